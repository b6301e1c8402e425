import { readRules } from '../../db/comune-rules.ts';
import type { Trx } from '../../db/connect.ts';
import { findPratica } from '../../db/pratiche.ts';
import { listUnusedByOrder, sumUnused } from '../../db/unused-payments.ts';
import { mayNeedSecond } from '../../workflows/pratica/approval.ts';
import type { Facts } from '../../workflows/pratica/messages.ts';
import { addDays } from '../../workflows/pratica/service.ts';
import { unusedOf } from '../../workflows/pratica/service-visits.ts';
import type { TransitionName } from '../../workflows/pratica/transitions.ts';
import type { Actor } from '../actor.ts';
import { today } from '../days.ts';
import { readHolidays } from '../pratiche/read-holidays.ts';
import { readerOf } from '../pratiche/views.ts';

export type Refund = NonNullable<Facts['refund']>;

interface Ending {
  praticaId: string;
  /** The first day without service; tomorrow when nothing is said. */
  effectiveOn?: string | undefined;
}

/**
 * What an act of an administrator would give back today, and what one may give back alone; in
 * cents. Nothing for acts and people that never need a second.
 */
export async function weighRefund(
  trx: Trx,
  actor: Actor,
  { transition, ...ending }: Ending & { transition: TransitionName },
): Promise<Refund | undefined> {
  if (!mayNeedSecond(transition, actor.role)) return undefined;
  const { aloneUpToCents } = await readRules(trx, actor);
  return { cents: await countRefund(trx, actor, ending), aloneUpToCents };
}

/** Counted as it is when it is given back (db/record-money.ts). */
export async function countRefund(
  trx: Trx,
  actor: Actor,
  { praticaId, effectiveOn = addDays(today(), 1) }: Ending,
): Promise<number> {
  const pratica = await findPratica(trx, { id: praticaId, reader: readerOf(actor) });
  const service = pratica?.service;
  if (!pratica || !service) {
    const payments = await listUnusedByOrder(trx, { praticaId, at: new Date().toISOString() });
    return payments.reduce((sum, { unusedCents }) => sum + unusedCents, 0);
  }
  const holidays = service.plan ? await readHolidays(trx, pratica, actor) : [];
  const unused = unusedOf(service, holidays, effectiveOn);
  return sumUnused(trx, { praticaId, period: service.period, unused });
}
