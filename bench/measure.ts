export interface Measure {
  perSecond: number;
  p50: number;
  p99: number;
  failed: number;
}

/**
 * Keeps `concurrency` senders busy for some seconds, each waiting for its answer before it sends
 * again. Times are milliseconds.
 */
export async function measure(
  send: (slot: number) => Promise<void>,
  { concurrency, seconds }: { concurrency: number; seconds: number },
): Promise<Measure> {
  const times: number[] = [];
  let failed = 0;
  const from = performance.now();
  const until = from + seconds * 1000;
  const sender = async (slot: number) => {
    while (performance.now() < until) {
      const sent = performance.now();
      await send(slot).then(
        () => times.push(performance.now() - sent),
        () => (failed += 1),
      );
    }
  };
  await Promise.all(Array.from({ length: concurrency }, (_, slot) => sender(slot)));
  const elapsed = (performance.now() - from) / 1000;
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.floor((times.length - 1) * share)] ?? NaN;
  return { perSecond: times.length / elapsed, p50: at(0.5), p99: at(0.99), failed };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
