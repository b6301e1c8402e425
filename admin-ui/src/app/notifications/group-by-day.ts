import type { NotificationItem } from '../api-types';
import { dayOf, today } from '../words/dates';
import type { Words } from '../words/words';

/** Notifications by the day of the comune on which they came, each day as people say it. */
export function groupByDay(items: readonly NotificationItem[], words: Words) {
  const days = Map.groupBy(items, ({ createdAt }) => dayOf(createdAt));
  return [...days].map(([date, ofDay]) => ({ date, items: ofDay, name: nameOf(date, words) }));
}

function nameOf(date: string, words: Words): string {
  if (date === today()) return words.say('notifications.today');
  const yesterday = new Date(Date.parse(today()) - 86_400_000).toISOString().slice(0, 10);
  return date === yesterday ? words.say('notifications.yesterday') : words.day(date);
}
