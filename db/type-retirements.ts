import { sql } from 'kysely';
import type { Trx } from './connect.ts';
import { isQualified } from './enti.ts';
import type { ServiceTypeRetirementTable } from './tables/catalogue.ts';

interface OfType {
  comuneId: string;
  id: string;
}

/** What retiring a type touches. */
export interface OnRetirement {
  /** Services of enti that families find, or would find again. */
  services: number;
  /** Whose they are. */
  enti: number;
  drafts: number;
  pratiche: number;
}

export function listRetirements(trx: Trx, { comuneId, id }: OfType) {
  return trx
    .selectFrom('serviceTypeRetirement as told')
    .leftJoin('person as writer', 'writer.id', 'told.writtenBy')
    .select(['told.id', 'act', 'reason', 'services', 'enti', 'drafts', 'pratiche', 'at'])
    .select('writer.name as writtenBy')
    .where('told.comuneId', '=', comuneId)
    .where('serviceTypeId', '=', id)
    .orderBy('at', 'desc')
    .orderBy('told.id')
    .execute();
}

/** Needs that are not sent, open pratiche, and what enti that may serve today have published. */
export async function countOnRetirement(trx: Trx, { comuneId, id }: OfType): Promise<OnRetirement> {
  const { services, enti } = await trx
    .selectFrom('service')
    .innerJoin('ente', 'ente.id', 'service.enteId')
    .select(sql<number>`count(*)::int`.as('services'))
    .select(sql<number>`count(distinct ente_id)::int`.as('enti'))
    .where('service.comuneId', '=', comuneId)
    .where('serviceTypeId', '=', id)
    .where(isQualified)
    .executeTakeFirstOrThrow();
  const { drafts } = await trx
    .selectFrom('need')
    .select(sql<number>`count(*)::int`.as('drafts'))
    .where('comuneId', '=', comuneId)
    .where('serviceTypeId', '=', id)
    .where('praticaId', 'is', null)
    .executeTakeFirstOrThrow();
  const { pratiche } = await trx
    .selectFrom('pratica')
    .select(sql<number>`count(*)::int`.as('pratiche'))
    .where('comuneId', '=', comuneId)
    .where('serviceTypeId', '=', id)
    .where('closed', '=', false)
    .executeTakeFirstOrThrow();
  return { services, enti, drafts, pratiche };
}

/** Retires a type, or takes it back, and writes down who did it and why. */
export async function addRetirement(
  trx: Trx,
  retirement: Omit<ServiceTypeRetirementTable, 'at'>,
): Promise<void> {
  const { comuneId, serviceTypeId, act } = retirement;
  await trx
    .updateTable('serviceType')
    .set({ retiredAt: act === 'retire' ? sql<string>`now()` : null })
    .where('comuneId', '=', comuneId)
    .where('id', '=', serviceTypeId)
    .execute();
  await trx.insertInto('serviceTypeRetirement').values(retirement).execute();
}

/** The types that can no longer be asked for, by name: what runs is still called so. */
export function listRetiredTypes(trx: Trx, { comuneId }: { comuneId: string }) {
  return trx
    .selectFrom('serviceType')
    .select(['id', 'nameIt', 'nameEn'])
    .where('comuneId', '=', comuneId)
    .where('retiredAt', 'is not', null)
    .orderBy('nameIt')
    .execute();
}
