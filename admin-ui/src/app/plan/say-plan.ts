import type { Plan } from '../api-types';
import type { Words } from '../words/words';

export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

/** A weekly schedule in words: each visit, and whether holidays are left out. */
export function sayPlan({ weekly, skipsHolidays }: Plan, words: Words): string[] {
  const inOrder = [...weekly].sort(
    (one, other) => one.weekday - other.weekday || one.from.localeCompare(other.from),
  );
  const visits = inOrder.map(({ weekday, from, minutes }) =>
    words.say('plan.visit', { day: words.say(`plan.weekday.${weekday}`), from, minutes }),
  );
  return [...visits, words.say(skipsHolidays ? 'plan.noHolidays' : 'plan.alsoHolidays')];
}
