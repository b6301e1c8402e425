import type { ForeseenMoves } from '../api-types';
import type { Words } from '../words/words';

type Deadlines = ForeseenMoves['items'][number]['before'];

/** The deadlines that are others than before, each in words; one that goes or comes is a dash. */
export function changedDeadlines(before: Deadlines, after: Deadlines, words: Words) {
  const names = [
    ...new Set([...Object.keys(before), ...Object.keys(after)]),
  ] as (keyof Deadlines)[];
  const say = (at: string | undefined) => (at ? words.instant(at) : '—');
  return names
    .filter((name) => before[name] !== after[name])
    .map((name) => ({
      label: words.say(`timer.${name}`),
      before: say(before[name]),
      after: say(after[name]),
    }));
}
