const WINDOW_MS = 60_000;
const ADDRESSES_AT_MOST = 20_000;

/**
 * Counts the tokens that an address failed with. The limit on requests comes after the token is
 * read and never sees these; a good token from the same address is not held up by them.
 * @returns seconds to wait, once there were more than `atMost` within a minute
 */
export function countFailedTokens(atMost: number, now: () => number = Date.now) {
  const failed = new Map<string, number>();
  let since = now();
  return (address: string): number | undefined => {
    if (now() - since >= WINDOW_MS || failed.size >= ADDRESSES_AT_MOST) {
      failed.clear();
      since = now();
    }
    const count = (failed.get(address) ?? 0) + 1;
    failed.set(address, count);
    return count > atMost ? Math.ceil((since + WINDOW_MS - now()) / 1000) : undefined;
  };
}
