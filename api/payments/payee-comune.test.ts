import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { openPayPalApi, type PayPalApi } from './testing-paypal.ts';

let api: PayPalApi;
beforeAll(async () => {
  api = await openPayPalApi();
  await api.layDownPayee('comune');
}, 60_000);
afterAll(() => api.close());

describe('what is owed to the comune', () => {
  it.each(['card', 'paypal'])('is not paid by %s', async (method) => {
    const { praticaId } = await api.startDue();
    const view = (await api.ask('citizen', 'GET', `/pratiche/${praticaId}/payments`)).body;
    expect(view.methods).not.toContain(method);
    const { status, body } = await api.ask('citizen', 'POST', `/pratiche/${praticaId}/payments`, { body: { method }, key: randomUUID() }); // prettier-ignore
    expect([status, body.errors]).toMatchObject([422, [{ pointer: '/method' }]]); // prettier-ignore
    expect(await whatCameOf(praticaId)).toEqual({ state: 'payment', attempts: 0, receipts: 0 });
  });

  it('is not recorded as paid at a counter', async () => {
    const { praticaId } = await api.startDue();
    const { version } = await api.system((trx) => trx.selectFrom('pratica').select('version').where('id', '=', praticaId).executeTakeFirstOrThrow()); // prettier-ignore
    const command = { transition: 'recordPaidElsewhere', expectedVersion: version, payload: { receiptNumber: 'A 1' }, reason: 'pagato' }; // prettier-ignore
    const answer = await api.ask('admin', 'POST', `/pratiche/${praticaId}/transitions`, { body: command, key: randomUUID() }); // prettier-ignore
    expect([answer.status, answer.body.code]).toEqual([422, 'payment-to-comune']);
    expect(await whatCameOf(praticaId)).toEqual({ state: 'payment', attempts: 0, receipts: 0 });
  });
});

function whatCameOf(praticaId: string) {
  return api.system(async (trx) => {
    const count = async (table: 'paymentAttempt' | 'counterReceipt') =>
      (await trx.selectFrom(table).select('id').where('praticaId', '=', praticaId).execute())
        .length;
    const [attempts, receipts] = [await count('paymentAttempt'), await count('counterReceipt')];
    return { state: api.pratiche.stateOf(praticaId), attempts, receipts };
  });
}
