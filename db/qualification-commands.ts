import type { Insertable } from 'kysely';
import type { Trx } from './connect.ts';
import type { QualificationCommandTable } from './tables/qualifications.ts';

type NewCommand = Omit<
  Insertable<QualificationCommandTable>,
  'payload' | 'result' | 'createdAt'
> & {
  payload: object;
};

export function findQualificationCommand(trx: Trx, { id }: { id: string }) {
  return trx
    .selectFrom('qualificationCommand')
    .select(['id', 'requestHash', 'result'])
    .where('id', '=', id)
    .executeTakeFirst();
}

/** Writes a command down before it travels; the same again is the same row. */
export async function addQualificationCommand(trx: Trx, command: NewCommand): Promise<void> {
  await trx
    .insertInto('qualificationCommand')
    .values({ ...command, payload: JSON.stringify(command.payload) })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
}

/** Keeps a refusal as the answer, unless the command went through after all. */
export async function refuseQualificationCommand(
  trx: Trx,
  { id, code }: { id: string; code: string },
): Promise<void> {
  await trx
    .updateTable('qualificationCommand')
    .set({ result: JSON.stringify({ refused: code }) })
    .where('id', '=', id)
    .where('result', 'is', null)
    .execute();
}
