import type { TimelineEvent } from '../remote/types';

/** How a service was interrupted, as its timeline tells it: the first day without, and what goes back. */
export function endingOf(
  events: readonly TimelineEvent[],
): { effectiveOn: string; refundCents: number; byHandCents: number } | undefined {
  const data = events.find(({ kind }) => kind === 'interrupt')?.data;
  const effectiveOn = data?.['effectiveOn'];
  if (typeof effectiveOn !== 'string') return undefined;
  const cents = (name: string) => Number(data?.[name] ?? 0);
  return { effectiveOn, refundCents: cents('refundCents'), byHandCents: cents('byHandCents') };
}
