import { sql } from 'kysely';
import type { Trx } from '../connect.ts';
import type { SettingKind, SettingSaid } from '../tables/money-settings.ts';

export interface MoneyRule {
  kind: SettingKind;
  serviceTypeId: string | null;
  /** ISO date. */
  validFrom: string;
  said: SettingSaid;
}
type OfComune = { comuneId: string };

/** All rules about money that a comune has laid down, of each kind the latest first. Asked as the system. */
export async function listRules(trx: Trx, { comuneId }: OfComune): Promise<MoneyRule[]> {
  const payees = await trx.selectFrom('payeeRule').select(['serviceTypeId', 'validFrom', 'payee'])
    .where('comuneId', '=', comuneId).orderBy('serviceTypeId').orderBy('validFrom', 'desc').execute();
  const creditors = await trx.selectFrom('pagopaCreditor')
    .select(['validFrom', 'name', 'fiscalCode', 'iban', 'segregationCode', 'category'])
    .select(['postalAccount', 'postalAuthorisation'])
    .where('comuneId', '=', comuneId).orderBy('validFrom', 'desc').execute();
  const accounts = await trx.selectFrom('comuneAccount').select(['validFrom', 'holder', 'fiscalCode', 'iban', 'bic'])
    .where('comuneId', '=', comuneId).orderBy('validFrom', 'desc').execute();
  const fees = await trx.selectFrom('comuneFee').select(['serviceTypeId', 'validFrom', 'rateBasisPoints'])
    .where('comuneId', '=', comuneId).orderBy('serviceTypeId').orderBy('validFrom', 'desc').execute();
  return [
    ...payees.map(({ payee, ...of }) => ({ kind: 'payee' as const, ...of, said: { payee } })),
    ...creditors.map(({ validFrom, postalAccount, postalAuthorisation, ...said }) => ({ kind: 'creditor' as const, serviceTypeId: null, validFrom,
      said: { ...said, ...(postalAccount && postalAuthorisation ? { postalAccount, postalAuthorisation } : {}) } })),
    ...accounts.map(({ validFrom, bic, ...said }) =>
      ({ kind: 'account' as const, serviceTypeId: null, validFrom, said: { ...said, ...(bic ? { bic } : {}) } })),
    ...fees.map(({ rateBasisPoints, ...of }) => ({ kind: 'fee' as const, ...of, said: { rateBasisPoints } })),
  ];
} // prettier-ignore

/** Adds a rule for a day ahead. @returns false when there is one from that day on */
export async function addRule(trx: Trx, rule: MoneyRule & OfComune): Promise<boolean> {
  const { kind, comuneId, serviceTypeId, validFrom, said } = rule;
  const of = { comuneId, validFrom };
  const insert = {
    payee: () => trx.insertInto('payeeRule').values({ ...of, serviceTypeId: serviceTypeId!, payee: said.payee! }),
    creditor: () => trx.insertInto('pagopaCreditor').values({ ...of, name: said.name!, fiscalCode: said.fiscalCode!,
      iban: said.iban!, segregationCode: said.segregationCode!, category: said.category!,
      postalAccount: said.postalAccount ?? null, postalAuthorisation: said.postalAuthorisation ?? null }),
    account: () => trx.insertInto('comuneAccount').values({ ...of, holder: said.holder!, fiscalCode: said.fiscalCode!,
      iban: said.iban!, bic: said.bic ?? null }),
    fee: () => trx.insertInto('comuneFee').values({ ...of, serviceTypeId, rateBasisPoints: said.rateBasisPoints! }),
  }[kind]();
  const { numInsertedOrUpdatedRows } = await insert.onConflict((conflict) => conflict.doNothing()).executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
} // prettier-ignore

const TABLES = {
  payee: 'payee_rule',
  creditor: 'pagopa_creditor',
  account: 'comune_account',
  fee: 'comune_fee',
};

/** Takes a rule back whose day has not come: the database keeps all others. @returns false when it has */
export async function dropRule(
  trx: Trx,
  { kind, comuneId, serviceTypeId, validFrom }: Omit<MoneyRule, 'said'> & OfComune,
): Promise<boolean> {
  const ofType = ['payee', 'fee'].includes(kind)
    ? sql`service_type_id is not distinct from ${serviceTypeId}`
    : sql`true`;
  const { numAffectedRows } = await sql`delete from ${sql.table(TABLES[kind])}
    where comune_id = ${comuneId} and valid_from = ${validFrom} and ${ofType}`.execute(trx);
  return (numAffectedRows ?? 0n) > 0n;
}

/**
 * What keeps the rule of before, although it goes on: of payees and fees the open pratiche that have
 * payments, of the creditor those that have a notice of pagoPA to pay, of the account the payouts that are
 * in a file already.
 */
export async function countKept(
  trx: Trx,
  { kind, comuneId, serviceTypeId }: OfComune & Pick<MoneyRule, 'kind' | 'serviceTypeId'>,
): Promise<number> {
  const ofType = serviceTypeId ? sql`pratica.service_type_id = ${serviceTypeId}` : sql`true`;
  const payments = (which: ReturnType<typeof sql>) => sql<{ n: number }>`
    select count(*)::int as n from pratica where comune_id = ${comuneId} and not closed and ${ofType}
      and exists (select from payment where payment.pratica_id = pratica.id and ${which})`;
  const { rows } = await {
    payee: payments(sql`payment.status in ('due', 'settled')`),
    fee: payments(sql`payment.status = 'settled' and payee = 'ente'`),
    creditor: payments(sql`payment.status = 'due' and exists (select from payment_attempt
      where payment_id = payment.id and provider = 'pagopa' and shut_at is null)`),
    account: sql<{ n: number }>`select count(*)::int as n from payout
      where comune_id = ${comuneId} and status = 'ordered'`,
  }[kind].execute(trx);
  return rows[0]!.n;
}
