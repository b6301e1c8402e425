import { sql } from 'kysely';
import type { Trx } from './connect.ts';

/** What a text typed by a person means to the catalogue. */
export interface Search {
  /** Every word, for a full match. Text of a tsquery. */
  all: string;
  /** Any of the words, for ranking. */
  any: string;
  /** Service types called so in everyday words, the longest match first. */
  types: CalledType[];
  /** Options of questions called so, as `timeBands:night`. */
  options: Called[];
  /** Words that were mistyped, and what they were read as. */
  mended: { typed: string; read: string }[];
}

export interface Called {
  id: string;
  /** How many words of the text name it. */
  words: number;
  /** The everyday word that does. */
  term: string;
}

export interface CalledType extends Called {
  nameIt: string;
  nameEn: string;
}

const WORDS_AT_MOST = 10;
const SYNONYM_WORDS_AT_MOST = 4;

/**
 * Reads a search: accents and case do not count, unfinished words count as beginnings, mistyped
 * ones as the nearest word the catalogue knows, everyday words lead to their service types and to
 * the options of their questions.
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
  const terms = words.map(({ term }) => term);
  const called = await findCalled(trx, comuneId, words.map(({ stem }) => stem)); // prettier-ignore
  const mended = words.flatMap(({ typed, read }) => (read ? [{ typed, read }] : []));
  return { all: terms.join(' & '), any: terms.join(' | '), ...called, mended };
}

/** Letters and digits only: nothing of what is left can be an operator of a tsquery. */
export function splitWords(text: string): string[] {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return (plain.match(/[a-z0-9]{2,}/g) ?? []).slice(0, WORDS_AT_MOST);
}

interface Recognised {
  typed: string;
  stem: string;
  /** Its part in a tsquery. */
  term: string;
  /** What it was read as, when it was mistyped. */
  read?: string;
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
    const asTyped = { typed: word, stem, term: word };
    if (isKnown || word.length < 3) recognised.push(asTyped);
    else recognised.push((await guessWord(trx, word)) ?? asTyped);
  }
  return recognised;
}

/**
 * The beginning of a word the catalogue knows, or such a word mistyped: likeness (pg_trgm) finds a
 * few, and of these the one with the fewest wrong letters counts, if they are few for its length.
 */
async function guessWord(trx: Trx, word: string): Promise<Recognised | undefined> {
  const { rows } = await sql<{ word: string; stem: string; isBeginning: boolean }>`
    select word, stem, is_beginning from (
      (select word, stem, true as is_beginning, 0 as wrong, 1 as likeness
        from known_word where word like ${`${word}%`} order by word limit 1)
      union all
      (select word, stem, false, levenshtein(word, ${word}), similarity(word, ${word})
        from known_word where word % ${word}
        order by similarity(word, ${word}) desc, word limit ${LOOKED_AT})
    ) guess
    where wrong <= ${wrongAtMost(word)}
    order by is_beginning desc, wrong, likeness desc, word
    limit 1`.execute(trx);
  return rows.map(({ word: known, stem, isBeginning }) =>
    isBeginning
      ? { typed: word, stem, term: `${word}:*` }
      : { typed: word, stem, term: known, read: known },
  )[0];
}

const LOOKED_AT = 20;
const wrongAtMost = (word: string) => (word.length <= 4 ? 1 : word.length <= 9 ? 2 : 3);

async function findCalled(trx: Trx, comuneId: string, stems: string[]) {
  const phrases = phrasesOf(stems);
  const { rows } = await sql<FoundWord>`
    select synonym.stems, term, type.id as type, name_it, name_en, param || ':' || option as option
      from synonym
      left join service_type type on type.comune_id = ${comuneId} and type.id = service_type_id
        and type.retired_at is null
      where synonym.comune_id = ${comuneId} and synonym.stems = any(${phrases}::text[])
        and removed_at is null
    union all
    select stems, name_it, id, name_it, name_en, null
      from service_type where comune_id = ${comuneId} and stems = any(${phrases}::text[])
        and retired_at is null`.execute(trx);
  const types = longest(rows.map(({ type, ...row }) => ({ ...row, id: type })));
  return {
    types: types.map(({ nameIt, nameEn, ...called }) => ({ ...called, nameIt: nameIt!, nameEn: nameEn! })), // prettier-ignore
    options: longest(rows.map(({ option, stems, term }) => ({ id: option, stems, term }))),
  };
}

interface FoundWord {
  stems: string;
  term: string;
  type: string | null;
  nameIt: string | null;
  nameEn: string | null;
  option: string | null;
}

/** Of each that is called so, the longest of its names. */
function longest<T extends { id: string | null; stems: string }>(found: readonly T[]) {
  const called = new Map<string, Omit<T, 'id'> & { id: string; words: number }>();
  for (const one of found) {
    const { id, stems } = one;
    const words = stems.split(' ').length;
    if (id !== null && words > (called.get(id)?.words ?? 0)) called.set(id, { ...one, id, words });
  }
  return [...called.values()].sort((a, b) => b.words - a.words || a.id.localeCompare(b.id));
}

/** Every run of words, as long as the synonyms are. */
function phrasesOf(words: string[]): string[] {
  return words.flatMap((_, start) =>
    words
      .slice(start, start + SYNONYM_WORDS_AT_MOST)
      .map((_, length) => words.slice(start, start + length + 1).join(' ')),
  );
}
