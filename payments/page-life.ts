import type { Attempt } from '../db/payment-attempts.ts';

/** An hour at the gateway, and a minute for clocks that differ and calls that are slow. */
const PAGE_LIVES_MS = 61 * 60_000;

/**
 * Whether the hosted page of an attempt may still take a card. As long as it may, no other is
 * opened: a payer with two live pages could pay twice.
 */
export function isPageAlive({ hostedPage, createdAt }: Attempt, now = Date.now()): boolean {
  return hostedPage !== null && now - Date.parse(createdAt) < PAGE_LIVES_MS;
}
