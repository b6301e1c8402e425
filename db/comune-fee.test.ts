import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { openPaymentStage, TOTAL_CENTS, type PaymentStage } from '../payments/testing.ts';
import { connect } from './connect.ts';
import { settleAtCounter, oweByHand } from './counter-money.ts';
import { readBalance } from './ledger-entries.ts';

let stage: PaymentStage;
beforeAll(async () => {
  stage = await openPaymentStage();
  const admin = connect(stage.database.adminUrl, { max: 1 });
  await sql`insert into comune_fee values ('milano', null, '2026-01-01', 100),
    ('milano', 'assistenza-persona', '2026-06-01', 333), ('milano', 'assistenza-persona', '2026-12-01', 5000),
    ('sesto-san-giovanni', null, '2026-01-01', 9000)`.execute(admin);
  await admin.destroy();
}, 60_000);
afterAll(() => stage.close());

async function paid(at: string) {
  const { praticaId, paymentId } = await stage.startDue();
  const taken = { comuneId: 'milano', praticaId, paymentId, number: randomUUID().toUpperCase() };
  const settle = (commandId: string) =>
    stage.system((trx) => settleAtCounter(trx, { ...taken, commandId, at }));
  await settle(randomUUID());
  await settle(randomUUID());
  const balance = () => stage.system((trx) => readBalance(trx, { praticaId }));
  const giveBack = (cents: number, on: string) =>
    stage.system((trx) => oweByHand(trx, { paymentId, cents, commandId: randomUUID(), at: on }));
  return { balance, giveBack };
}

describe('The comune’s fee', () => {
  it.each([
    ['of all services', '2026-05-31T21:59:59.000Z', 258],
    ['of the service type, from its day in Rome on', '2026-05-31T22:00:00.000Z', 859],
    ['of before the first day', '2025-12-31T22:59:59.000Z', 0],
  ])('is the rate %s, once', async (_what, at, feeCents) => {
    const { balance } = await paid(at);
    expect(await balance()).toMatchObject({ chargedCents: TOTAL_CENTS, feeCents, toEnteCents: TOTAL_CENTS - feeCents }); // prettier-ignore
  });

  it('goes back in proportion with what is given back, at the rate of the day it was paid', async () => {
    const { balance, giveBack } = await paid('2026-11-30T10:00:00.000Z');
    await giveBack(10_000, '2026-12-15T10:00:00.000Z');
    const feeCents = Math.round((TOTAL_CENTS - 10_000) * 0.0333);
    expect(await balance()).toMatchObject({ feeCents, toEnteCents: TOTAL_CENTS - 10_000 - feeCents, heldCents: 10_000 }); // prettier-ignore
  });

  it('is nothing when all is given back', async () => {
    const { balance, giveBack } = await paid('2026-11-30T10:00:00.000Z');
    await giveBack(TOTAL_CENTS, '2026-12-15T10:00:00.000Z');
    expect(await balance()).toMatchObject({ feeCents: 0, toEnteCents: 0, heldCents: TOTAL_CENTS });
  });
});

describe('An entry of the ledger', () => {
  it('without the command that caused it is refused by the database', async () => {
    const { praticaId, paymentId } = await stage.startDue();
    const insert = sql`insert into ledger_entry
      (transaction_id, comune_id, pratica_id, payment_id, account, amount_cents, kind)
      values (${randomUUID()}, 'milano', ${praticaId}, ${paymentId}, 'counter', 1, 'settled')`;
    await expect(stage.system((trx) => insert.execute(trx))).rejects.toThrow('ledger_entry_has_cause'); // prettier-ignore
  });
});
