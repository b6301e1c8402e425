import type { Static } from 'typebox';
import { addDays } from '../../workflows/pratica/service.ts';
import { monthsAfter, today } from '../days.ts';
import { invalid, problem } from '../problem.ts';
import type { NewClosure } from './schemas.ts';

const DAYS_AT_MOST = 62;
const MONTHS_AHEAD = 24;

type Days = Pick<Static<typeof NewClosure>, 'from' | 'through'>;

const WRONG = {
  past: { it: 'Scegli un giorno da oggi in poi.', en: 'Choose a day from today on.' },
  far: { it: 'È troppo lontano: al massimo due anni.', en: 'Too far ahead: two years at most.' },
  order: { it: 'L’ultimo giorno viene prima del primo.', en: 'The last day is before the first.' },
  later: {
    it: 'Scegli un giorno prima dell’ultimo, da oggi in poi.',
    en: 'Choose a day before the last one, from today on.',
  },
  long: { it: 'Una chiusura dura al massimo 62 giorni.', en: 'A closure lasts 62 days at most.' },
};

/** @throws invalid, naming the field: a closure begins today or later and lasts two months at most */
export function checkClosure({ from, through }: Days): void {
  if (from < today()) throw invalid('/from', WRONG.past);
  if (from > monthsAfter(today(), MONTHS_AHEAD)) throw invalid('/from', WRONG.far);
  if (through < from) throw invalid('/through', WRONG.order);
  if (through >= addDays(from, DAYS_AT_MOST)) throw invalid('/through', WRONG.long);
}

/**
 * @param through the new last day
 * @throws invalid: a closure ends earlier than it did, and not in the past
 */
export function checkShorter(known: Days, through: string): void {
  const isSooner = through < known.through && through >= known.from && through >= today();
  if (!isSooner) throw invalid('/through', WRONG.later);
}

/** @throws closure-begun */
export function checkRemovable({ from }: { from: string }): void {
  if (!isRemovable({ from })) throw problem('closure-begun');
}

export function isRemovable({ from }: { from: string }): boolean {
  return from > today();
}

/** Whether there is still a day to come on which the ente may work after all. */
export function isShortenable({ from, through }: Days): boolean {
  return through > today() && through > from;
}
