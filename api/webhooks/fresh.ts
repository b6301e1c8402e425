/** How far a gateway's clock may be from ours, and how long a notice may be under way. */
const FRESH_MS = 300_000;

/** @param time an ISO instant; anything else is never fresh */
export function isFresh(time: string, now = Date.now()): boolean {
  return Math.abs(now - Date.parse(time)) <= FRESH_MS;
}
