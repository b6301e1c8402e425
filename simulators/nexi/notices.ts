import { randomUUID } from 'node:crypto';
import { writeNotice } from '../courier.ts';
import type { FaultSwitch } from '../faults.ts';
import { toApiOperation } from './api-operation.ts';
import type { Books } from './books.ts';
import type { Operation } from './operations.ts';
import type { Order } from './orders.ts';

/** Writes down the notice of an operation; the courier takes it from there. */
export function queueNotice(
  books: Books,
  faults: FaultSwitch,
  { order, operation }: { order: Order; operation: Operation },
): void {
  const eventId = randomUUID();
  const body = JSON.stringify({
    eventId,
    eventTime: operation.at,
    securityToken: order.security_token,
    operation: toApiOperation(operation),
  });
  const { order_id: orderId, notification_url: url } = order;
  writeNotice(books, faults, { eventId, orderId, url, body });
}
