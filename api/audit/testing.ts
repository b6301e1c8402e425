import { randomUUID } from 'node:crypto';
import { OFFERED, walkFrom } from '../../db/testing-walk.ts';
import { addDays } from '../../workflows/pratica/service.ts';
import { aPratica, CITIZEN, command, ENTE1, member } from '../../workflows/pratica/testing.ts';
import { withClient } from '../../dev/parts/databases.ts';
import { HOLIDAY_YEARS, holidaysOf } from '../pratiche/holidays.ts';
import { openApi } from '../testing.ts';

const HOLIDAYS = holidaysOf('12-07', 2026, HOLIDAY_YEARS);

/** The API over pratiche that lived in the past, at instants known to the test. */
export async function openArchive() {
  const stage = await openApi({ close: async () => {} } as never);
  for (const who of ['citizen', 'admin', 'ente', 'rival', 'auditor'] as const) {
    await stage.ask(who, 'GET', '/me');
  }

  /** A pratica that was asked for at `at`; its two enti have not answered. */
  const begin = (at: string) => walkFrom(stage.db, { ...aPratica(), holidays: HOLIDAYS }, { at });

  /** The whole way to an active service, each step some business hours after the one before. */
  async function toActive(at: string, hours: number[] = [24, 24, 24, 24]) {
    const walk = await begin(at);
    const after = (n: number) => ({
      at: new Date(Date.parse(walk.now) + hours[n]! * 3_600_000).toISOString(),
    });
    const offerId = randomUUID();
    const validUntil = '2027-12-31T22:59:59.000Z';
    await walk.send(command('submitOffer', member(ENTE1), { facts: { offerId, validUntil } }), {
      ...after(0),
      payload: OFFERED,
    });
    await walk.send(command('chooseOffer', CITIZEN, { facts: { offerId, revision: 1 } }), after(1));
    const startDate = '2026-12-01';
    const days = { startDate, endDate: addDays(startDate, 60) };
    await walk.send(command('confirmOrder', member(ENTE1), { facts: days }), {
      ...after(2),
      payload: days,
    });
    await walk.pay(after(3));
    return walk;
  }
  /** Statistics as they are once a table has been looked at. */
  const analyze = () => withClient(stage.adminUrl, (client) => client.query('analyze'));
  /** Behind the back of all rules, as no process of ours could. */
  const behind = (text: string) =>
    withClient(stage.adminUrl, (client) =>
      client.query(`set session_replication_role = replica; ${text}`),
    );
  return { ...stage, begin, toActive, analyze, behind };
}
export type Archive = Awaited<ReturnType<typeof openArchive>>;
