import { atomically } from '../atomically.ts';
import { newId, type Books } from './books.ts';
import { findCapture, type Capture } from './captures.ts';

export interface Refund {
  id: string;
  capture_id: string;
  /** Cents. */
  amount: number;
  custom_id: string | null;
  status: 'COMPLETED';
  create_time: string;
}

type Refusal =
  'CAPTURE_FULLY_REFUNDED' | 'REFUND_AMOUNT_EXCEEDED' | 'PENDING_CAPTURE' | 'REFUND_NOT_ALLOWED';

/** Gives back; all refunds of a capture together never exceed it. */
export function refund(
  books: Books,
  asked: { captureId: string; cents: number | undefined; customId: string | null },
): Refund | Refusal {
  return atomically(books, () => {
    const captured = findCapture(books, asked.captureId)!;
    if (captured.status === 'REFUNDED') return 'CAPTURE_FULLY_REFUNDED';
    if (captured.status === 'PENDING') return 'PENDING_CAPTURE';
    if (captured.status === 'DECLINED') return 'REFUND_NOT_ALLOWED';
    const left = captured.amount - sumRefunded(books, captured);
    const cents = asked.cents ?? left;
    if (cents > left) return 'REFUND_AMOUNT_EXCEEDED';
    const status = cents === left ? 'REFUNDED' : 'PARTIALLY_REFUNDED';
    books
      .prepare('update captures set status = ?, update_time = ? where id = ?')
      .run(status, new Date().toISOString(), captured.id);
    return addRefund(books, { capture_id: captured.id, amount: cents, custom_id: asked.customId });
  });
}

function addRefund(
  books: Books,
  given: Pick<Refund, 'capture_id' | 'amount' | 'custom_id'>,
): Refund {
  const added: Refund = { id: newId(), ...given, status: 'COMPLETED', create_time: new Date().toISOString() }; // prettier-ignore
  books
    .prepare(
      'insert into refunds values (:id, :capture_id, :amount, :custom_id, :status, :create_time)',
    )
    .run({ ...added });
  return added;
}

export function findRefund(books: Books, id: string): Refund | undefined {
  return books.prepare('select * from refunds where id = ?').get(id) as Refund | undefined;
}

export function listRefunds(books: Books, captureId: string): Refund[] {
  const rows = books
    .prepare('select * from refunds where capture_id = ? order by create_time, rowid')
    .all(captureId);
  return rows as unknown as Refund[];
}

export function sumRefunded(books: Books, { id }: Capture): number {
  return listRefunds(books, id).reduce((sum, { amount }) => sum + amount, 0);
}
