import type { Trx } from './connect.ts';

/** The comune's latest word about an ente, with who said it and why. */
export function findTrust(trx: Trx, { enteId }: { enteId: string }) {
  return trx
    .selectFrom('enteTrust')
    .leftJoin('person as decider', 'decider.id', 'enteTrust.decidedBy')
    .select(['isTrusted', 'reason', 'at', 'decider.name as decidedBy'])
    .where('enteTrust.enteId', '=', enteId)
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** Whether the comune lets an ente publish at once; no word is no. */
export async function isTrusted(trx: Trx, { enteId }: { enteId: string }): Promise<boolean> {
  return (await findTrust(trx, { enteId }))?.isTrusted ?? false;
}

/** What a command said. */
export function findTrustSaid(trx: Trx, { id }: { id: string }) {
  return trx
    .selectFrom('enteTrust')
    .select(['enteId', 'isTrusted', 'reason'])
    .where('id', '=', id)
    .executeTakeFirst();
}

/** The same command at the same moment is one word. */
export async function addTrust(
  trx: Trx,
  row: { id: string; comuneId: string; enteId: string; isTrusted: boolean; reason: string; decidedBy: string },
): Promise<void> {
  await trx
    .insertInto('enteTrust')
    .values(row)
    .onConflict((same) => same.column('id').doNothing())
    .execute();
} // prettier-ignore
