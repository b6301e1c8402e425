import { sql } from 'kysely';
import { listClosures, listWaitingOrders } from '../../db/closures.ts';
import type { Trx } from '../../db/connect.ts';
import { type Closure, postponedDeadlines } from '../../workflows/pratica/closures.ts';
import { today } from '../days.ts';
import { HOLIDAY_YEARS, holidaysOf } from '../pratiche/holidays.ts';

/**
 * The orders waiting for an ente whose term a closure would move, by the same calculation that the
 * pratiche will do; nothing is moved.
 */
export async function foreseeShift(trx: Trx, enteId: string, closure: Closure) {
  const closures = await listClosures(trx, { enteId, from: today() });
  const orders = await listWaitingOrders(trx, { enteId });
  const { patron } = await trx
    .selectFrom('comune')
    .select('patron')
    .where('id', '=', sql<string>`asking_comune()`)
    .executeTakeFirstOrThrow();
  const holidays = holidaysOf(patron, Number(today().slice(0, 4)), HOLIDAY_YEARS);
  const now = new Date().toISOString();
  return orders.flatMap(({ id: praticaId, number, deadlines, terms }) => {
    const before = { deadlines, terms, holidays, closures };
    const after = postponedDeadlines(before, [...closures, closure], now);
    const name = deadlines['orderEscalation'] ? 'orderEscalation' : 'orderFallback';
    const [dueAt, movedTo] = [deadlines[name], after[name]];
    return dueAt && movedTo && movedTo !== dueAt ? [{ praticaId, number, dueAt, movedTo }] : [];
  });
}
