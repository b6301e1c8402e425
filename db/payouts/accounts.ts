import { sql } from 'kysely';
import type { Trx } from '../connect.ts';

const TODAY = sql<string>`(now() at time zone 'Europe/Rome')::date`;

/** Where an ente is paid today. Asked as the system: nobody else but the ente reads bank data. */
export function findIban(trx: Trx, { enteId }: { enteId: string }) {
  return trx
    .selectFrom('enteIban')
    .select(['id', 'iban', 'holder', 'validFrom', 'at'])
    .where('enteId', '=', enteId)
    .where('validFrom', '<=', TODAY)
    .orderBy('validFrom', 'desc')
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** All that an ente has set, the latest first. */
export function listIbans(trx: Trx, { enteId }: { enteId: string }) {
  return trx
    .selectFrom('enteIban')
    .select(['id', 'iban', 'holder', 'validFrom', 'at'])
    .where('enteId', '=', enteId)
    .orderBy('validFrom', 'desc')
    .orderBy('at', 'desc')
    .execute();
}

interface NewIban {
  /** The command's. */
  id: string;
  comuneId: string;
  enteId: string;
  iban: string;
  holder: string;
  /** ISO date, today or later. */
  validFrom: string;
  setBy: string;
}

/** @returns false when it is written already */
export async function addIban(trx: Trx, iban: NewIban): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('enteIban')
    .values(iban)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** Out of which account the comune pays today. */
export function findComuneAccount(trx: Trx, { comuneId }: { comuneId: string }) {
  return trx
    .selectFrom('comuneAccount')
    .select(['holder', 'fiscalCode', 'iban', 'bic'])
    .where('comuneId', '=', comuneId)
    .where('validFrom', '<=', TODAY)
    .orderBy('validFrom', 'desc')
    .limit(1)
    .executeTakeFirst();
}
