import type { Trx } from '../../db/connect.ts';
import { findCalled, wordsOfName } from '../../db/pratiche-by-name.ts';
import { readCursor } from '../cursor.ts';
import { invalid } from '../problem.ts';

/**
 * The people of the comune whose names hold these words.
 * @throws invalid with `pointer` when they are too short to tell people apart
 */
export async function findActors(trx: Trx, name: string, pointer = '/actor'): Promise<string[]> {
  const words = wordsOfName(name);
  if (!words) {
    throw invalid(pointer, {
      it: 'Scrivi almeno tre lettere del nome.',
      en: 'Type at least three letters of the name.',
    });
  }
  return (await findCalled(trx, words)).people;
}

/** Where a page begins, by instant and number. @throws invalid with pointer /cursor */
export function keyOf(cursor: string | undefined) {
  const key = readCursor(cursor, ['instant', 'text']);
  if (key && !/^\d{1,18}$/.test(key[1])) {
    throw invalid('/cursor', { it: 'Pagina non valida.', en: 'Not a valid page.' });
  }
  return key;
}
