import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { noteCapture } from '../../db/captures.ts';
import { asSystem, connect } from '../../db/connect.ts';
import { addDays } from '../../workflows/pratica/service.ts';
import { TERMS } from '../../workflows/pratica/testing.ts';
import { monthsAfter, today } from '../days.ts';
import { NEED } from '../testing-catalogue.ts';
import type { Name, Stage } from '../testing.ts';

export const PAID_CENTS = 51_600;
export const day = (days: number) => addDays(today(), days);

/** Services that are paid for, on a stage with a worker; who acts moves them as people would. */
export function servicesOn(stage: Stage, comuneId = 'milano') {
  const read = (who: Name, id: string, more = '') =>
    stage.ask(who, 'GET', `/pratiche/${id}${more}`);

  async function move(who: Name, id: string, transition: string, payload = {}, more = {}) {
    const { version: expectedVersion } = (await read('admin', id)).body;
    const reason = 'Vado in ospedale per qualche giorno';
    const body = { transition, expectedVersion, payload, reason, ...more };
    return stage.ask(who, 'POST', `/pratiche/${id}/transitions`, body);
  }

  /** A pratica whose ente is chosen and has to confirm. */
  async function chosen(hours = 24): Promise<string> {
    const { id } = (await stage.ask('citizen', 'POST', '/pratiche', NEED)).body;
    const lines = [{ label: 'Ore', unit: 'hour', unitCents: 2150, quantity: hours }];
    const terms = { priceModel: 'hourly', lines, firstDate: today(), profile: 'OSS' };
    await move('ente', id, 'submitOffer', { ...terms, validUntil: monthsAfter(today(), 2) });
    const [offer] = (await read('citizen', id, '/offers')).body.items;
    await move('citizen', id, 'chooseOffer', { offerId: offer.id, revision: 1 });
    return id;
  }

  /** A pratica that waits for the payment of 31 days from today. */
  async function ordered(hours = 24, days = 31): Promise<string> {
    const id = await chosen(hours);
    await move('ente', id, 'confirmOrder', { startDate: today(), endDate: day(days - 1) });
    return id;
  }

  /** Paid, at 21.50 € an hour. */
  async function active({ hours = 24 } = {}): Promise<string> {
    const id = await ordered(hours);
    await pay(id, 'paymentSettled', 2150 * hours);
    return id;
  }

  /** A pratica keeps the policy that it starts with: here one with another notice for suspensions. */
  async function withNotice<T>(days: number, start: () => Promise<T>): Promise<T> {
    const owner = connect(stage.adminUrl, { max: 1 });
    const set = (notice: number) =>
      sql`update policy set terms = jsonb_set(terms, '{suspension,noticeDays}', ${notice}::text::jsonb)`.execute(owner); // prettier-ignore
    await set(days);
    const started = await start();
    await set(TERMS.suspension!.noticeDays);
    await owner.destroy();
    return started;
  }

  /** The same of ninety-two days, paid by the month. */
  async function byMonth(): Promise<string> {
    const owner = connect(stage.adminUrl, { max: 1 });
    const rule = JSON.stringify({ longerThanDays: 62, remindDays: 5, arrearsDays: 10 });
    await sql`update policy set terms = jsonb_set(terms, '{instalments}', ${rule}::jsonb)`.execute(owner); // prettier-ignore
    const id = await ordered(24, 92);
    await sql`update policy set terms = terms - 'instalments'`.execute(owner);
    await owner.destroy();
    return id;
  }

  /** The card was charged: what the gateway's notice does once it is believed. */
  async function pay(
    praticaId: string,
    transition: 'paymentSettled' | 'renewalSettled' = 'paymentSettled',
    amountCents = PAID_CENTS,
  ): Promise<void> {
    const attemptId = randomUUID();
    const { id: paymentId } = await asSystem(stage.db, comuneId, async (trx) => {
      const payment = await trx
        .selectFrom('payment')
        .select('id')
        .where('praticaId', '=', praticaId)
        .where('status', '=', 'due')
        .executeTakeFirstOrThrow();
      const of = { comuneId, praticaId, paymentId: payment.id, provider: 'nexi' } as const;
      const providerOrderId = attemptId.slice(0, 18);
      await trx
        .insertInto('paymentAttempt')
        .values({ ...of, id: attemptId, providerOrderId, status: 'open', amountCents })
        .execute();
      await noteCapture(trx, { ...of, attemptId, operationId: attemptId, amountCents });
      return payment;
    });
    const actor = { id: null, role: 'system' } as const;
    const facts = { paymentId, attemptId };
    const command = { id: randomUUID(), transition, actor, facts } as const;
    await stage.app.pratiche.transition({ praticaId, comuneId, command });
  }

  return { read, move, chosen, ordered, byMonth, active, withNotice, pay };
}
