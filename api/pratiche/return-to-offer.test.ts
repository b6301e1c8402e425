import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { until } from '../../activities/jobs/testing.ts';
import { member } from '../../workflows/pratica/testing.ts';
import { openPaymentApi, type PaymentApi } from '../payments/testing.ts';
import { ENTE_A, ENTE_B, type Json, type Name } from '../testing.ts';

const DAYS = { startDate: '2099-01-01', endDate: '2099-06-30' };

let api: PaymentApi;
beforeAll(async () => void (api = await openPaymentApi()), 60_000);
afterAll(() => api?.close());

const row = (id: string) =>
  api.system((trx) =>
    trx.selectFrom('pratica').select(['state', 'version', 'service', 'chosenOfferId']).where('id', '=', id).executeTakeFirstOrThrow(),
  ); // prettier-ignore
const answerOf = (praticaId: string, enteId: string) =>
  api.system((trx) =>
    trx.selectFrom('praticaEnte').select('answer').where('praticaId', '=', praticaId).where('enteId', '=', enteId).executeTakeFirstOrThrow(),
  ); // prettier-ignore
async function move(id: string, who: Name, transition: string, more: object = {}) {
  const { version: expectedVersion } = await row(id);
  const body = { transition, expectedVersion, payload: {}, ...more };
  return api.ask(who, 'POST', `/pratiche/${id}/transitions`, { body, key: randomUUID() });
}
const back = (id: string, payload = {}) =>
  move(id, 'admin', 'returnToOffer', { payload, reason: 'L’ente non risponde' });
const offersOf = async (id: string) =>
  Object.fromEntries(
    ((await api.ask('admin', 'GET', `/pratiche/${id}/offers`)).body.items as Json[]).map(
      ({ ente, ...offer }) => [ente.id, offer],
    ),
  ) as Record<string, Json>;
const rows = (table: 'payment' | 'paymentAttempt', praticaId: string) =>
  api.system((trx) =>
    trx.selectFrom(table).select(['id', 'status']).where('praticaId', '=', praticaId).orderBy('createdAt').execute(),
  ); // prettier-ignore

describe('A pratica that the office brings back to its offers', () => {
  test('has them all to choose from, nothing to pay, and the reason in its history', async () => {
    const { praticaId, paymentId } = await api.startDue();
    expect((await back(praticaId)).body).toMatchObject({ state: 'offer' });
    expect(await row(praticaId)).toMatchObject({ state: 'offer', service: null, chosenOfferId: null }); // prettier-ignore
    const offers = await offersOf(praticaId);
    expect([offers[ENTE_A].status, offers[ENTE_B].status]).toEqual(['live', 'live']);
    expect(await rows('payment', praticaId)).toEqual([{ id: paymentId, status: 'closed' }]);
    const [event] = (await api.ask('citizen', 'GET', `/pratiche/${praticaId}/timeline`)).body.items;
    expect(event).toMatchObject({ kind: 'returnToOffer', reason: 'L’ente non risponde', actor: { name: 'Carla Neri' } }); // prettier-ignore
  });

  test('gives back what a payer pays on a page that was open then', async () => {
    const { praticaId } = await api.startDue();
    const { body } = await api.ask('citizen', 'POST', `/pratiche/${praticaId}/payments`, { body: { method: 'card' }, key: randomUUID() }); // prettier-ignore
    await back(praticaId);
    expect((await rows('paymentAttempt', praticaId))[0]!.status).toBe('failed');
    await api.payWith(body.redirectUrl, 'good');
    await until(async () => (await rows('paymentAttempt', praticaId))[0]!.status === 'to-refund');
    expect(api.pratiche.stateOf(praticaId)).toBe('offer');
  });

  test('is ordered and paid anew, of the other ente', async () => {
    const { praticaId, paymentId } = await api.startDue();
    expect((await back(praticaId, { enteId: ENTE_A })).status).toBe(200);
    const offer = (await offersOf(praticaId))[ENTE_B];
    const payload = { offerId: offer.id, revision: offer.revision };
    expect((await move(praticaId, 'citizen', 'chooseOffer', { payload })).body.state).toBe('order');
    const confirmed = await api.act(praticaId, 'confirmOrder', member(ENTE_B), { payload: DAYS });
    expect(await rows('payment', praticaId)).toEqual([
      { id: paymentId, status: 'closed' },
      { id: confirmed, status: 'due' },
    ]);
  });

  test('can leave out the ente that was chosen, which then cannot offer', async () => {
    const { praticaId } = await api.startDue();
    await back(praticaId, { enteId: ENTE_A });
    expect(await answerOf(praticaId, ENTE_A)).toEqual({ answer: 'excluded' });
    expect((await offersOf(praticaId))[ENTE_A].status).toBe('rejected');
    const answer = await move(praticaId, 'ente', 'declineRequest', { reason: 'No' });
    expect(answer.body.code).toBe('ente-excluded');
  });

  test('is so once, for a reason, by the office', async () => {
    const { praticaId } = await api.startDue();
    expect((await move(praticaId, 'admin', 'returnToOffer')).body.code).toBe('reason-required');
    expect((await move(praticaId, 'ente', 'returnToOffer', { reason: 'x' })).body.code).toBe('role-not-allowed'); // prettier-ignore
    expect((await back(praticaId, { enteId: ENTE_B })).body.code).toBe('ente-not-chosen');
    expect((await back(praticaId, { enteId: 'x' })).body.errors[0].pointer).toBe('/payload/enteId');
    await back(praticaId);
    expect((await back(praticaId)).body.code).toBe('not-allowed-in-state');
  });
});

describe('An ente that the office takes out of a pratica', () => {
  test('is told why; its rivals are not', async () => {
    const { praticaId } = await api.startDue();
    const out = { payload: { enteId: ENTE_B }, reason: 'Ha chiesto di non partecipare' };
    expect((await move(praticaId, 'admin', 'excludeEnte', out)).body.state).toBe('payment');
    const kinds = async (who: Name) =>
      ((await api.ask(who, 'GET', `/pratiche/${praticaId}/timeline`)).body.items as Json[]).map(({ kind }) => kind); // prettier-ignore
    expect(await kinds('rival')).toContain('excludeEnte');
    expect(await kinds('ente')).not.toContain('excludeEnte');
    expect((await move(praticaId, 'admin', 'excludeEnte', out)).body.code).toBe('ente-excluded');
    const chosen = { ...out, payload: { enteId: ENTE_A } };
    expect((await move(praticaId, 'admin', 'excludeEnte', chosen)).body.code).toBe('ente-chosen');
  });
});
