import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { checkAttempt } from '../../activities/jobs/check-attempt.ts';
import { refundAttempt } from '../../activities/jobs/refund-attempt.ts';
import { findAttempt, listAttemptsToAsk } from '../../db/payment-attempts.ts';
import { creditorsOf } from '../../payments/pagopa-creditors.ts';
import { connectPagoPa } from '../../payments/pagopa.ts';
import { openPagoPa, type Way } from '../../simulators/pagopa/testing.ts';
import { openPaymentApi } from './testing.ts';

/** The real API before the stand-in for pagoPA, in a comune that is itself paid. */
export async function openPagoPaApi() {
  const pagopa = await openPagoPa();
  const api = await openPaymentApi({ settings: async () => pagopa.variables });
  await api.layDownPayee('comune');
  const gateway = connectPagoPa({ ...pagopa.access, timeoutMs: 1_500 }, creditorsOf(api.db));
  const settling = { db: api.db, pratiche: api.pratiche, gateways: { ...api.gateways, pagopa: gateway } }; // prettier-ignore
  const start = (praticaId: string, key = randomUUID()) =>
    api.ask('citizen', 'POST', `/pratiche/${praticaId}/payments`, { body: { method: 'pagopa' }, key }); // prettier-ignore
  return {
    ...api,
    pagopa,
    start,
    readAttempt: (id: string) => api.system((trx) => findAttempt(trx, { id })),
    /** What the periodic check does. */
    check: (attemptId: string) => checkAttempt(settling, { attemptId, comuneId: 'milano' }),
    giveBack: (attemptId: string) => refundAttempt(settling, { attemptId, comuneId: 'milano' }),
    /** Whether the periodic check would ask about it once so many minutes have passed. */
    async isAskedAbout(attemptId: string, minutes: number) {
      const age = sql`now() - make_interval(mins => ${minutes})`;
      await api.system((trx) =>
        sql`update payment_attempt set updated_at = ${age} where id = ${attemptId}`.execute(trx),
      );
      const ids = await api.system((trx) => listAttemptsToAsk(trx, { afterSeconds: 60, limit: 99 })); // prettier-ignore
      return ids.includes(attemptId);
    },
    /** Somebody who owes money to the comune, on Checkout’s page, pays in one way or another. */
    async paid(...ways: Way[]) {
      const { praticaId, paymentId, withdraw } = await api.startDue();
      const { attemptId, redirectUrl: page } = (await start(praticaId)).body;
      for (const way of ways) await pagopa.payOn(page, way);
      return { praticaId, paymentId, withdraw, attemptId: attemptId as string, page: page as string }; // prettier-ignore
    },
    async close() {
      await api.close();
      await pagopa.close();
    },
  };
}
export type PagoPaApi = Awaited<ReturnType<typeof openPagoPaApi>>;
