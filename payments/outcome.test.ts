import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { readBalance } from '../db/ledger-entries.ts';
import { addAttempt, findAttempt, noteOpening, type Attempt } from '../db/payment-attempts.ts';
import { EngineUnavailable, UnknownPratica } from '../temporal/client.ts';
import type { GatewayOperation } from './gateway.ts';
import { GatewayMismatch } from './mismatch.ts';
import { applyOutcome } from './outcome.ts';
import { openPaymentStage, TOTAL_CENTS, type PaymentStage } from './testing.ts';

let stage: PaymentStage;
beforeAll(async () => void (stage = await openPaymentStage()), 60_000);
afterAll(() => stage.close());

describe('what the gateway says of an order', () => {
  it.each([
    ['less', TOTAL_CENTS - 1],
    ['more', TOTAL_CENTS + 1],
  ])(
    'settles nothing when %s was taken than asked, and the office is to look',
    async (_, cents) => {
      const { attempt, praticaId } = await openOrder();
      await expect(apply(attempt, [capture({ amountCents: cents })])).rejects.toThrow(
        GatewayMismatch,
      );
      await expect(apply(attempt, [capture({ amountCents: cents })])).rejects.toThrow(
        GatewayMismatch,
      );
      expect(stage.pratiche.stateOf(praticaId)).toBe('payment');
      expect(await balanceOf(praticaId)).toMatchObject({ chargedCents: 0 });
      expect(await kindsOf(praticaId)).toEqual(['paymentMismatch']);
      const tasks = await stage.system((trx) => trx.selectFrom('task').select('kind').where('praticaId', '=', praticaId).where('owner', '=', 'office').execute()); // prettier-ignore
      expect(tasks).toEqual([{ kind: 'checkPayment' }]);
    },
  );

  it('settles nothing when the order itself is another', async () => {
    const { attempt, praticaId } = await openOrder();
    const order = { amountCents: TOTAL_CENTS, currency: 'USD', operations: [capture()] };
    await expect(applyOutcome(stage, attempt, order)).rejects.toThrow(GatewayMismatch);
    expect(stage.pratiche.stateOf(praticaId)).toBe('payment');
  });

  it('settles by the whole capture and leaves only the other to the office', async () => {
    const { attempt, praticaId } = await openOrder();
    const outcome = apply(attempt, [capture({ amountCents: 1 }), capture()]);
    await expect(outcome).rejects.toThrow(GatewayMismatch);
    expect(stage.pratiche.stateOf(praticaId)).toBe('active');
    expect(await balanceOf(praticaId)).toMatchObject({ toEnteCents: TOTAL_CENTS, heldCents: 0 });
  });

  it('keeps one of two captures of one order and sends the other back', async () => {
    const { attempt, praticaId } = await openOrder();
    await apply(attempt, [capture(), capture()]);
    await expectOneKept(praticaId);
    expect((await stage.system((trx) => findAttempt(trx, attempt)))?.status).toBe('settled');
    expect(await kindsOf(praticaId)).toEqual(['paymentSettled', 'refundDue']);
  });

  it('keeps one also when both are told at the same time, again and again', async () => {
    const { attempt, praticaId } = await openOrder();
    const [one, other] = [capture(), capture()];
    const tellings = [[one], [other], [one, other], [other, one], [one]];
    await Promise.all(tellings.map((operations) => apply(attempt, operations)));
    await expectOneKept(praticaId);
  });

  it('books a capture that was noted before its process died', async () => {
    const { attempt, praticaId } = await openOrder();
    const taken = [capture(), capture()];
    stage.pratiche.isAway = true;
    await expect(apply(attempt, taken)).rejects.toThrow();
    stage.pratiche.isAway = false;
    await apply(attempt, taken);
    await expectOneKept(praticaId);
  });

  it('waits for a workflow that was lost, as long as its payment is due', async () => {
    const { attempt, praticaId, withdraw } = await openOrder();
    const order = { amountCents: TOTAL_CENTS, currency: 'EUR', operations: [capture()] };
    const lost = { ...stage, pratiche: { transition: () => Promise.reject(new UnknownPratica()) } };
    await expect(applyOutcome(lost, attempt, order)).rejects.toThrow(EngineUnavailable);
    expect(await balanceOf(praticaId)).toMatchObject({ chargedCents: 0 });
    await withdraw();
    await applyOutcome(lost, attempt, order);
    expect(await balanceOf(praticaId)).toMatchObject({ heldCents: TOTAL_CENTS, toEnteCents: 0 });
  });

  it('closes an attempt whose page ran out, unless the bank is still deciding', async () => {
    const { attempt } = await openOrder();
    const old = { ...attempt, createdAt: '2026-01-01T00:00:00.000Z' };
    await apply(old, [{ ...capture(), outcome: 'pending' }]);
    expect((await stage.system((trx) => findAttempt(trx, attempt)))?.status).toBe('open');
    await apply(old, []);
    expect((await stage.system((trx) => findAttempt(trx, attempt)))?.status).toBe('failed');
  });
});

async function openOrder() {
  const { praticaId, paymentId, withdraw } = await stage.startDue();
  const id = randomUUID();
  const opened = { id, comuneId: 'milano', praticaId, paymentId, providerOrderId: `MI${id.slice(0, 16)}`, amountCents: TOTAL_CENTS }; // prettier-ignore
  const became = {
    status: 'open',
    hostedPage: 'http://bank.test/pay',
    securityToken: 't',
  } as const;
  return stage.system(async (trx) => {
    await addAttempt(trx, { ...opened, provider: 'nexi' });
    await noteOpening(trx, { id, became });
    return { attempt: (await findAttempt(trx, { id }))!, praticaId, withdraw };
  });
}

function capture(more: Partial<GatewayOperation> = {}): GatewayOperation {
  return { id: randomUUID(), outcome: 'success', amountCents: TOTAL_CENTS, ...more };
}

function apply(attempt: Attempt, operations: GatewayOperation[]) {
  return applyOutcome(stage, attempt, { amountCents: TOTAL_CENTS, currency: 'EUR', operations });
}

async function expectOneKept(praticaId: string): Promise<void> {
  expect(stage.pratiche.stateOf(praticaId)).toBe('active');
  expect(await balanceOf(praticaId)).toEqual({ chargedCents: 2 * TOTAL_CENTS, vouchersCents: 0, toEnteCents: TOTAL_CENTS, feeCents: 0, refundedCents: 0, heldCents: TOTAL_CENTS }); // prettier-ignore
}

function balanceOf(praticaId: string) {
  return stage.system((trx) => readBalance(trx, { praticaId }));
}

async function kindsOf(praticaId: string): Promise<string[]> {
  const rows = await stage.system((trx) => trx.selectFrom('event').select('kind').where('praticaId', '=', praticaId).where('channel', '=', 'gateway').orderBy('seq').execute()); // prettier-ignore
  return rows.map(({ kind }) => kind);
}
