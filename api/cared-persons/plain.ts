import type { Static } from 'typebox';
import { Temporal } from 'temporal-polyfill';
import type { CaredPerson } from '../../db/cared-persons.ts';
import { today } from '../days.ts';
import { invalid } from '../problem.ts';
import { isFiscalCode, plainFiscalCode } from '../sportello/fiscal-code.ts';
import type { CaredPersonSaid } from './schemas.ts';

const OLDEST = 120;

/**
 * What was said of a person, as it is kept: no empty words.
 * @throws invalid for a year or day nobody can be born in, or a fiscal code with a wrong check letter
 */
export function plainPerson(id: string, said: Static<typeof CaredPersonSaid>): CaredPerson {
  const text = (value?: string) => value?.trim().replace(/\s+/g, ' ') || null;
  const born = text(said.born);
  if (born !== null && !canBeBorn(born)) throw invalid('/born', NOT_BORN);
  const fiscalCode = plainFiscalCode(said.fiscalCode ?? '') || null;
  if (fiscalCode !== null && !isFiscalCode(fiscalCode)) throw invalid('/fiscalCode', NO_CODE);
  return {
    id,
    name: text(said.name)!,
    relation: text(said.relation),
    born,
    fiscalCode,
    address: text(said.address),
    municipio: said.municipio ?? null,
  };
}

function canBeBorn(born: string): boolean {
  const [, year = ''] = /^(\d{4})(-\d{2}-\d{2})?$/.exec(born) ?? [];
  if (!year || !isDay(born === year ? `${year}-01-01` : born)) return false;
  const now = today();
  return born <= now.slice(0, born.length) && Number(year) >= Number(now.slice(0, 4)) - OLDEST;
}

function isDay(day: string): boolean {
  try {
    Temporal.PlainDate.from(day);
    return true;
  } catch {
    return false;
  }
}

const NOT_BORN = {
  it: 'Scrivi l’anno di nascita con quattro cifre, o il giorno.',
  en: 'Write the year of birth with four digits, or the day.',
};
const NO_CODE = {
  it: 'Il codice fiscale non è giusto: controlla lettere e numeri.',
  en: 'The fiscal code is not right: check its letters and digits.',
};
