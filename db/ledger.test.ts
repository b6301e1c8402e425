import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import { openPaymentStage, TOTAL_CENTS, type PaymentStage } from '../payments/testing.ts';
import { readBalance } from './ledger-entries.ts';
import { captureIdOf, noteCapture } from './captures.ts';
import { listDueRefunds } from './refund-rows.ts';
import type { Trx } from './connect.ts';
import { giveBackByHand, oweByHand, settleAtCounter } from './counter-money.ts';
import { listReceipts } from './counter-receipts.ts';
import { sumPayers } from './payouts/ledger-list.ts';
import { checkChain } from './check-chain.ts';
import {
  closePayments,
  failAttempt,
  recordLateCapture,
  refundUnused,
  settlePayment,
} from './ledger.ts';
import { addAttempt, findAttempt, listAttemptsToRefund } from './payment-attempts.ts';
import { readPayment } from './payments.ts';
import { recordRefund, recordRefusedRefund } from './refunds.ts';

let stage: PaymentStage;
beforeAll(async () => void (stage = await openPaymentStage()), 60_000);
afterAll(() => stage.close());

const ATTEMPTS = 3;
const at = '2026-11-23T10:00:00.000Z';
const attempt = fc.nat({ max: ATTEMPTS - 1 });
/** The gateway may take money twice on one attempt. */
const time = fc.nat({ max: 1 });
const happening = fc.oneof(
  fc.record({ what: fc.constantFrom('pay', 'fail', 'late', 'refund', 'refuse'), attempt, time }),
  fc.record({ what: fc.constantFrom('close', 'atCounter', 'byHand') }),
  fc.record({ what: fc.constant('unused'), cents: fc.integer({ min: 1, max: 2 * TOTAL_CENTS }) }),
) as fc.Arbitrary<Happening>;

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
    const settle = () => happen(due, { what: 'pay', attempt: 0 });
    await Promise.all([settle(), settle(), settle(), happen(due, { what: 'pay', attempt: 1 })]);
    await expectBalanced(due);
    const balance = await stage.system((trx) => readBalance(trx, due));
    expect(balance).toEqual({ chargedCents: 2 * TOTAL_CENTS, vouchersCents: 0, toEnteCents: TOTAL_CENTS, feeCents: 0, refundedCents: 0, heldCents: TOTAL_CENTS }); // prettier-ignore
  });

  it('keeps a paid attempt paid when a refusal arrives late', async () => {
    const due = await openDue();
    await happen(due, { what: 'pay', attempt: 0 });
    await happen(due, { what: 'fail', attempt: 0 });
    const paid = await stage.system((trx) => findAttempt(trx, { id: due.attempts[0]! }));
    expect(paid?.status).toBe('settled');
  });

  it('lets a success after a failure win', async () => {
    const due = await openDue();
    await happen(due, { what: 'fail', attempt: 0 });
    await happen(due, { what: 'pay', attempt: 0 });
    const payment = await stage.system((trx) => readPayment(trx, due));
    expect(payment).toMatchObject({ status: 'settled', attempts: [{}, {}, {}] });
  });

  it('keeps one capture of an order that was captured twice, and sends the other back', async () => {
    const due = await openDue();
    await happen(due, { what: 'pay', attempt: 0, time: 0 });
    await happen(due, { what: 'pay', attempt: 0, time: 1 });
    expect((await readAttempt(due))?.status).toBe('settled');
    await happen(due, { what: 'refund', attempt: 0 });
    expect((await readAttempt(due))?.status).toBe('settled');
    const balance = await stage.system((trx) => readBalance(trx, due));
    expect(balance).toEqual({ chargedCents: 2 * TOTAL_CENTS, vouchersCents: 0, toEnteCents: TOTAL_CENTS, feeCents: 0, refundedCents: TOTAL_CENTS, heldCents: 0 }); // prettier-ignore
  });

  it('gives the office one task when the gateway refuses a refund, and closes it once it is done', async () => {
    const due = await openDue();
    await happen(due, { what: 'close' });
    await happen(due, { what: 'late', attempt: 0 });
    await happen(due, { what: 'refuse', attempt: 0 });
    await happen(due, { what: 'refuse', attempt: 0 });
    expect(await listOfficeTasks(due)).toEqual([{ kind: 'checkRefund', isOpen: true }]);
    const now = await stage.system((trx) => listAttemptsToRefund(trx, { limit: 500 }));
    expect(now).not.toContain(due.attempts[0]);
    await happen(due, { what: 'refund', attempt: 0 });
    expect(await listOfficeTasks(due)).toEqual([{ kind: 'checkRefund', isOpen: false }]);
    expect(await listKinds(due)).toEqual(['refundDue', 'refundRefused', 'refunded']);
  });

  it('keeps what a counter took, and sends back what the card took as well', async () => {
    const due = await openDue();
    await happen(due, { what: 'atCounter' });
    expect((await readAttempt(due))?.status).toBe('failed');
    await happen(due, { what: 'pay', attempt: 0 });
    await happen(due, { what: 'refund', attempt: 0 });
    const balance = await stage.system((trx) => readBalance(trx, due));
    expect(balance).toEqual({ chargedCents: 2 * TOTAL_CENTS, vouchersCents: 0, toEnteCents: TOTAL_CENTS, feeCents: 0, refundedCents: TOTAL_CENTS, heldCents: 0 }); // prettier-ignore
    const payment = await stage.system((trx) => readPayment(trx, due));
    expect(payment).toMatchObject({ status: 'settled', receipts: [{ status: 'settled', amountCents: TOTAL_CENTS }] }); // prettier-ignore
  });

  it('holds what a counter is to give back until somebody has, once', async () => {
    const due = await openDue();
    await happen(due, { what: 'atCounter' });
    await happen(due, { what: 'unused', cents: 1000 });
    expect(await listOfficeTasks(due)).toEqual([{ kind: 'refundByHand', isOpen: true }]);
    const held = await stage.system((trx) => readBalance(trx, due));
    expect(held).toEqual({ chargedCents: TOTAL_CENTS, vouchersCents: 0, toEnteCents: TOTAL_CENTS - 1000, feeCents: 0, refundedCents: 0, heldCents: 1000 }); // prettier-ignore
    expect(await happen(due, { what: 'byHand' })).toBe(1000);
    expect(await happen(due, { what: 'byHand' })).toBeUndefined();
    expect(await listOfficeTasks(due)).toEqual([{ kind: 'refundByHand', isOpen: false }]);
    const given = await stage.system((trx) => readBalance(trx, due));
    expect(given).toMatchObject({ refundedCents: 1000, heldCents: 0 });
  });

  it('sends money back that lands on a closed payment, and says so once', async () => {
    const due = await openDue();
    await happen(due, { what: 'close' });
    await happen(due, { what: 'late', attempt: 0 });
    await happen(due, { what: 'late', attempt: 0 });
    await happen(due, { what: 'refund', attempt: 0 });
    await happen(due, { what: 'refund', attempt: 0 });
    const balance = await stage.system((trx) => readBalance(trx, due));
    expect(balance).toEqual({ chargedCents: TOTAL_CENTS, vouchersCents: 0, toEnteCents: 0, feeCents: 0, refundedCents: TOTAL_CENTS, heldCents: 0 }); // prettier-ignore
    const payment = await stage.system((trx) => readPayment(trx, due));
    expect(payment?.status).toBe('refunded');
    expect(await listKinds(due)).toEqual(['refundDue', 'refunded']);
    const told = await stage.system((trx) =>
      trx
        .selectFrom('outbox')
        .innerJoin('event', 'event.id', 'outbox.eventId')
        .select(['event.kind', 'outbox.audience'])
        .where('event.praticaId', '=', due.praticaId)
        .where('event.kind', 'in', ['refundDue', 'refunded'])
        .execute(),
    );
    expect(told.map(({ kind, audience }) => `${kind}:${audience}`).sort()).toEqual(['refundDue:citizen', 'refunded:citizen']); // prettier-ignore
  });

  it('refuses a transaction that does not sum to zero, and any change of an entry', async () => {
    const { praticaId, paymentId } = await openDue();
    const lopsided = { transactionId: randomUUID(), comuneId: 'milano', praticaId, paymentId, account: 'held:x', amountCents: 5, kind: 'late', commandId: randomUUID(), gatewayReference: null }; // prettier-ignore
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
      await addAttempt(trx, { id, comuneId: 'milano', praticaId, paymentId, provider: 'nexi', providerOrderId, amountCents: TOTAL_CENTS }); // prettier-ignore
      ids.push(id);
    }
    return ids;
  });
  return { praticaId, paymentId, attempts };
}

interface Happening {
  what: string;
  attempt?: number;
  time?: number;
  cents?: number;
}

async function happen(due: Due, { what, attempt = 0, time = 0, cents = 0 }: Happening) {
  const { praticaId, paymentId, attempts } = due;
  const attemptId = attempts[attempt]!;
  const common = { comuneId: 'milano', praticaId, paymentId, attemptId };
  const operationId = `${attemptId}-${time}`;
  const captureId = captureIdOf('nexi', operationId);
  const commandId = randomUUID();
  const take = (trx: Trx) =>
    noteCapture(trx, { ...common, provider: 'nexi', operationId, amountCents: TOTAL_CENTS });
  const recordBack = (write: typeof recordRefund | typeof recordRefusedRefund) =>
    stage.system(async (trx) => {
      await trx.updateTable('refund').set({ notBefore: null }).execute();
      for (const { id } of await listDueRefunds(trx, { attemptId }))
        await write(trx, { id, paymentId, at });
    });
  if (what === 'refund') return recordBack(recordRefund);
  if (what === 'refuse') return recordBack(recordRefusedRefund);
  if (what === 'pay') {
    // As payments/outcome.ts does: a capture that was dealt with pays nothing more.
    const { status } = await stage.system(take);
    if (status !== 'seen') return undefined;
    await stage.system((trx) => settlePayment(trx, { ...common, commandId, at }));
  }
  return stage.system<unknown>(async (trx) => {
    if (what === 'late') await take(trx);
    if (what === 'late' || what === 'pay') return recordLateCapture(trx, { captureId, paymentId, at }); // prettier-ignore
    if (what === 'fail') return failAttempt(trx, { ...common, at });
    if (what === 'close') return closePayments(trx, { praticaId, commandId, at });
    if (what === 'atCounter')
      return settleAtCounter(trx, { ...common, number: numberOf(due), commandId, at });
    if (what === 'byHand') return giveBackByHand(trx, { paymentId, refundNumber: `R${numberOf(due)}`, commandId, at }); // prettier-ignore
    await refundUnused(trx, { paymentId, cents, commandId, at });
    return oweByHand(trx, { paymentId, cents, commandId, at });
  });
}

async function expectBalanced(due: Due): Promise<void> {
  const balance = await stage.system((trx) => readBalance(trx, due));
  const { chargedCents, vouchersCents, toEnteCents, feeCents, refundedCents, heldCents } = balance;
  expect(chargedCents + vouchersCents).toBe(toEnteCents + feeCents + refundedCents + heldCents);
  for (const cents of Object.values(balance)) expect(cents).toBeGreaterThanOrEqual(0);
  expect(toEnteCents).toBeLessThanOrEqual(TOTAL_CENTS);
  await expectPayer(due, { paidCents: chargedCents, backCents: refundedCents });
  const captures = await stage.system((trx) =>
    trx.selectFrom('capture').selectAll().where('praticaId', '=', due.praticaId).execute(),
  );
  expect(captures.filter(({ status }) => status === 'seen')).toEqual([]);
  expect(captures.filter(({ status }) => status === 'settled').length).toBeLessThanOrEqual(1);
  const receipts = await stage.system((trx) => listReceipts(trx, due));
  const kept = [...captures, ...receipts].filter(({ status }) => status === 'settled');
  expect(kept.length).toBeLessThanOrEqual(1);
  expect(chargedCents).toBe((captures.length + receipts.length) * TOTAL_CENTS);
  const refunds = await stage.system((trx) =>
    trx.selectFrom('refund').selectAll().where('praticaId', '=', due.praticaId).execute(),
  );
  const back = refunds.filter(({ status }) => status === 'done').map((each) => each.amountCents);
  const byHand = receipts.filter(({ status }) => status === 'refunded');
  const all = [...back, ...byHand.map(({ refundCents }) => refundCents!)];
  expect(refundedCents).toBe(all.reduce((sum, cents) => sum + cents, 0));
}

/** The payer's account says what is still to be paid, and that nobody else has it. */
async function expectPayer({ praticaId, paymentId }: Due, moved: object): Promise<void> {
  const { account, number, status, unpaid } = await stage.system(async (trx) => {
    const of = await trx.selectFrom('pratica').innerJoin('payment', 'payment.praticaId', 'pratica.id')
      .select(['number', 'applicantId', 'payment.status']).where('payment.id', '=', paymentId).executeTakeFirstOrThrow();
    const rows = await trx.selectFrom('ledgerEntry').select('amountCents').where('praticaId', '=', praticaId)
      .where('account', '=', 'unpaid').execute();
    const account = `payer:${of.applicantId}`;
    return { ...of, account, unpaid: rows.reduce((sum, { amountCents }) => sum + amountCents, 0) };
  });
  const leftCents = status === 'due' ? TOTAL_CENTS : 0;
  expect(unpaid).toBe(0 - leftCents);
  const payer = await stage.system((trx) => sumPayers(trx, { account, number }));
  expect(payer).toMatchObject({ ...moved, leftCents });
  expect([0, TOTAL_CENTS]).toContain(payer!.chargedCents);
} // prettier-ignore

const numberOf = ({ praticaId }: Due) => praticaId.toUpperCase();

function readAttempt(due: Due) {
  return stage.system((trx) => findAttempt(trx, { id: due.attempts[0]! }));
}

function listOfficeTasks({ praticaId }: Due) {
  return stage.system(async (trx) => {
    const rows = await trx.selectFrom('task').select(['kind', 'closedAt']).where('praticaId', '=', praticaId).where('owner', '=', 'office').execute(); // prettier-ignore
    return rows.map(({ kind, closedAt }) => ({ kind, isOpen: closedAt === null }));
  });
}

/** The events that were added without a step, in the order of the chain, which must be whole. */
function listKinds({ praticaId }: Due) {
  return stage.system(async (trx) => {
    const events = await trx
      .selectFrom('event')
      .selectAll()
      .where('praticaId', '=', praticaId)
      .orderBy('seq')
      .execute();
    expect(checkChain(events)).toBeUndefined();
    return events.map(({ kind }) => kind).filter((kind) => kind.startsWith('refund'));
  });
}
