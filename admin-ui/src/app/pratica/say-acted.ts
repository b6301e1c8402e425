import type { Outlook, Pratica } from '../api-types';
import type { Words } from '../words/words';
import { sayDays } from './say-service';

type Acted = NonNullable<Outlook['ifActed']>;

/** What an act would come to, in sentences; why not, when it would be refused. */
export function sayActed(acted: Acted, { service }: Pratica, words: Words): string[] {
  if (acted.why) return [acted.why];
  return [...sayPause(acted, words), ...sayEnd(acted, words), ...sayNext(acted, service, words)];
}

/** The new end, the visits made up for, and what is not charged again. */
export function sayPause({ pause }: Acted, words: Words): string[] {
  if (!pause) return [];
  const { days, endDate, visits, shiftedCents } = pause;
  return [
    words.say('whatIf.moves', { days: sayDays(days, words), end: words.day(endDate) }),
    ...(visits?.lastOn
      ? [words.say('whatIf.visits', { visits: words.say('service.visits', { count: visits.skipped }), last: words.day(visits.lastOn) })]
      : []),
    words.say('whatIf.notCharged', { amount: words.money(shiftedCents) }),
  ]; // prettier-ignore
}

/** A service with a plan is counted in visits, any other in days. */
function sayEnd({ end }: Acted, words: Words): string[] {
  if (!end) return [];
  const { refundCents, byHandCents, visits, unusedDays, paidDays } = end;
  const count = (n: number) =>
    visits ? words.say('service.visits', { count: n }) : sayDays(n, words);
  const unused = count(visits ? visits.unused : unusedDays);
  const paid = count(visits ? visits.paid : paidDays);
  return [
    words.say('service.back', { amount: words.money(refundCents), unused, paid }),
    ...(byHandCents > 0
      ? [words.say('service.backByHand', { amount: words.money(byHandCents) })]
      : []),
  ];
}

function sayNext({ next }: Acted, service: Pratica['service'], words: Words): string[] {
  if (!next || !service) return [];
  // The instant is the midnight after the last day for it.
  const by = words.day(new Date(Date.parse(next.payBy) - 1).toISOString());
  const { startDate, endDate } = next;
  return [words.say('whatIf.next', { from: words.day(startDate), to: words.day(endDate), by })];
}
