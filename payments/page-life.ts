import type { Attempt } from '../db/payment-attempts.ts';
import type { Provider } from '../db/tables/money.ts';

/** As long as at the gateway, and a minute for clocks that differ and calls that are slow. */
const PAGE_LIVES_MS: Record<Exclude<Provider, 'pagopa' | 'transfer'>, number> = {
  nexi: 61 * 60_000,
  paypal: 181 * 60_000,
};

/**
 * Whether the hosted page of an attempt may still take a card. As long as it may, no other is
 * opened: a payer with two live pages could pay twice.
 */
export function isPageAlive(
  { provider, hostedPage, createdAt }: Attempt,
  now = Date.now(),
): boolean {
  // A debt position is paid on paper, too, for as long as it is not shut.
  // And a bank transfer has no page that could run out.
  if (provider === 'pagopa' || provider === 'transfer') return true;
  return hostedPage !== null && now - Date.parse(createdAt) < PAGE_LIVES_MS[provider];
}
