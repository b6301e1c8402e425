import { startOfDay } from '../../workflows/pratica/terms.ts';
import { today } from '../days.ts';

/** A year of the comune, as ISO instants: from the first on, before the second. */
export function withinYear(year: number): { from: string; before: string } {
  return { from: startOfDay(`${year}-01-01`), before: startOfDay(`${year + 1}-01-01`) };
}

export function thisYear(): number {
  return Number(today().slice(0, 4));
}
