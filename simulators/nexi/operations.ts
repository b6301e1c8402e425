import { atomically } from '../atomically.ts';
import type { Books } from './books.ts';
import type { Order } from './orders.ts';

export interface Operation {
  operation_id: number;
  order_id: string;
  type: 'CAPTURE' | 'REFUND';
  result: 'EXECUTED' | 'DECLINED';
  amount: number;
  instrument: string | null;
  original_id: number | null;
  idempotency_key: string | null;
  at: string;
}

type NewOperation = Omit<Operation, 'operation_id' | 'at'>;

/** What the payer's bank answered, as an operation; an order that is paid takes no other. */
export function recordAnswer(
  books: Books,
  order: Order,
  answer: { accepted: boolean; lastDigits: string },
): Operation | 'already-paid' {
  return atomically(books, () => {
    if (isPaid(books, order.order_id)) return 'already-paid';
    return insert(books, {
      order_id: order.order_id,
      type: 'CAPTURE',
      result: answer.accepted ? 'EXECUTED' : 'DECLINED',
      amount: order.amount,
      instrument: `***${answer.lastDigits}`,
      original_id: null,
      idempotency_key: null,
    });
  });
}

/** Gives money back: the same key answers the same refund, the sum never exceeds the capture. */
export function refund(
  books: Books,
  asked: { operationId: number; cents: number; key: string },
): Operation | 'unknown-operation' | 'over-captured' | 'key-reused' {
  return atomically(books, () => {
    const known = findByKey(books, asked.key);
    if (known) {
      const isSame = known.original_id === asked.operationId && known.amount === asked.cents;
      return isSame ? known : 'key-reused';
    }
    const captured = findCapture(books, asked.operationId);
    if (!captured) return 'unknown-operation';
    const left = captured.amount - sumRefunded(books, asked.operationId);
    if (asked.cents > left) return 'over-captured';
    return insert(books, {
      order_id: captured.order_id,
      type: 'REFUND',
      result: 'EXECUTED',
      amount: asked.cents,
      instrument: captured.instrument,
      original_id: captured.operation_id,
      idempotency_key: asked.key,
    });
  });
}

export function isKnownKey(books: Books, key: string): boolean {
  return findByKey(books, key) !== undefined;
}

export function listOperations(books: Books, orderId: string): Operation[] {
  const rows = books
    .prepare('select * from operations where order_id = ? order by operation_id')
    .all(orderId);
  return rows as unknown as Operation[];
}

/** Operations of a time, oldest first. @param within ISO instants, the last one not included */
export function listOperationsWithin(
  books: Books,
  { fromTime, toTime, atMost }: { fromTime: string; toTime: string; atMost: number },
): Operation[] {
  const [from, to] = [fromTime, toTime].map((time) => new Date(time).toISOString());
  return books
    .prepare('select * from operations where at >= ? and at < ? order by at, operation_id limit ?')
    .all(from!, to!, atMost) as unknown as Operation[];
}

/** Every operation with what its order says it is for, oldest first. */
export function listAllOperations(books: Books) {
  return books
    .prepare(
      `select order_id as "orderId", description, type, result, operations.amount as amount
       from operations join orders using (order_id) order by operation_id`,
    )
    .all();
}

export function isPaid(books: Books, orderId: string): boolean {
  return listOperations(books, orderId).some(
    ({ type, result }) => type === 'CAPTURE' && result === 'EXECUTED',
  );
}

function insert(books: Books, operation: NewOperation): Operation {
  const row = books
    .prepare(
      `insert into operations (order_id, type, result, amount, instrument, original_id, idempotency_key, at)
       values (:order_id, :type, :result, :amount, :instrument, :original_id, :idempotency_key, :at)
       returning *`,
    )
    .get({ ...operation, at: new Date().toISOString() });
  return row as unknown as Operation;
}

function findByKey(books: Books, key: string): Operation | undefined {
  const row = books.prepare('select * from operations where idempotency_key = ?').get(key);
  return row as unknown as Operation | undefined;
}

function findCapture(books: Books, operationId: number): Operation | undefined {
  const row = books
    .prepare(
      `select * from operations where operation_id = ? and type = 'CAPTURE' and result = 'EXECUTED'`,
    )
    .get(operationId);
  return row as unknown as Operation | undefined;
}

function sumRefunded(books: Books, operationId: number): number {
  const row = books
    .prepare('select coalesce(sum(amount), 0) as sum from operations where original_id = ?')
    .get(operationId);
  return (row as unknown as { sum: number }).sum;
}
