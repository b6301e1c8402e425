import { type SelectQueryBuilder, sql } from 'kysely';
import type { Trx } from './connect.ts';
import type { Database } from './schema.ts';

/** Capped before they are ordered, beyond what a count counts: of so common a name one types more. */
const PEOPLE_AT_MOST = 1001;
const ENTI_AT_MOST = 50;
const SHORTEST_WORD = 3;

/** Whose pratiche a name means. */
export interface Called {
  people: string[];
  enti: string[];
}

/**
 * What was typed, as the words of a name without accents, the longest first; undefined when it is
 * the start of a number or too short to tell people apart.
 */
export function wordsOfName(q: string): string[] | undefined {
  const plain = q.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim();
  if (/^\d+$/.test(plain) || /^[a-z]{1,6}-\d/.test(plain)) return undefined;
  const words = plain.match(/[\p{L}\p{N}]+/gu) ?? [];
  words.sort((one, other) => other.length - one.length);
  return (words[0]?.length ?? 0) >= SHORTEST_WORD ? words.slice(0, 6) : undefined;
}

/**
 * The people and the enti of the asking comune with these words in their names, in any order.
 * The database tells people's names to the office only, whoever asks here.
 */
export async function findCalled(trx: Trx, words: readonly string[]): Promise<Called> {
  const patterns = words.map((word) => `%${word}%`);
  const { rows } = await sql<{ people: string[]; enti: string[] }>`
    select
      array(select people_called(${patterns}::text[], ${PEOPLE_AT_MOST})) as people,
      array(
        select id from ente
        where plain(name) like all (${patterns}::text[])
        order by name, id
        limit ${ENTI_AT_MOST}
      ) as enti`.execute(trx);
  return rows[0]!;
}

type Pratiche = SelectQueryBuilder<Database, 'pratica', object>;

/**
 * The ids of the pratiche of whoever is called so. Each one's first are taken off an index in the
 * screen's order, so that an ente with a hundred thousand costs no more than one with ten.
 * @param top narrows, orders and limits
 */
export function idsOfCalled(trx: Trx, called: Called, top: (pratiche: Pratiche) => Pratiche) {
  const firstOf = (column: 'applicantId' | 'chosenEnteId', ids: string[]) =>
    trx
      .selectFrom(sql<{ id: string }>`unnest(${ids}::uuid[])`.as<'one'>(sql`one(id)`))
      .innerJoinLateral(
        (query) => {
          const own = query.selectFrom('pratica').whereRef(`pratica.${column}`, '=', 'one.id');
          return top(own as never)
            .select('pratica.id')
            .as('found');
        },
        (join) => join.onTrue(),
      )
      .select('found.id');
  return firstOf('applicantId', called.people).union(firstOf('chosenEnteId', called.enti));
}
