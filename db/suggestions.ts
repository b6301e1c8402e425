import { sql } from 'kysely';
import type { Trx } from './connect.ts';

export interface Suggestion {
  kind: 'type' | 'section' | 'word';
  /** Of the type or the section; of the type that a word leads to. */
  id: string;
  textIt: string;
  textEn: string;
  /** For a word: the name of the type that it leads to. */
  nameIt: string | null;
  nameEn: string | null;
}

/**
 * What a person who types this may mean: types and topics whose name has a word that begins so (or
 * nearly), in Italian or English, then everyday words. At most `limit`, without repetitions.
 */
export async function suggest(
  trx: Trx,
  { comuneId, text, limit }: { comuneId: string; text: string; limit: number },
): Promise<Suggestion[]> {
  const { rows } = await sql<Suggestion>`
    with asked as (select plain(${text}) as text), known as (
      select 'type' as kind, 1 as place, id, name_it as text_it, name_en as text_en,
        null as name_it, null as name_en
      from service_type where comune_id = ${comuneId} and retired_at is null
      union all
      select 'section', 2, id, name_it, name_en, null, null
      from section where comune_id = ${comuneId}
      union all
      select 'word', 3, type.id, term, term, type.name_it, type.name_en
      from synonym join service_type type
        on type.comune_id = synonym.comune_id and type.id = synonym.service_type_id
          and type.retired_at is null
      where synonym.comune_id = ${comuneId} and removed_at is null
    ), likely as (
      select known.*, case
          when starts_with(plain(text_it), text) or starts_with(plain(text_en), text) then 0
          when position(' ' || text in plain(text_it)) > 0
            or position(' ' || text in plain(text_en)) > 0 then 1
          else 2 end as how,
        greatest(word_similarity(text, plain(text_it)), word_similarity(text, plain(text_en))) as likeness
      from known, asked
    )
    select kind, id, text_it, text_en, name_it, name_en from likely
    where how < 2 or (likeness >= ${LIKE_ENOUGH}::real and length(${text}::text) > 3)
    order by how, place, likeness desc, text_it
    limit ${limit * 3}`.execute(trx);
  return distinct(rows).slice(0, limit);
}

const LIKE_ENOUGH = 0.5;

/** A type is shown by its name and one word, or by two words, not by all of its own. */
function distinct(rows: Suggestion[]): Suggestion[] {
  const shown = new Map<string, number>();
  return rows.filter(({ kind, id }) => {
    const what = kind === 'section' ? `section ${id}` : `type ${id}`;
    shown.set(what, (shown.get(what) ?? 0) + 1);
    return shown.get(what)! <= SHOWN_OF_ONE;
  });
}

const SHOWN_OF_ONE = 2;
