import { sql } from 'kysely';
import type { Trx } from './connect.ts';

export interface SeenSession {
  digest: string;
  comuneId: string;
  personId: string;
  device: string;
}

/** Keeps on what device a log-in is used; what a day ago was seen last is forgotten. */
export async function noteSession(trx: Trx, session: SeenSession): Promise<void> {
  await trx
    .deleteFrom('personSession')
    .where('personId', '=', session.personId)
    .where('seenAt', '<', sql<string>`now() - interval '1 day'`)
    .execute();
  await trx
    .insertInto('personSession')
    .values(session)
    .onConflict((conflict) => conflict.column('digest').doUpdateSet({ seenAt: sql`now()` }))
    .execute();
}

/** The devices of a person's log-ins, by the digest of the session's id. */
export async function listDevices(trx: Trx, { personId }: { personId: string }) {
  const rows = await trx
    .selectFrom('personSession')
    .select(['digest', 'device'])
    .where('personId', '=', personId)
    .execute();
  return new Map(rows.map(({ digest, device }) => [digest, device]));
}
