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

/** What an ente's people set by themselves before two had to, the latest first, with the name of who did. */
export function listLoneIbans(trx: Trx, { enteId }: { enteId: string }) {
  return trx
    .selectFrom('enteIban')
    .leftJoin('person', 'person.id', 'enteIban.setBy')
    .select(['enteIban.id', 'iban', 'holder', 'enteIban.at', 'person.name as setByName'])
    .where('enteIban.enteId', '=', enteId)
    .where('proposalId', 'is', null)
    .orderBy('enteIban.at', 'desc')
    .limit(50)
    .execute();
}

interface NewIban {
  id: string;
  comuneId: string;
  enteId: string;
  iban: string;
  holder: string;
  /** ISO date, today or later. */
  validFrom: string;
  /** Who confirmed it. */
  setBy: string;
  /** Confirmed in the same transaction, of the same account. */
  proposalId: string;
}

/** Puts what was confirmed into use. Asked as the system: nobody writes an account but by a proposal. */
export async function addIban(trx: Trx, iban: NewIban): Promise<void> {
  await trx.insertInto('enteIban').values(iban).execute();
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
