import type { Trx } from '../../db/connect.ts';
import type { Actor } from '../actor.ts';
import { readCursor, writeCursor } from '../cursor.ts';
import { type Aim, foreseeAll, foreseeMoves } from './foresee-moves.ts';
import { patronOf } from './start-batch.ts';

const ON_A_PAGE = 50;

/** A page of what a move would come to; the first page also counts over all of them. */
export async function dryRun(
  trx: Trx,
  actor: Actor,
  { aim, cursor, limit = ON_A_PAGE }: { aim: Aim; cursor?: string; limit?: number },
) {
  const patron = await patronOf(trx, actor);
  const [after] = readCursor(cursor, ['text']) ?? [];
  const page = { patron, limit: limit + 1, ...(after === undefined ? {} : { after }) };
  const found = await foreseeMoves(trx, aim, page);
  const items = found.slice(0, limit);
  return {
    counts: after === undefined ? await countAll(trx, aim, patron) : null,
    items,
    next: found.length > limit ? writeCursor([items.at(-1)!.number]) : null,
  };
}

async function countAll(trx: Trx, aim: Aim, patron: string) {
  const counts = new Map<string | null, number>();
  for await (const some of foreseeAll(trx, aim, patron)) {
    for (const { refusal } of some) counts.set(refusal, (counts.get(refusal) ?? 0) + 1);
  }
  return {
    movable: counts.get(null) ?? 0,
    refused: [...counts].flatMap(([refusal, count]) => (refusal ? [{ refusal, count }] : [])),
  };
}
