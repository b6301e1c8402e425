import { sql } from 'kysely';
import { inForceOn } from '../vouchers/rules.ts';
import type { IseeFact, TariffRules } from '../vouchers/tariff.ts';
import type { Trx } from './connect.ts';

/** Tariffs of a comune with what they bear, in cents: reserved or spent, and not given back. */
export function listTariffs(trx: Trx, { comuneId }: { comuneId: string }) {
  return trx
    .selectFrom('tariff')
    .select(['id', 'serviceTypeId'])
    .select(
      sql<number>`coalesce((select sum(case kind when 'reserved' then cents
        when 'returned' then -cents else 0 end) from voucher_movement moved
        where moved.tariff_id = tariff.id), 0)::int`.as('borneCents'),
    )
    .where('comuneId', '=', comuneId)
    .orderBy('serviceTypeId')
    .execute();
}

export type TariffVersionRow = Awaited<ReturnType<typeof listTariffVersions>>[number];

/** Versions, newest first, with who wrote them and why. */
export function listTariffVersions(trx: Trx, of: { comuneId: string; serviceTypeId?: string }) {
  const versions = trx
    .selectFrom('tariffVersion')
    .innerJoin('tariff', 'tariff.id', 'tariffVersion.tariffId')
    .leftJoin('person as writer', 'writer.id', 'tariffVersion.writtenBy')
    .select(['tariffVersion.id', 'tariffVersion.tariffId', 'tariffVersion.version'])
    .select(['tariffVersion.validFrom', 'tariffVersion.rules', 'tariffVersion.reason'])
    .select(['tariffVersion.at', 'writer.name as writtenBy'])
    .where('tariff.comuneId', '=', of.comuneId)
    .orderBy('tariffVersion.version', 'desc');
  const { serviceTypeId } = of;
  return (serviceTypeId ? versions.where('serviceTypeId', '=', serviceTypeId) : versions).execute();
}

/** What holds for a service type on a day of the comune; undefined where the price is the price. */
export async function findTariff(
  trx: Trx,
  { comuneId, serviceTypeId, day }: { comuneId: string; serviceTypeId: string; day: string },
) {
  return inForceOn(await listTariffVersions(trx, { comuneId, serviceTypeId }), day);
}

/** Writers of versions for one service type queue here. */
export async function lockTariff(trx: Trx, { id }: { id: string }): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('tariff'), hashtext(${id}))`.execute(trx);
}

export interface NewTariffVersion {
  id: string;
  comuneId: string;
  tariffId: string;
  version: number;
  validFrom: string;
  rules: TariffRules;
  writtenBy: string | null;
  reason: string | null;
}

/** Adds a version, and the tariff itself with the first; once for each id. */
export async function addTariffVersion(
  trx: Trx,
  { serviceTypeId, ...row }: NewTariffVersion & { serviceTypeId: string },
): Promise<void> {
  const { tariffId: id, comuneId, rules } = row;
  await trx
    .insertInto('tariff')
    .values({ id, comuneId, serviceTypeId })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
  await trx
    .insertInto('tariffVersion')
    .values({ ...row, rules: JSON.stringify(rules) })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
}

/** Each ISEE that is known of a person, as said or as the office has seen it, the latest first. */
export async function listIseeFacts(
  trx: Trx,
  { personId }: { personId: string },
): Promise<IseeFact[]> {
  const { rows } = await sql<{
    kind: IseeFact['value']['kind'];
    cents: number;
    source: IseeFact['source'];
    validUntil: string;
  }>`
    select kind, value_cents as cents, source, valid_until, at from isee
      where person_id = ${personId}
    union all
    select decided.facts #>> '{isee,value,kind}', (decided.facts #>> '{isee,value,cents}')::int,
      decided.facts #>> '{isee,source}', (decided.facts #>> '{isee,validUntil}')::date, decided.at
    from voucher_decision decided
      join voucher_application asked on asked.id = decided.application_id
    where asked.person_id = ${personId} and decided.facts #>> '{isee,source}' <> 'self-declared'
    order by at desc`.execute(trx);
  return rows.map(({ kind, cents, source, validUntil }) => ({
    value: { kind, cents },
    source,
    validUntil,
  }));
}
