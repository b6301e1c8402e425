import type { Books } from './books.ts';
import { decide, listRipe, type Capture } from './captures.ts';
import { findOrder } from './orders.ts';
import { showCapture } from './resources.ts';
import { tellWebhooks, type EventType } from './webhooks.ts';

const TYPES: Partial<Record<Capture['status'], EventType>> = {
  COMPLETED: 'PAYMENT.CAPTURE.COMPLETED',
  PENDING: 'PAYMENT.CAPTURE.PENDING',
  DECLINED: 'PAYMENT.CAPTURE.DENIED',
};

type Telling = Parameters<typeof tellWebhooks>[0];

/** Tells webhooks how a capture stands. */
export function tellCapture(paypal: Telling, captured: Capture): void {
  const order = findOrder(paypal.books, captured.order_id)!;
  const resource = showCapture(paypal, { order, captured });
  tellWebhooks(paypal, { type: TYPES[captured.status]!, orderId: order.id, resource });
}

/** Pending captures are decided when their time has come. @returns how many were */
export function decideRipe(paypal: Telling & { books: Books }): number {
  const decided = listRipe(paypal.books, Date.now()).map(({ id, deny }) =>
    decide(paypal.books, id, deny ? 'DECLINED' : 'COMPLETED'),
  );
  for (const captured of decided) if (captured) tellCapture(paypal, captured);
  return decided.length;
}
