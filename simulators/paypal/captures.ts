import { atomically } from '../atomically.ts';
import { newId, type Books } from './books.ts';
import { findOrder, moveOrder, type Order } from './orders.ts';

export interface Capture {
  id: string;
  order_id: string;
  status: 'COMPLETED' | 'DECLINED' | 'PENDING' | 'PARTIALLY_REFUNDED' | 'REFUNDED';
  /** Cents. */
  amount: number;
  /** Whether a pending one comes to nothing in the end. */
  deny: number;
  /** Epoch milliseconds at which a pending one is decided by itself. */
  settles_at: number | null;
  create_time: string;
  update_time: string;
}

type Refusal = 'ORDER_ALREADY_CAPTURED' | 'ORDER_NOT_APPROVED' | 'INSTRUMENT_DECLINED';

const SHORT_BY_CENTS = 100;

/**
 * The merchant takes what the payer approved. An instrument that is declined leaves no capture:
 * the payer is asked to approve again, with another.
 */
export function capture(
  books: Books,
  orderId: string,
  { pendingForMs }: { pendingForMs: number },
): Capture | Refusal {
  return atomically(books, () => {
    const order = findOrder(books, orderId)!;
    if (order.status === 'COMPLETED') return 'ORDER_ALREADY_CAPTURED';
    if (order.status !== 'APPROVED') return 'ORDER_NOT_APPROVED';
    if (order.funding === 'declined') {
      moveOrder(books, { ...order, status: 'PAYER_ACTION_REQUIRED', funding: null });
      return 'INSTRUMENT_DECLINED';
    }
    moveOrder(books, { ...order, status: 'COMPLETED' });
    return addCapture(books, order, Date.now() + pendingForMs);
  });
}

function addCapture(books: Books, order: Order, settlesAt: number): Capture {
  const at = new Date().toISOString();
  const isPending = order.funding === 'bank' || order.funding === 'bounced';
  const added: Capture = {
    id: newId(),
    order_id: order.id,
    status: isPending ? 'PENDING' : order.funding === 'refused' ? 'DECLINED' : 'COMPLETED',
    amount: order.funding === 'short' ? order.amount - SHORT_BY_CENTS : order.amount,
    deny: order.funding === 'bounced' ? 1 : 0,
    settles_at: isPending ? settlesAt : null,
    create_time: at,
    update_time: at,
  };
  books
    .prepare(
      `insert into captures values (:id, :order_id, :status, :amount, :deny, :settles_at,
         :create_time, :update_time)`,
    )
    .run({ ...added });
  return added;
}

/** The bank decides of a pending capture. @returns undefined when nothing was pending */
export function decide(
  books: Books,
  id: string,
  status: 'COMPLETED' | 'DECLINED',
): Capture | undefined {
  const row = books
    .prepare(
      `update captures set status = ?, settles_at = null, update_time = ?
       where id = ? and status = 'PENDING' returning *`,
    )
    .get(status, new Date().toISOString(), id);
  return row as unknown as Capture | undefined;
}

/** Those that have been pending for long enough. */
export function listRipe(books: Books, now: number): Capture[] {
  const rows = books
    .prepare(`select * from captures where status = 'PENDING' and settles_at <= ?`)
    .all(now);
  return rows as unknown as Capture[];
}

export function findCapture(books: Books, id: string): Capture | undefined {
  return books.prepare('select * from captures where id = ?').get(id) as Capture | undefined;
}

export function findCaptureOf(books: Books, orderId: string): Capture | undefined {
  const row = books.prepare('select * from captures where order_id = ?').get(orderId);
  return row as unknown as Capture | undefined;
}
