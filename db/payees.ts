import { sql } from 'kysely';
import type { Trx } from './connect.ts';
import type { Payee } from './tables/money.ts';

/** Who is paid for a service of this type on the day in Rome of an ISO instant: the ente, unless the comune laid down otherwise. */
export async function findPayee(
  trx: Trx,
  { comuneId, serviceTypeId, at }: { comuneId: string; serviceTypeId: string; at: string },
): Promise<Payee> {
  const rule = await trx
    .selectFrom('payeeRule')
    .select('payee')
    .where('comuneId', '=', comuneId)
    .where('serviceTypeId', '=', serviceTypeId)
    .where('validFrom', '<=', dayInRome(at))
    .orderBy('validFrom', 'desc')
    .executeTakeFirst();
  return rule?.payee ?? 'ente';
}

/** A comune as it takes money at pagoPA. */
export interface Creditor {
  /** Eleven digits. */
  fiscalCode: string;
  name: string;
  iban: string;
  /** Two digits: which of the comune's own number series ours are. */
  segregationCode: string;
  /** Code of pagoPA's taxonomy of payments. */
  category: string;
}

/** A comune that is paid at the post office, too; both null of one that is not. */
export interface PostalAccount {
  /** Twelve digits. */
  postalAccount: string | null;
  /** Of Poste Italiane, as it stands on each slip. */
  postalAuthorisation: string | null;
}

/** @returns undefined when the comune takes nothing at pagoPA on the day of `at`, an ISO instant */
export function findCreditor(
  trx: Trx,
  { comuneId, at }: { comuneId: string; at: string },
): Promise<(Creditor & PostalAccount) | undefined> {
  return trx
    .selectFrom('pagopaCreditor')
    .select(['fiscalCode', 'name', 'iban', 'segregationCode', 'category'])
    .select(['postalAccount', 'postalAuthorisation'])
    .where('comuneId', '=', comuneId)
    .where('validFrom', '<=', dayInRome(at))
    .orderBy('validFrom', 'desc')
    .executeTakeFirst();
}

function dayInRome(at: string) {
  return sql<string>`(${at}::timestamptz at time zone 'Europe/Rome')::date`;
}
