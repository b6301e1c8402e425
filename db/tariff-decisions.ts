import { sql } from 'kysely';
import { iseeFor, judgeTariff, shareToPay } from '../vouchers/tariff.ts';
import type { Trx } from './connect.ts';
import { findTariff, listIseeFacts } from './tariffs.ts';
import { reserveShare } from './voucher-uses.ts';

interface Ordered {
  orderId: string;
  comuneId: string;
  praticaId: string;
  /** Whose pratica it is: the ISEE is theirs. */
  applicantId: string;
  payments: readonly { id: string; amountCents: number }[];
  /** ISO instant. */
  at: string;
}

/**
 * Judges what the family pays of an order by the tariff and the ISEE of the day on which it is
 * confirmed, keeps that with the order, and sets apart what the comune bears of each payment. It never
 * changes: a later version, or another ISEE, counts for later orders (docs/adr/0036).
 * @returns what the comune bears, in cents; 0 where the service has no tariff
 */
export async function applyTariff(trx: Trx, ordered: Ordered): Promise<number> {
  const { orderId, comuneId, praticaId, applicantId: personId, payments, at } = ordered;
  const ground = await readGround(trx, { praticaId, at });
  const { day: onDate, serviceTypeId, isForAnother } = ground;
  const tariff = await findTariff(trx, { comuneId, serviceTypeId, day: onDate });
  if (!tariff) return 0;
  const { rules, tariffId, version } = tariff;
  const isee = iseeFor(rules, await listIseeFacts(trx, { personId }), onDate);
  const judged = judgeTariff(rules, isee, onDate);
  const { payPercent } = judged;
  const fullCents = payments.reduce((sum, { amountCents }) => sum + amountCents, 0);
  const payCents = payments.reduce((sum, { amountCents }) => sum + shareToPay(amountCents, payPercent), 0); // prettier-ignore
  await trx
    .insertInto('tariffDecision')
    .values({
      ...{ orderId, comuneId, praticaId, personId, tariffId, version },
      ...{ payPercent, fullCents, payCents, onDate, at },
      judged: JSON.stringify({ ...judged, isForAnother }),
    })
    .execute();
  for (const { id: paymentId, amountCents } of payments)
    await bearShare(trx, { orderId, paymentId, amountCents, at });
  return fullCents - payCents;
}

/**
 * Sets apart the comune's share of one payment, as it was decided for its order.
 * @returns the share, in cents; the rest is left to the family and its vouchers
 */
export async function bearShare(
  trx: Trx,
  of: { orderId: string; paymentId: string; amountCents: number; at: string },
): Promise<number> {
  const { orderId, paymentId, amountCents, at } = of;
  const decided = await trx
    .selectFrom('tariffDecision')
    .select(['comuneId', 'praticaId', 'tariffId', 'payPercent'])
    .where('orderId', '=', orderId)
    .executeTakeFirst();
  if (!decided) return 0;
  const { payPercent, ...common } = decided;
  const cents = amountCents - shareToPay(amountCents, payPercent);
  if (cents > 0) await reserveShare(trx, { ...common, paymentId, cents, at });
  return cents;
}

async function readGround(trx: Trx, { praticaId, at }: { praticaId: string; at: string }) {
  return trx
    .selectFrom('pratica')
    .innerJoin('need', 'need.id', 'pratica.needId')
    .select('pratica.serviceTypeId')
    .select([
      sql<boolean>`coalesce(need.beneficiary ->> 'self' = 'false', false)`.as('isForAnother'),
      sql<string>`(${at}::timestamptz at time zone 'Europe/Rome')::date`.as('day'),
    ])
    .where('pratica.id', '=', praticaId)
    .executeTakeFirstOrThrow();
}

/** What was decided for each order of a pratica, the latest first, as far as the asking may know. */
export function listTariffDecisions(trx: Trx, { praticaId }: { praticaId: string }) {
  return trx
    .selectFrom('tariffDecision')
    .innerJoin('tariffVersion', (join) =>
      join
        .onRef('tariffVersion.tariffId', '=', 'tariffDecision.tariffId')
        .onRef('tariffVersion.version', '=', 'tariffDecision.version'),
    )
    .innerJoin('order', 'order.id', 'tariffDecision.orderId')
    .select([
      'orderId',
      'order.period',
      'tariffDecision.version',
      'validFrom',
      'onDate',
      'fullCents',
      'payCents',
    ])
    .select('judged')
    .where('tariffDecision.praticaId', '=', praticaId)
    .orderBy('tariffDecision.at', 'desc')
    .execute();
}
