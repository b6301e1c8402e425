import type { Trx } from './connect.ts';

export interface NewCommand {
  id: string;
  comuneId: string;
  praticaId: string;
  actorId: string;
  transition: string;
  requestHash: string;
  payload: object;
  reason: string | null;
}

/** What is known of a command given before; its result is there once the pratica recorded it. */
export function findCommand(trx: Trx, { id }: { id: string }) {
  return trx
    .selectFrom('command')
    .select(['id', 'requestHash', 'result'])
    .where('id', '=', id)
    .executeTakeFirst();
}

/**
 * Writes a command down before it travels.
 * @returns false when it is written already: the same command again is the same row
 */
export async function addCommand(trx: Trx, command: NewCommand): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('command')
    .values({ ...command, payload: JSON.stringify(command.payload) })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** Keeps a refusal as the answer, unless the command went through after all. */
export function refuseCommand(trx: Trx, { id, code }: { id: string; code: string }) {
  return trx
    .updateTable('command')
    .set({ result: JSON.stringify({ refused: code }) })
    .where('id', '=', id)
    .where('result', 'is', null)
    .execute();
}

/** Keeps what a command came to, where no pratica records it. */
export function answerCommand(trx: Trx, { id, answer }: { id: string; answer: object }) {
  return trx
    .updateTable('command')
    .set({ result: JSON.stringify(answer) })
    .where('id', '=', id)
    .execute();
}

/** What commands came to, by their ids; those that have no answer yet are left out. */
export async function listResults(trx: Trx, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, Record<string, unknown>>();
  const rows = await trx
    .selectFrom('command')
    .select(['id', 'result'])
    .where('id', 'in', ids)
    .where('result', 'is not', null)
    .execute();
  return new Map(rows.map(({ id, result }) => [id, result!]));
}
