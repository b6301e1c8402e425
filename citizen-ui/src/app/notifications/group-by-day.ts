import { addDays, formatDay, today } from '../format/dates';
import type { Notification } from '../remote/types';

export interface Day {
  /** ISO date of the comune. */
  date: string;
  items: Notification[];
}

/** Notifications by the day of the comune on which they came, in the order in which they are. */
export function groupByDay(items: readonly Notification[]): Day[] {
  const days = new Map<string, Notification[]>();
  for (const item of items) {
    const date = today(new Date(item.createdAt));
    days.set(date, [...(days.get(date) ?? []), item]);
  }
  return [...days].map(([date, ofDay]) => ({ date, items: ofDay }));
}

/** A day as people say it: today, yesterday, or by its name. */
export function sayDay(
  date: string,
  words: { today: string; yesterday: string },
  locale: string,
): string {
  if (date === today()) return words.today;
  return date === addDays(today(), -1) ? words.yesterday : formatDay(date, locale);
}
