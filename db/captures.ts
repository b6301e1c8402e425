import type { Trx } from './connect.ts';
import { nameUuid } from './name-uuid.ts';
import type { CaptureStatus, Provider } from './tables/money.ts';

/**
 * One time that the gateway took money: `seen` when it is noted and nothing is decided yet, then
 * `settled` (it pays what is due) or `late` (nothing was due, it goes back). What is given back of
 * it stands in `refund`. Amounts are integer cents.
 */
export interface Capture {
  id: string;
  comuneId: string;
  praticaId: string;
  paymentId: string;
  attemptId: string;
  provider: Provider;
  operationId: string;
  amountCents: number;
  status: CaptureStatus;
}

const COLUMNS = [
  'id', 'comuneId', 'praticaId', 'paymentId', 'attemptId', 'provider', 'operationId', 'amountCents',
  'status',
] as const; // prettier-ignore

export function captureIdOf(provider: string, operationId: string): string {
  return nameUuid('capture', provider, operationId);
}

/**
 * Kept before anything moves: whoever settles or refunds later finds here what was taken.
 * @returns the capture as it stands, noted by this call or by an earlier one
 */
export async function noteCapture(
  trx: Trx,
  seen: Pick<Capture, 'comuneId' | 'praticaId' | 'paymentId' | 'attemptId'> &
    Pick<Capture, 'operationId' | 'amountCents' | 'provider'>,
): Promise<Capture> {
  const { provider, operationId } = seen;
  await trx
    .insertInto('capture')
    .values({ ...seen, id: captureIdOf(provider, operationId), status: 'seen' })
    // Its id is made of the two: whichever index a race meets first, it is the same capture.
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return trx
    .selectFrom('capture')
    .select(COLUMNS)
    .where('provider', '=', provider)
    .where('operationId', '=', operationId)
    .executeTakeFirstOrThrow();
}

export function readCapture(trx: Trx, args: { id: string }): Promise<Capture> {
  return trx
    .selectFrom('capture')
    .select(COLUMNS)
    .where('id', '=', args.id)
    .executeTakeFirstOrThrow();
}

/** The captures of an attempt, oldest first. */
export function listCaptures(
  trx: Trx,
  args: { attemptId: string; status: CaptureStatus },
): Promise<Capture[]> {
  return trx
    .selectFrom('capture')
    .select(COLUMNS)
    .where('attemptId', '=', args.attemptId)
    .where('status', '=', args.status)
    .orderBy('createdAt')
    .execute();
}

/** All of an attempt, whatever became of each, oldest first. */
export function listAllCaptures(trx: Trx, args: { attemptId: string }): Promise<Capture[]> {
  return trx
    .selectFrom('capture')
    .select(COLUMNS)
    .where('attemptId', '=', args.attemptId)
    .orderBy('createdAt')
    .execute();
}

/** Locked, with what refunding it needs. @returns undefined when nothing of it is to go back */
export function findSettledCapture(trx: Trx, args: { paymentId: string }) {
  return trx
    .selectFrom('capture')
    .innerJoin('payment', 'payment.id', 'capture.paymentId')
    .select(['capture.id', 'payment.payee', 'payment.enteId', 'payment.comuneId'])
    .where('capture.paymentId', '=', args.paymentId)
    .where('capture.status', '=', 'settled')
    .forUpdate('payment')
    .executeTakeFirst();
}

export async function setCapture(
  trx: Trx,
  id: string,
  values: { status: CaptureStatus },
): Promise<void> {
  await trx.updateTable('capture').set(values).where('id', '=', id).execute();
}
