import type { Pratica, TimelineEvent } from '../api-types';
import { addDays, daysBetween } from '../words/dates';
import type { Words } from '../words/words';

export type OrderedService = NonNullable<Pratica['service']>;

export function sayDays(count: number, words: Words): string {
  return words.say(count === 1 ? 'service.oneDay' : 'service.manyDays', { count });
}

/** What days without service mean: how many they are, and the last day as they move it. */
export function sayEffect(
  service: OrderedService,
  { from, until }: { from: string; until: string },
  words: Words,
): string {
  const days = Math.max(0, daysBetween(from, until));
  return words.say('service.effect', {
    from: words.day(from),
    until: words.day(until),
    days: sayDays(days, words),
    end: words.day(addDays(service.endDate, days)),
  });
}

/** What its policy still allows, said before a form is filled in. */
export function sayLimits({ suspensionLimits }: OrderedService, words: Words): string {
  if (!suspensionLimits) return '';
  const { earliest, daysLeft, timesLeft } = suspensionLimits;
  return words.say('service.limits', {
    earliest: words.day(earliest),
    days: sayDays(daysLeft, words),
    times: timesLeft,
  });
}

/** The first day without service and what goes back, once it was interrupted. */
export function endingOf(
  events: readonly TimelineEvent[],
): { effectiveOn: string; refundCents: number } | undefined {
  const data = events.find(({ kind }) => kind === 'interrupt')?.data;
  const effectiveOn = data?.['effectiveOn'];
  if (typeof effectiveOn !== 'string') return undefined;
  return { effectiveOn, refundCents: Number(data?.['refundCents'] ?? 0) };
}
