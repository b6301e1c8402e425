import { sql } from 'kysely';
import { findPolicy } from '../catalogue.ts';
import type { Trx } from '../connect.ts';
import { listActs } from '../recorded-acts.ts';
import { selectEvents } from '../events.ts';

/** What a pratica began from, and all that moved it up to an instant; asked as the office. */
export async function readPast(trx: Trx, { praticaId, at }: { praticaId: string; at: string }) {
  const pratica = await trx
    .selectFrom('pratica')
    .select(['id', 'comuneId', 'number', 'applicantId', 'openedAt', 'policy', 'serviceTypeId'])
    .where('id', '=', praticaId)
    .executeTakeFirst();
  if (!pratica) return undefined;
  const enti = await trx
    .selectFrom('praticaEnte')
    .select('enteId')
    .where('praticaId', '=', praticaId)
    .orderBy('enteId')
    .execute();
  const acts = await listActs(trx, { praticaId, fromVersion: 1 });
  return {
    ...pratica,
    enti: enti.map(({ enteId }) => enteId),
    terms: (await firstTerms(trx, pratica)) ?? pratica.policy,
    acts: acts.filter((act) => act.at <= at),
    instants: [...new Set(acts.map((act) => act.at))],
  };
}

/** The terms that a pratica began under, when it was moved to others since. */
async function firstTerms(
  trx: Trx,
  { id, serviceTypeId, openedAt }: { id: string; serviceTypeId: string; openedAt: string },
) {
  const moved = await trx
    .selectFrom('event')
    .select('id')
    .where('praticaId', '=', id)
    .where('kind', '=', 'movePolicy')
    .executeTakeFirst();
  if (!moved) return undefined;
  const before = await trx
    .selectFrom('policyMove')
    .innerJoin('policy', 'policy.id', 'policyMove.fromPolicyId')
    .select('policy.terms')
    .where('policyMove.praticaId', '=', id)
    .where('policyMove.status', '=', 'moved')
    .orderBy('policyMove.doneAt')
    .executeTakeFirst();
  if (before) return before.terms;
  const { day } = await trx
    .selectFrom('pratica')
    .select(sql<string>`(${openedAt}::timestamptz at time zone 'Europe/Rome')::date`.as('day'))
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return (await findPolicy(trx, { serviceTypeId, on: day }))?.terms;
}

/** The timeline up to an instant, newest first: of each pratica the asking reads its own part. */
export function listEventsUpTo(trx: Trx, args: { praticaId: string; at: string; limit: number }) {
  return selectEvents(trx)
    .where('praticaId', '=', args.praticaId)
    .where('at', '<=', args.at)
    .orderBy('seq', 'desc')
    .limit(args.limit)
    .execute();
}

/** Offers in the revisions that stood at an instant, as far as the asking may see them. */
export function listOffersUpTo(trx: Trx, { praticaId, at }: { praticaId: string; at: string }) {
  return trx
    .selectFrom('offer')
    .innerJoin('offerRevision as terms', 'terms.offerId', 'offer.id')
    .innerJoin('ente', 'ente.id', 'offer.enteId')
    .distinctOn('offer.id')
    .select(['offer.id', 'offer.enteId', 'ente.name as enteName', 'terms.revision'])
    .select(['terms.totalCents', 'terms.firstDate', 'terms.validUntil'])
    .where('offer.praticaId', '=', praticaId)
    .where('terms.createdAt', '<=', at)
    .orderBy('offer.id')
    .orderBy('terms.revision', 'desc')
    .execute();
}

/** The order confirmed last at an instant, as far as the asking may see it. */
export function findOrderUpTo(trx: Trx, { praticaId, at }: { praticaId: string; at: string }) {
  return trx
    .selectFrom('order')
    .innerJoin('ente', 'ente.id', 'order.enteId')
    .select(['order.id', 'order.period', 'ente.name as enteName', 'startDate', 'endDate'])
    .select('totalCents')
    .where('praticaId', '=', praticaId)
    .where('confirmedAt', '<=', at)
    .orderBy('confirmedAt', 'desc')
    .executeTakeFirst();
}
