import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { connect, type Db } from '../db/connect.ts';
import { heldAccount, writeMovement } from '../db/ledger-entries.ts';
import { addAttempt, findAttempt, noteOpening } from '../db/payment-attempts.ts';
import { openNexiBooks } from './nexi-books.ts';
import { applyOutcome, askGateway } from './outcome.ts';
import { compare, reconcile } from './reconcile.ts';
import { API_KEY, openPaymentStage, type PaymentStage, TOTAL_CENTS } from './testing.ts';

let stage: PaymentStage;
let behind: Db;
beforeAll(async () => {
  stage = await openPaymentStage();
  behind = connect(stage.database.adminUrl, { max: 1 });
  await sql`set search_path to wemi, public`.execute(behind);
});
afterAll(async () => {
  await behind?.destroy();
  await stage?.close();
});

describe('Reconciling a day', () => {
  it('finds nothing where nothing differs, whatever was paid, refused or given back', async () => {
    await paid();
    await paid('declined');
    const late = await opened();
    await late.withdraw();
    await late.pay();
    expect(await differences()).toEqual([]);
  });

  it('finds each of seven planted differences, and nothing else', async () => {
    const all = await Promise.all(Array.from({ length: 5 }, () => paid()));
    const [gone, less, back, booked, closed] = all as [Paid, Paid, Paid, Paid, Paid];
    const { books } = stage;
    const unknown = `MI${'x'.repeat(16)}`;
    books.exec(`insert into orders select '${unknown}', amount, currency, description, language, notification_url,
      result_url, cancel_url, 'other-page', security_token, created_at from orders where order_id = '${gone.orderId}'`); // prettier-ignore
    const operation = (orderId: string, type: string, cents: number) =>
      books.exec(`insert into operations (order_id, type, result, amount, at)
        values ('${orderId}', '${type}', 'EXECUTED', ${cents}, '${new Date().toISOString()}')`);
    operation(unknown, 'CAPTURE', 500);
    books.exec(`delete from operations where order_id = '${gone.orderId}'`);
    books.exec(`update operations set amount = amount - 100 where order_id = '${less.orderId}'`);
    operation(back.orderId, 'REFUND', 1_000);
    const unheard = await opened();
    operation(unheard.orderId, 'CAPTURE', TOTAL_CENTS);
    await stage.system((trx) =>
      writeMovement(trx, {
        ...{ comuneId: 'milano', praticaId: booked.praticaId, paymentId: booked.paymentId },
        ...{ transactionId: randomUUID(), kind: 'late', cents: 5, at: new Date().toISOString() },
        commandId: randomUUID(),
        debit: 'gateway:nexi',
        credit: heldAccount(booked.praticaId),
      }),
    );
    await sql`update payment set status = 'closed', settled_at = null where id = ${closed.paymentId}`.execute(behind); // prettier-ignore
    const of = ({ orderId }: { orderId: string }) => ({ provider: 'nexi', orderId });
    expect(await differences()).toEqual(
      expect.arrayContaining([
        { kind: 'unknown-order', provider: 'nexi', orderId: unknown },
        expect.objectContaining({ kind: 'not-at-gateway', ...of(gone), cents: TOTAL_CENTS }),
        expect.objectContaining({ kind: 'other-amount', ...of(less), ourCents: TOTAL_CENTS, theirCents: TOTAL_CENTS - 100 }),
        expect.objectContaining({ kind: 'other-refund', ...of(back), ourCents: 0, theirCents: 1_000 }),
        expect.objectContaining({ kind: 'not-in-ours', ...of(unheard), cents: TOTAL_CENTS }),
        expect.objectContaining({ kind: 'off-ledger', ledgerCents: TOTAL_CENTS + 5, rowsCents: TOTAL_CENTS }),
        expect.objectContaining({ kind: 'kept-wrongly', cents: TOTAL_CENTS }),
      ]),
    ); // prettier-ignore
    expect(await differences()).toHaveLength(7);
  });

  it('says nothing of other days, but of the ledger always', async () => {
    const kinds = (await differences(-24 * 3_600_000)).map(({ kind }) => kind);
    expect([...new Set(kinds)].sort()).toEqual(['kept-wrongly', 'off-ledger']);
  });

  it('counts what was taken twice operation by operation', () => {
    const capture = (operationId: string) => ({
      operationId,
      cents: 100,
      status: 'settled' as const,
    });
    const order = { provider: 'nexi', orderId: 'o', reference: null, pratica: 'p', captures: [capture('1')], refundedCents: 0 } as const; // prettier-ignore
    const theirs = { taken: [{ operationId: '1', cents: 100 }, { operationId: '2', cents: 100 }], givenBack: [] }; // prettier-ignore
    expect(compare({ ...order, captures: [...order.captures] }, theirs)).toEqual([
      { kind: 'not-in-ours', provider: 'nexi', orderId: 'o', pratica: 'p', operationId: '2', cents: 100 },
    ]); // prettier-ignore
  });
});

type Paid = Awaited<ReturnType<typeof paid>>;

async function differences(shiftMs = 0) {
  const books = { nexi: openNexiBooks({ url: stage.nexiUrl, apiKey: API_KEY }) };
  const [from, before] = [-3_600_000, 3_600_000].map((ms) =>
    new Date(Date.now() + ms + shiftMs).toISOString(),
  );
  const day = { from: from!, before: before! };
  return (await reconcile(stage.db, books, { comuneId: 'milano', day })).differences;
}

/** An attempt with a page at the gateway. */
async function opened() {
  const { praticaId, paymentId, withdraw } = await stage.startDue();
  const id = randomUUID();
  const orderId = `MI${id.replaceAll('-', '').slice(0, 16)}`;
  const urls = { notifyUrl: stage.notifyUrl, resultUrl: 'https://wemi.example', cancelUrl: 'https://wemi.example' }; // prettier-ignore
  const order = await stage.gateway.openOrder({ orderId, amountCents: TOTAL_CENTS, description: 'WeMi', ...urls }); // prettier-ignore
  await stage.system(async (trx) => {
    await addAttempt(trx, { id, comuneId: 'milano', praticaId, paymentId, provider: 'nexi', providerOrderId: orderId, amountCents: TOTAL_CENTS }); // prettier-ignore
    await noteOpening(trx, { id, became: { status: 'open', ...order } });
  });
  const pay = async (card: 'good' | 'declined' = 'good') => {
    await stage.payWith(order.hostedPage, card);
    const attempt = (await stage.system((trx) => findAttempt(trx, { id })))!;
    await applyOutcome(stage, attempt, await askGateway(stage, attempt));
  };
  return { praticaId, paymentId, orderId, withdraw, pay };
}

async function paid(card: 'good' | 'declined' = 'good') {
  const attempt = await opened();
  await attempt.pay(card);
  return attempt;
}
