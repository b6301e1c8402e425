import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import { openPaymentStage, TOTAL_CENTS, type PaymentStage } from '../payments/testing.ts';
import { readBalance } from './ledger-entries.ts';
import {
  closePayments,
  failAttempt,
  recordLateSuccess,
  recordRefund,
  refundUnused,
  settlePayment,
} from './ledger.ts';
import { addAttempt, findAttempt } from './payment-attempts.ts';
import { readPayment } from './payments.ts';

let stage: PaymentStage;
beforeAll(async () => void (stage = await openPaymentStage()), 60_000);
afterAll(() => stage.close());

const ATTEMPTS = 3;
const at = '2026-11-23T10:00:00.000Z';
const attempt = fc.nat({ max: ATTEMPTS - 1 });
const happening = fc.oneof(
  fc.record({ what: fc.constantFrom('settle', 'fail', 'late', 'refund'), attempt }),
  fc.record({ what: fc.constant('close') }),
  fc.record({ what: fc.constant('unused'), cents: fc.integer({ min: 1, max: 2 * TOTAL_CENTS }) }),
) as fc.Arbitrary<{ what: string; attempt?: number; cents?: number }>;

describe('the ledger', () => {
  it('accounts for every cent whatever happens, in whatever order, however often', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(happening, { maxLength: 12 }), async (happenings) => {
        const due = await openDue();
        for (const each of happenings) await happen(due, each);
        await expectBalanced(due);
      }),
      { numRuns: 40 },
    );
  }, 120_000);

  it('settles once however many settle at the same time', async () => {
    const due = await openDue();
    const settle = () => happen(due, { what: 'settle', attempt: 0 });
    await Promise.all([settle(), settle(), settle(), happen(due, { what: 'settle', attempt: 1 })]);
    await expectBalanced(due);
    const balance = await stage.system((trx) => readBalance(trx, due));
    expect(balance).toEqual({ chargedCents: 2 * TOTAL_CENTS, toEnteCents: TOTAL_CENTS, refundedCents: 0, heldCents: TOTAL_CENTS }); // prettier-ignore
  });

  it('keeps a paid attempt paid when a refusal arrives late', async () => {
    const due = await openDue();
    await happen(due, { what: 'settle', attempt: 0 });
    await happen(due, { what: 'fail', attempt: 0 });
    const paid = await stage.system((trx) => findAttempt(trx, { id: due.attempts[0]! }));
    expect(paid?.status).toBe('settled');
  });

  it('lets a success after a failure win', async () => {
    const due = await openDue();
    await happen(due, { what: 'fail', attempt: 0 });
    await happen(due, { what: 'settle', attempt: 0 });
    const payment = await stage.system((trx) => readPayment(trx, due));
    expect(payment).toMatchObject({ status: 'settled', attempts: [{}, {}, {}] });
  });

  it('sends money back that lands on a closed payment, and says so once', async () => {
    const due = await openDue();
    await happen(due, { what: 'close' });
    await happen(due, { what: 'late', attempt: 0 });
    await happen(due, { what: 'late', attempt: 0 });
    await happen(due, { what: 'refund', attempt: 0 });
    await happen(due, { what: 'refund', attempt: 0 });
    const balance = await stage.system((trx) => readBalance(trx, due));
    expect(balance).toEqual({ chargedCents: TOTAL_CENTS, toEnteCents: 0, refundedCents: TOTAL_CENTS, heldCents: 0 }); // prettier-ignore
    const payment = await stage.system((trx) => readPayment(trx, due));
    expect(payment?.status).toBe('refunded');
    const told = await stage.system((trx) =>
      trx.selectFrom('outbox').select('kind').where('attemptId', '=', due.attempts[0]!).execute(),
    );
    expect(told.map(({ kind }) => kind).sort()).toEqual(['refundDue', 'refunded']);
  });

  it('refuses a transaction that does not sum to zero, and any change of an entry', async () => {
    const { praticaId, paymentId } = await openDue();
    const lopsided = { transactionId: randomUUID(), comuneId: 'milano', praticaId, paymentId, account: 'held:x', amountCents: 5, kind: 'late' }; // prettier-ignore
    await expect(
      stage.system((trx) => trx.insertInto('ledgerEntry').values(lopsided).execute()),
    ).rejects.toThrow('does not sum to zero');
    await expect(
      stage.system((trx) => trx.updateTable('ledgerEntry').set({ amountCents: 1 }).execute()),
    ).rejects.toThrow('permission denied');
  });
});

type Due = Awaited<ReturnType<typeof openDue>>;

async function openDue() {
  const { praticaId, paymentId } = await stage.startDue();
  const attempts = await stage.system(async (trx) => {
    const ids: string[] = [];
    for (let i = 0; i < ATTEMPTS; i++) {
      const id = randomUUID();
      const providerOrderId = `MI${id.replaceAll('-', '').slice(0, 16)}`;
      await addAttempt(trx, { id, comuneId: 'milano', praticaId, paymentId, providerOrderId, amountCents: TOTAL_CENTS }); // prettier-ignore
      ids.push(id);
    }
    return ids;
  });
  return { praticaId, paymentId, attempts };
}

function happen(
  due: Due,
  { what, attempt = 0, cents = 0 }: { what: string; attempt?: number; cents?: number },
) {
  // prettier-ignore
  const { praticaId, paymentId, attempts } = due;
  const fact = { comuneId: 'milano', praticaId, paymentId, attemptId: attempts[attempt]!, commandId: randomUUID(), at }; // prettier-ignore
  return stage.system<unknown>((trx) => {
    if (what === 'settle') return settlePayment(trx, fact);
    if (what === 'fail') return failAttempt(trx, fact);
    if (what === 'late') return recordLateSuccess(trx, fact);
    if (what === 'refund') return recordRefund(trx, fact);
    if (what === 'close') return closePayments(trx, { praticaId, at });
    return refundUnused(trx, { comuneId: 'milano', praticaId, cents, at });
  });
}

async function expectBalanced(due: Due): Promise<void> {
  const balance = await stage.system((trx) => readBalance(trx, due));
  const { chargedCents, toEnteCents, refundedCents, heldCents } = balance;
  expect(chargedCents).toBe(toEnteCents + refundedCents + heldCents);
  for (const cents of Object.values(balance)) expect(cents).toBeGreaterThanOrEqual(0);
  expect(toEnteCents).toBeLessThanOrEqual(TOTAL_CENTS);
  const attempts = await stage.system(
    (trx) =>
    trx.selectFrom('paymentAttempt').select(['status', 'refundCents']).where('praticaId', '=', due.praticaId).execute(), // prettier-ignore
  );
  const paid = attempts.filter(({ status }) => ['settled', 'to-refund', 'refunded'].includes(status)); // prettier-ignore
  expect(chargedCents).toBe(paid.length * TOTAL_CENTS);
  const back = attempts.filter(({ status }) => status === 'refunded');
  expect(refundedCents).toBe(back.reduce((sum, { refundCents }) => sum + refundCents!, 0));
}
