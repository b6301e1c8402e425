import { sql } from 'kysely';
import type { Trx } from './connect.ts';

/** What a text typed by a person means to the catalogue. */
export interface Search {
  /** Every word, for a full match. Text of a tsquery. */
  all: string;
  /** Any of the words, for ranking. */
  any: string;
  /** Service types called so in everyday words, the longest match first. */
  types: { id: string; words: number }[];
}

const WORDS_AT_MOST = 10;
const SYNONYM_WORDS_AT_MOST = 4;

/**
 * Reads a search: accents and case do not count, unfinished words count as beginnings, mistyped
 * ones as the nearest word the catalogue knows, everyday words lead to their service types.
 * @returns undefined when the text holds nothing that can be found
 */
export async function readSearch(
  trx: Trx,
  { comuneId, text }: { comuneId: string; text: string },
): Promise<Search | undefined> {
  const typed = splitWords(text);
  if (typed.length === 0) return undefined;
  const words = await recogniseWords(trx, comuneId, typed);
  if (words.length === 0) return undefined;
  const stems = words.map(({ stem }) => stem);
  const terms = words.map(({ term }) => term);
  const types = await findTypesCalled(trx, comuneId, stems);
  return { all: terms.join(' & '), any: terms.join(' | '), types };
}

/** Letters and digits only: nothing of what is left can be an operator of a tsquery. */
function splitWords(text: string): string[] {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return (plain.match(/[a-z0-9]{2,}/g) ?? []).slice(0, WORDS_AT_MOST);
}

interface Recognised {
  stem: string;
  /** Its part in a tsquery. */
  term: string;
}

/** Stop words (`di`, `per`, `una`) are left out, here as in the synonyms. */
async function recogniseWords(trx: Trx, comuneId: string, typed: string[]): Promise<Recognised[]> {
  const { rows } = await sql<{ word: string; stem: string; isKnown: boolean }>`
    select word, stem(word) as stem, exists (
      select from search_word known
      where known.comune_id = ${comuneId} and known.stem = stem(asked.word)) as is_known
    from unnest(${typed}::text[]) with ordinality as asked (word, position)
    where stem(word) is not null
    order by position`.execute(trx);
  const recognised: Recognised[] = [];
  for (const { word, stem, isKnown } of rows) {
    if (isKnown || word.length < 3) recognised.push({ stem, term: word });
    else recognised.push((await guessWord(trx, word)) ?? { stem, term: word });
  }
  return recognised;
}

/** The beginning of a word the catalogue knows, or such a word mistyped (pg_trgm, from 0.3 up). */
async function guessWord(trx: Trx, word: string) {
  const { rows } = await sql<{ word: string; stem: string; isBeginning: boolean }>`
    select word, stem, word like ${`${word}%`} as is_beginning
    from known_word
    where word like ${`${word}%`} or word % ${word}
    order by word like ${`${word}%`} desc, similarity(word, ${word}) desc, word
    limit 1`.execute(trx);
  return rows.map(({ word: known, stem, isBeginning }) => ({
    stem,
    term: isBeginning ? `${word}:*` : known,
  }))[0];
}

async function findTypesCalled(trx: Trx, comuneId: string, stems: string[]) {
  const phrases = phrasesOf(stems);
  const found = await trx
    .selectFrom('synonym')
    .select(['stems', 'serviceTypeId as id'])
    .where('comuneId', '=', comuneId)
    .where('stems', '=', sql<string>`any(${phrases}::text[])`)
    .execute();
  const longest = new Map<string, number>();
  for (const { stems: phrase, id } of found) {
    longest.set(id, Math.max(longest.get(id) ?? 0, phrase.split(' ').length));
  }
  return [...longest]
    .map(([id, length]) => ({ id, words: length }))
    .sort((a, b) => b.words - a.words || a.id.localeCompare(b.id));
}

/** Every run of words, as long as the synonyms are. */
function phrasesOf(words: string[]): string[] {
  return words.flatMap((_, start) =>
    words
      .slice(start, start + SYNONYM_WORDS_AT_MOST)
      .map((_, length) => words.slice(start, start + length + 1).join(' ')),
  );
}
