import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openPagoPaApi, type PagoPaApi } from '../api/payments/testing-pagopa.ts';
import { openPagoPaBooks } from './pagopa-books.ts';
import { creditorsOf, listCreditors } from './pagopa-creditors.ts';
import { reconcile } from './reconcile.ts';
import { compareReported } from './reported.ts';
import { TOTAL_CENTS } from './testing.ts';

let api: PagoPaApi;
beforeAll(async () => void (api = await openPagoPaApi()), 60_000);
afterAll(() => api.close());

describe('the books of pagoPA', () => {
  it('agree with ours on what was paid, came late and was given back by transfer', async () => {
    const { attemptId } = await api.paid('account');
    const late = await api.paid('account');
    await api.paid('refused');
    await late.withdraw();
    for (const id of [attemptId, late.attemptId]) await api.check(id);
    await api.ask('admin', 'POST', `/pratiche/${late.praticaId}/refunds-by-hand`, { body: { refundNumber: 'CRO 9', note: 'Bonifico' }, key: late.paymentId }); // prettier-ignore
    expect(await differences()).toEqual([]);
  });

  it('differ where a receipt has not reached us, or says another amount', async () => {
    const { attemptId } = await api.paid('account');
    expect(await differences()).toMatchObject([
      { kind: 'not-in-ours', provider: 'pagopa', cents: TOTAL_CENTS },
      { kind: 'reported-unknown', provider: 'pagopa', cents: TOTAL_CENTS },
    ]);
    await api.check(attemptId);
    expect(await differences()).toEqual([]);
    const { providerOrderId } = (await api.readAttempt(attemptId))!;
    api.pagopa.books.prepare('update positions set amount = amount - 100 where iupd = ?').run(providerOrderId); // prettier-ignore
    const amounts = { ourCents: TOTAL_CENTS, theirCents: TOTAL_CENTS - 100 };
    expect(await differences()).toMatchObject([
      { kind: 'other-amount', ...amounts },
      { kind: 'other-reported', ...amounts },
    ]);
  });
});

describe('a payment that is in no flow', () => {
  const capture = { operationId: 'r1', cents: 100, status: 'settled' } as const;
  const order = { provider: 'pagopa', orderId: 'MI1', reference: '347', pratica: 'MI-2026-000001', captures: [capture], refundedCents: 0 } as const; // prettier-ignore
  const asked = (before: string) =>
    compareReported([{ ...order, captures: [capture] }], { provider: 'pagopa', reported: [], day: { from: before, before } }); // prettier-ignore
  it('is said once flows have had their five days', () => {
    expect(asked('2026-01-02T00:00:00Z')).toMatchObject([{ kind: 'not-reported', operationId: 'r1', cents: 100 }]); // prettier-ignore
    expect(asked(new Date().toISOString())).toEqual([]);
  });
});

async function differences() {
  const hour = 3_600_000;
  const day = { from: new Date(Date.now() - hour).toISOString(), before: new Date(Date.now() + hour).toISOString() }; // prettier-ignore
  const creditors = { creditorOf: creditorsOf(api.db), listCreditors: () => listCreditors(api.db) };
  const pagopa = openPagoPaBooks(api.pagopa.access, creditors);
  return (await reconcile(api.db, { pagopa }, { comuneId: 'milano', day })).differences;
}
