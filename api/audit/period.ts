import { addDays } from '../../workflows/pratica/service.ts';
import { startOfDay } from '../../workflows/pratica/terms.ts';
import { invalid } from '../problem.ts';

/**
 * Days of the comune, both ends counted, as the instants between which they lie.
 * @throws invalid with pointer /until when it ends before it begins
 */
export function instantsOf({ from, until }: { from?: string; until?: string }) {
  if (from && until && until < from) {
    throw invalid('/until', {
      it: 'La fine del periodo viene prima dell’inizio.',
      en: 'The period ends before it begins.',
    });
  }
  return {
    ...(from ? { from: startOfDay(from) } : {}),
    ...(until ? { until: startOfDay(addDays(until, 1)) } : {}),
  };
}

/** The same where both ends are given. */
export function instantsBetween(days: { from: string; until: string }) {
  return instantsOf(days) as { from: string; until: string };
}
