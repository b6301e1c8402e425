import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { refundAttempt } from '../../activities/jobs/refund-attempt.ts';
import { until } from '../../activities/jobs/testing.ts';
import { readBalance } from '../../db/ledger-entries.ts';
import { TOTAL_CENTS } from '../../payments/testing.ts';
import { openPaymentApi, type PaymentApi } from '../payments/testing.ts';

let api: PaymentApi;
beforeAll(async () => void (api = await openPaymentApi()), 60_000);
afterEach(() => api.setFaults({}));
afterAll(() => api.close());

describe('A refund whose answer never came', () => {
  it.each(['timeoutBefore', 'timeoutAfter'])(
    '(%s) leaves what is left to the next one, and reaches the payer once',
    async (mode) => {
      const { praticaId, attemptId, paymentId } = await paid();
      expect((await give(praticaId, paymentId, 10_000)).status).toBe(201);
      await api.setFaults({ calls: { mode, path: '/refunds', times: 1 } });
      await expect(giveBack(attemptId)).rejects.toThrow();
      // Unknown as it is, it is spent: what is left is counted without it.
      const beyond = await give(praticaId, paymentId, TOTAL_CENTS - 10_000 + 1);
      expect([beyond.status, beyond.body.errors[0].pointer]).toEqual([422, '/amountCents']);
      expect((await give(praticaId, paymentId, TOTAL_CENTS - 10_000)).status).toBe(201);
      await Promise.all(Array.from({ length: 4 }, () => giveBack(attemptId).catch(() => {})));
      await giveBack(attemptId);
      expect(givenAtGateway()).toEqual([10_000, TOTAL_CENTS - 10_000]);
      const balance = await api.system((trx) => readBalance(trx, { praticaId }));
      expect(balance).toMatchObject({ refundedCents: TOTAL_CENTS, heldCents: 0, toEnteCents: 0 });
      expect((await give(praticaId, paymentId, 1)).body.code).toBe('nothing-to-refund');
    },
  );
});

async function paid() {
  const { praticaId, paymentId } = await api.startDue();
  const url = `/pratiche/${praticaId}/payments`;
  const { body } = await api.ask('citizen', 'POST', url, { body: { method: 'card' }, key: randomUUID() }); // prettier-ignore
  await api.payWith(body.redirectUrl, 'good');
  await until(() => api.pratiche.stateOf(praticaId) === 'active');
  api.books.exec(`delete from operations where type = 'REFUND'`);
  return { praticaId, paymentId, attemptId: body.attemptId as string };
}

function give(praticaId: string, paymentId: string, amountCents: number) {
  const body = { paymentId, amountCents, reason: 'Visita saltata' };
  return api.ask('admin', 'POST', `/pratiche/${praticaId}/refunds`, { body, key: randomUUID() });
}

/** What the job does, which comes again until it succeeds. */
function giveBack(attemptId: string) {
  const { db, gateways, pratiche } = api;
  return refundAttempt({ db, gateways, pratiche } as never, { attemptId, comuneId: 'milano' });
}

function givenAtGateway(): number[] {
  const rows = api.books
    .prepare(`select amount from operations where type = 'REFUND' order by amount`)
    .all();
  return rows.map(({ amount }) => Number(amount));
}
