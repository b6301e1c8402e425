import { sql } from 'kysely';
import type { Trx } from './connect.ts';
import { GIVEN_BACK_BY_HAND } from './refund-rows.ts';
import type { AttemptStatus, Provider } from './tables/money.ts';

/** One try to pay, at a gateway, or an announced bank transfer (db/transfers.ts). */
export interface Attempt {
  id: string;
  comuneId: string;
  praticaId: string;
  paymentId: string;
  provider: Provider;
  providerOrderId: string;
  /** What the gateway calls our order; null where that is our own order id. */
  reference: string | null;
  securityToken: string | null;
  hostedPage: string | null;
  pageAt: string | null;
  status: AttemptStatus;
  amountCents: number;
  createdAt: string;
  updatedAt: string;
}

const COLUMNS = [
  'id', 'comuneId', 'praticaId', 'paymentId', 'provider', 'providerOrderId', 'reference',
  'securityToken', 'hostedPage', 'pageAt', 'status', 'amountCents', 'createdAt', 'updatedAt',
] as const; // prettier-ignore

/** How long after its opening a closed attempt is still asked about: longer than any page lives. */
const ASKED_FOR_DAYS = 2;

export function findAttempt(trx: Trx, args: { id: string }): Promise<Attempt | undefined> {
  return trx
    .selectFrom('paymentAttempt')
    .select(COLUMNS)
    .where('id', '=', args.id)
    .executeTakeFirst();
}

export function findAttemptByOrder(
  trx: Trx,
  args: { providerOrderId: string },
): Promise<Attempt | undefined> {
  return trx
    .selectFrom('paymentAttempt')
    .select(COLUMNS)
    .where('providerOrderId', '=', args.providerOrderId)
    .executeTakeFirst();
}

/** The attempt that the payer can go on with, if any. */
export function findUnfinishedAttempt(
  trx: Trx,
  args: { paymentId: string },
): Promise<Attempt | undefined> {
  return (
    trx
      .selectFrom('paymentAttempt')
      .select(COLUMNS)
      .where('paymentId', '=', args.paymentId)
      // An announced bank transfer has no page, and holds nobody up.
      .where('provider', '<>', 'transfer')
      .where('status', 'in', ['opening', 'open', 'unknown'])
      .orderBy('createdAt', 'desc')
      .executeTakeFirst()
  );
}

/** The latest attempt at a gateway that came to nothing and has a page, which may still take a card. */
export function findLastFailedAttempt(
  trx: Trx,
  args: { paymentId: string; provider: Provider },
): Promise<Attempt | undefined> {
  return trx
    .selectFrom('paymentAttempt')
    .select(COLUMNS)
    .where('paymentId', '=', args.paymentId)
    .where('provider', '=', args.provider)
    .where('status', '=', 'failed')
    .where('hostedPage', 'is not', null)
    .where('shutAt', 'is', null)
    .orderBy('createdAt', 'desc')
    .executeTakeFirst();
}

export async function addAttempt(
  trx: Trx,
  attempt: Pick<
    Attempt,
    'id' | 'comuneId' | 'praticaId' | 'paymentId' | 'provider' | 'providerOrderId' | 'amountCents'
  >,
): Promise<Attempt> {
  return trx
    .insertInto('paymentAttempt')
    .values({ ...attempt, status: 'opening' })
    .returning(COLUMNS)
    .executeTakeFirstOrThrow();
}

/**
 * What the call that opens an attempt at the gateway came to.
 * @returns false when the attempt was given up meanwhile
 */
export async function noteOpening(
  trx: Trx,
  args: {
    id: string;
    became:
      | { status: 'open'; hostedPage: string; securityToken?: string; reference?: string }
      | { status: 'unknown' | 'failed' };
  },
): Promise<boolean> {
  const opened = args.became.status === 'open' ? { pageAt: sql<string>`now()` } : {};
  const { numUpdatedRows } = await trx
    .updateTable('paymentAttempt')
    .set({ ...args.became, ...opened, updatedAt: sql`now()` })
    .where('id', '=', args.id)
    .where('status', '=', 'opening')
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** An order that outlives its page is opened again, for a page that is new. */
export async function openAgain(trx: Trx, args: { id: string }): Promise<void> {
  await trx
    .updateTable('paymentAttempt')
    .set({ status: 'opening', updatedAt: sql`now()` })
    .where('id', '=', args.id)
    .where('status', 'in', ['opening', 'open', 'unknown', 'failed'])
    .execute();
}

/** Nobody can pay the order any more, by what its gateway says. */
export async function noteShut(trx: Trx, args: { id: string }): Promise<void> {
  await trx
    .updateTable('paymentAttempt')
    .set({ shutAt: sql`now()` })
    .where('id', '=', args.id)
    .where('shutAt', 'is', null)
    .execute();
}

/** The payer goes back to the page of an attempt whose card was declined. */
export async function reopenAttempt(trx: Trx, args: { id: string }): Promise<void> {
  await trx
    .updateTable('paymentAttempt')
    .set({ status: 'open', updatedAt: sql`now()` })
    .where('id', '=', args.id)
    .where('status', '=', 'failed')
    .execute();
}

/** The payer goes another way; what the page takes after all is heard of all the same. */
export async function giveUpAttempt(trx: Trx, args: { id: string }): Promise<void> {
  await trx
    .updateTable('paymentAttempt')
    .set({ status: 'failed', updatedAt: sql`now()` })
    .where('id', '=', args.id)
    .where('status', 'in', ['opening', 'open', 'unknown'])
    .execute();
}

/** Puts the next asking off: each time a tenth of the attempt's age, and at pagoPA ten minutes at most. */
export async function touchAttempt(trx: Trx, args: { attemptId: string }): Promise<void> {
  await trx
    .updateTable('paymentAttempt')
    .set({ updatedAt: sql`now()` })
    .where('id', '=', args.attemptId)
    .execute();
}

/**
 * Attempts whose fate only the gateway knows and that were left alone for long enough. pagoPA tells
 * nobody of a receipt, and paper notices are paid days later: there the pauses do not grow.
 * @param args.afterSeconds the shortest pause between two askings about one attempt
 */
export async function listAttemptsToAsk(
  trx: Trx,
  args: { afterSeconds: number; limit: number },
): Promise<string[]> {
  const isRested = sql<boolean>`updated_at < now() - greatest(
    make_interval(secs => ${args.afterSeconds}), case when provider <> 'pagopa'
      then (now() - created_at) / 10 when status <> 'failed'
      then least((now() - created_at) / 10, interval '10 minutes') end)`;
  const isYoung = sql<boolean>`created_at > now() - make_interval(days => ${ASKED_FOR_DAYS})`;
  const rows = await trx
    .selectFrom('paymentAttempt')
    .select('id')
    .where((where) =>
      where.or([
        // Of a bank transfer only the ente's bank knows.
        where.and([
          where('status', 'in', ['opening', 'open', 'unknown']),
          where('provider', '<>', 'transfer'),
        ]),
        where.and([
          where('status', '=', 'failed'),
          where('hostedPage', 'is not', null),
          where('shutAt', 'is', null),
          isYoung,
        ]),
        // What is not shut can still be paid.
        sql<boolean>`provider = 'pagopa' and status = 'failed' and shut_at is null`,
        sql<boolean>`exists (select from capture
          where capture.attempt_id = payment_attempt.id and capture.status = 'seen')`,
      ]),
    )
    .where(isRested)
    .orderBy('updatedAt')
    .limit(args.limit)
    .execute();
  return rows.map(({ id }) => id);
}

/** Attempts of which something is on its way back and may be asked for now. */
export async function listAttemptsToRefund(trx: Trx, args: { limit: number }): Promise<string[]> {
  const rows = await trx
    .selectFrom('refund')
    .innerJoin('capture', 'capture.id', 'refund.captureId')
    .select('capture.attemptId')
    .distinct()
    .where('refund.status', '=', 'due')
    .where('capture.provider', 'not in', GIVEN_BACK_BY_HAND)
    .where(sql<boolean>`coalesce(refund.not_before <= now(), true)`)
    .limit(args.limit)
    .execute();
  return rows.map(({ attemptId }) => attemptId);
}
