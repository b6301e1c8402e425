import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { openPaymentStage, TOTAL_CENTS, type PaymentStage } from '../payments/testing.ts';
import { ENTE1 } from '../workflows/pratica/testing.ts';
import { noteCapture } from './captures.ts';
import { asSystem, connect } from './connect.ts';
import { readBalance } from './ledger-entries.ts';
import { refundUnused, settlePayment } from './ledger.ts';
import { addAttempt } from './payment-attempts.ts';
import { findCreditor, findPayee } from './payees.ts';

let stage: PaymentStage;
beforeAll(async () => void (stage = await openPaymentStage()), 60_000);
afterAll(() => stage.close());

const comuneId = 'milano';
const about = { comuneId, serviceTypeId: 'assistenza-persona' };
const NOON = '2026-11-29T11:00:00Z';

describe('who is paid for a service', () => {
  it('is the ente where nothing was laid down', async () => {
    expect(await stage.system((trx) => findPayee(trx, { ...about, at: NOON }))).toBe('ente');
    expect(await payeeOf(await stage.startDue())).toBe('ente');
  });

  it('is the comune from the day in Rome on which it laid that down, and of new orders only', async () => {
    const before = await stage.startDue();
    await stage.layDownPayee('comune');
    const asked = (at: string) => stage.system((trx) => findPayee(trx, { ...about, at }));
    expect(await asked('2019-12-31T22:59:59Z')).toBe('ente');
    expect(await asked('2019-12-31T23:00:00Z')).toBe('comune');
    expect(await payeeOf(await stage.startDue())).toBe('comune');
    expect(await payeeOf(before)).toBe('ente');
  });

  it('is nobody at pagoPA before the comune said where its money goes', async () => {
    const asked = (at: string) => stage.system((trx) => findCreditor(trx, { comuneId, at }));
    expect(await asked('2019-01-01T00:00:00Z')).toBeUndefined();
    expect(await asked(NOON)).toMatchObject({ fiscalCode: '77777777777', segregationCode: '47' });
  });

  it.each([
    ["postal_account = null", /authorised/],
    ["postal_account = '12345678'", /postal_account/],
    ["postal_authorisation = ' '", /postal_authorisation/],
  ])('is paid at the post office only with an account and its authorisation (%s)', async (change, refusal) => {
    const owner = connect(stage.database.ownerUrl, { max: 1 });
    const changing = asSystem(owner, comuneId, (trx) => sql`update pagopa_creditor set ${sql.raw(change)}`.execute(trx));
    await expect(changing).rejects.toThrow(refusal);
    await owner.destroy();
  }); // prettier-ignore
});

describe('what is owed to the comune', () => {
  it.each(['nexi', 'paypal'] as const)('has no attempt at %s, whoever writes', async (provider) => {
    await stage.layDownPayee('comune');
    const due = await stage.startDue();
    await expect(attempt(due, provider)).rejects.toThrow('what is owed to comune is not paid');
  });

  it('has no receipt of a counter, whoever writes', async () => {
    await stage.layDownPayee('comune');
    const { praticaId, paymentId } = await stage.startDue();
    const receipt = {
      comuneId,
      praticaId,
      paymentId,
      id: paymentId,
      number: 'A 1',
      amountCents: 1,
    };
    const rows = { ...receipt, status: 'settled', takenAt: NOON } as const;
    const written = stage.system((trx) => trx.insertInto('counterReceipt').values(rows).execute());
    await expect(written).rejects.toThrow('is not paid at a counter');
  });

  it('is booked for the comune, not for the ente, and comes back out of its account', async () => {
    await stage.layDownPayee('comune');
    const { praticaId, paymentId } = await stage.startDue();
    const { id: attemptId } = await attempt({ praticaId, paymentId }, 'pagopa');
    const fact = { comuneId, praticaId, paymentId, attemptId, at: NOON };
    await stage.system(async (trx) => {
      const taken = {
        provider: 'pagopa',
        operationId: paymentId,
        amountCents: TOTAL_CENTS,
      } as const;
      const { at: _, ...of } = fact;
      await noteCapture(trx, { ...of, ...taken });
      await settlePayment(trx, { ...fact, commandId: paymentId });
    });
    const balance = () => stage.system((trx) => readBalance(trx, { praticaId }));
    expect(await balance()).toEqual({ chargedCents: TOTAL_CENTS, vouchersCents: 0, toEnteCents: 0, feeCents: 0, toComuneCents: TOTAL_CENTS, refundedCents: 0, heldCents: 0 }); // prettier-ignore
    await stage.system((trx) =>
      refundUnused(trx, { paymentId, cents: 5_800, commandId: paymentId, at: NOON }),
    );
    expect(await balance()).toMatchObject({ toComuneCents: TOTAL_CENTS - 5_800, heldCents: 5_800 });
    const accounts = await stage.system((trx) => trx.selectFrom('ledgerEntry').select('account').distinct().where('praticaId', '=', praticaId).execute()); // prettier-ignore
    expect(accounts.map(({ account }) => account)).not.toContain(`ente:${ENTE1}`);
  });
});

function attempt(
  due: { praticaId: string; paymentId: string },
  provider: 'nexi' | 'paypal' | 'pagopa',
) {
  const { praticaId, paymentId } = due;
  const order = {
    provider,
    providerOrderId: `MI${paymentId.slice(0, 8)}`,
    amountCents: TOTAL_CENTS,
  };
  return stage.system((trx) => addAttempt(trx, { id: paymentId, comuneId, praticaId, paymentId, ...order })); // prettier-ignore
}

async function payeeOf({ paymentId }: { paymentId: string }): Promise<string> {
  const { rows } = await stage.system((trx) =>
    sql<{ payee: string }>`select payee from payment where id = ${paymentId}`.execute(trx),
  );
  return rows[0]!.payee;
}
