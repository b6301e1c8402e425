import { sql, type SqlBool } from 'kysely';
import type { Trx } from './connect.ts';

/** The everyday words of a comune, by word; those that begin with `starts`, or lead to a type. */
export function listWords(
  trx: Trx,
  args: {
    comuneId: string;
    starts?: string;
    type?: string;
    after?: { term: string; id: string };
    limit: number;
  },
) {
  let words = trx
    .selectFrom('synonym')
    .leftJoin('person as writer', 'writer.id', 'synonym.writtenBy')
    .select(['synonym.id', 'term', 'serviceTypeId', 'param', 'option', 'writtenAt'])
    .select('writer.name as writtenBy')
    .where('synonym.comuneId', '=', args.comuneId)
    .where('removedAt', 'is', null);
  if (args.starts) words = words.where(sql<SqlBool>`starts_with(plain(term), plain(${args.starts}))`); // prettier-ignore
  if (args.type) words = words.where('serviceTypeId', '=', args.type);
  if (args.after) {
    const { term, id } = args.after;
    words = words.where(sql<SqlBool>`(term, synonym.id) > (${term}, ${id}::uuid)`);
  }
  return words.orderBy('term').orderBy('synonym.id').limit(args.limit).execute();
}

export interface NewWord {
  id: string;
  comuneId: string;
  term: string;
  serviceTypeId: string | null;
  param: string | null;
  option: string | null;
  writtenBy: string;
}

/** @returns false when this word leads there already, also when it was taken away */
export async function addWord(trx: Trx, word: NewWord): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('synonym')
    .values(word)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/** The word that leads where another would, also when it was taken away. */
export function findSameWord(trx: Trx, word: Omit<NewWord, 'id' | 'writtenBy'>) {
  return trx
    .selectFrom('synonym')
    .select(['id', 'removedAt'])
    .where('comuneId', '=', word.comuneId)
    .where('term', '=', word.term)
    .where('serviceTypeId', 'is not distinct from', word.serviceTypeId)
    .where('param', 'is not distinct from', word.param)
    .where('option', 'is not distinct from', word.option)
    .executeTakeFirst();
}

/** Gives back a word that was taken away, as of whoever wants it now. */
export async function restoreWord(
  trx: Trx,
  { comuneId, id, by }: { comuneId: string; id: string; by: string },
): Promise<void> {
  await trx
    .updateTable('synonym')
    .set({ removedBy: null, removedAt: null, writtenBy: by })
    .where('comuneId', '=', comuneId)
    .where('id', '=', id)
    .execute();
}

export function findWord(trx: Trx, { comuneId, id }: { comuneId: string; id: string }) {
  return trx
    .selectFrom('synonym')
    .leftJoin('person as writer', 'writer.id', 'synonym.writtenBy')
    .select(['synonym.id', 'term', 'serviceTypeId', 'param', 'option', 'writtenAt'])
    .select(['writer.name as writtenBy', 'removedAt'])
    .where('synonym.comuneId', '=', comuneId)
    .where('synonym.id', '=', id)
    .executeTakeFirst();
}

/** Takes a word away; done once, it stays as it was done. */
export async function removeWord(
  trx: Trx,
  args: { comuneId: string; id: string; by: string; at: string },
): Promise<void> {
  await trx
    .updateTable('synonym')
    .set({ removedBy: args.by, removedAt: args.at })
    .where('comuneId', '=', args.comuneId)
    .where('id', '=', args.id)
    .where('removedAt', 'is', null)
    .execute();
}
