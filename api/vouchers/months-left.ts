/** Calendar months from a day to another, both counted; at least one. */
export function monthsLeft(from: string, until: string): number {
  const [year, month] = from.split('-').map(Number) as [number, number];
  const [lastYear, lastMonth] = until.split('-').map(Number) as [number, number];
  return Math.max(1, (lastYear - year) * 12 + lastMonth - month + 1);
}
