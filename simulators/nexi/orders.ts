import { randomBytes } from 'node:crypto';
import type { Books } from './books.ts';

export interface Order {
  order_id: string;
  /** Cents. */
  amount: number;
  currency: string;
  description: string | null;
  language: string;
  notification_url: string;
  result_url: string;
  cancel_url: string;
  page_token: string;
  security_token: string;
  created_at: string;
}

const PAGE_LIVES_MS = 60 * 60_000;

export type NewOrder = Omit<Order, 'page_token' | 'security_token' | 'created_at'>;

/** @returns the order, or undefined when its id is taken: an order id is used once for ever */
export function createOrder(books: Books, order: NewOrder): Order | undefined {
  const whole: Order = {
    ...order,
    page_token: randomBytes(24).toString('base64url'),
    security_token: randomBytes(16).toString('hex'),
    created_at: new Date().toISOString(),
  };
  const { changes } = books
    .prepare(
      `insert into orders values (:order_id, :amount, :currency, :description, :language,
         :notification_url, :result_url, :cancel_url, :page_token, :security_token, :created_at)
       on conflict do nothing`,
    )
    .run({ ...whole });
  return changes === 0 ? undefined : whole;
}

export function findOrder(books: Books, orderId: string): Order | undefined {
  return books.prepare('select * from orders where order_id = ?').get(orderId) as Order | undefined;
}

export function findOrderByPage(books: Books, pageToken: string): Order | undefined {
  const row = books.prepare('select * from orders where page_token = ?').get(pageToken);
  return row as Order | undefined;
}

/** A hosted page takes cards for an hour after the order was opened. */
export function isPageOver({ created_at }: Order, now = Date.now()): boolean {
  return now - Date.parse(created_at) > PAGE_LIVES_MS;
}

export function listOrders(books: Books, limit: number): Order[] {
  const rows = books.prepare('select * from orders order by created_at desc limit ?').all(limit);
  return rows as unknown as Order[];
}
