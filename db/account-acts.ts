import { sql } from 'kysely';
import type { Trx } from './connect.ts';
import type { AccountActKind, AccountActSaid } from './tables/accounts.ts';

export interface NewAccountAct {
  id: string;
  comuneId: string;
  actorId: string;
  accountId: string | null;
  act: AccountActKind;
  said: AccountActSaid;
  reason: string | null;
  requestHash: string;
  /** For which ente it is done. */
  enteId: string | null;
}

/** One act on the accounts of a comune at a time, until the transaction ends. */
export async function lockAccountActs(trx: Trx, { comuneId }: { comuneId: string }): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`account-acts:${comuneId}`}, 0))`.execute(
    trx,
  );
}

export function findAccountAct(trx: Trx, { id }: { id: string }) {
  return trx
    .selectFrom('accountAct')
    .select(['id', 'accountId', 'requestHash', 'doneAt'])
    .where('id', '=', id)
    .executeTakeFirst();
}

/** Writes down that something was asked for, before it is done. */
export async function addAccountAct(trx: Trx, act: NewAccountAct): Promise<void> {
  const row = { ...act, said: JSON.stringify(act.said), doneAt: null };
  await trx
    .insertInto('accountAct')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
}

/** Whose account it is, as soon as there is one. */
export async function nameAccountOfAct(
  trx: Trx,
  { id, accountId }: { id: string; accountId: string },
): Promise<void> {
  await trx.updateTable('accountAct').set({ accountId }).where('id', '=', id).execute();
}

export async function finishAccountAct(
  trx: Trx,
  { id, accountId }: { id: string; accountId: string },
): Promise<void> {
  await trx
    .updateTable('accountAct')
    .set({ accountId, doneAt: sql`now()` })
    .where('id', '=', id)
    .execute();
}

/** What was done with an account, the latest first, with the name of who did it; fifty at most. */
export function listAccountActs(trx: Trx, { accountId }: { accountId: string }) {
  return trx
    .selectFrom('accountAct')
    .leftJoin('person', 'person.id', 'accountAct.actorId')
    .select(['accountAct.id', 'act', 'said', 'reason', 'askedAt', 'doneAt'])
    .select(['actorId', 'accountAct.enteId'])
    .select('person.name as actorName')
    .where('accountId', '=', accountId)
    .orderBy('askedAt', 'desc')
    .orderBy('accountAct.id')
    .limit(50)
    .execute();
}
