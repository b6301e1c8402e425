import { daysUntil } from './dates';

export type Urgency = 'late' | 'now' | 'soon' | 'calm';

export interface DueWords {
  urgency: Urgency;
  /** Key of the translations, with its number when it needs one. */
  key: string;
  count: number;
}

/** How a term reads: "scade domani", "in ritardo di 2 giorni"; colour only repeats the words. */
export function dueWords(dueAt: string, now = new Date()): DueWords {
  const minutes = Math.floor((Date.parse(dueAt) - now.getTime()) / 60_000);
  const days = daysUntil(dueAt, now);
  if (minutes < 0) return lateWords(-minutes, -days);
  if (days === 0) {
    return minutes < 60
      ? { urgency: 'now', key: 'due.minutes', count: Math.max(1, minutes) }
      : { urgency: 'now', key: 'due.today', count: 0 };
  }
  if (days === 1) return { urgency: 'soon', key: 'due.tomorrow', count: 0 };
  return { urgency: days <= 3 ? 'soon' : 'calm', key: 'due.days', count: days };
}

function lateWords(minutes: number, days: number): DueWords {
  if (days > 1) return { urgency: 'late', key: 'due.lateDays', count: days };
  if (days === 1) return { urgency: 'late', key: 'due.lateOneDay', count: 1 };
  const hours = Math.floor(minutes / 60);
  if (hours > 1) return { urgency: 'late', key: 'due.lateHours', count: hours };
  return { urgency: 'late', key: 'due.lateNow', count: 0 };
}
