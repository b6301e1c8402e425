import { LIVE } from '../catalogue/publishing.ts';
import type { Trx } from './connect.ts';

/** The services of an ente that families find now, of one type, with the version that they read. */
export async function listOfferable(
  trx: Trx,
  { enteId, serviceTypeId }: { enteId: string; serviceTypeId: string },
): Promise<{ id: string; number: number }[]> {
  return trx
    .selectFrom('enteService')
    .select(['id', 'liveVersion as number'])
    .where('enteId', '=', enteId)
    .where('serviceTypeId', '=', serviceTypeId)
    .where('state', 'in', LIVE)
    .orderBy('id')
    .$narrowType<{ number: number }>()
    .execute();
}

/** Whose a service is, of which type, and whether families find it; as far as the asking may see it. */
export function findNamedService(trx: Trx, { id }: { id: string }) {
  return trx
    .selectFrom('enteService')
    .select(['enteId', 'serviceTypeId', 'state'])
    .where('id', '=', id)
    .executeTakeFirst();
}

/** The service that an offer was made on in its latest revision, as far as the asking may see it. */
export async function findServiceOfOffer(
  trx: Trx,
  { offerId }: { offerId: string },
): Promise<string | null> {
  const offer = await trx
    .selectFrom('offer')
    .innerJoin('offerRevision as terms', (join) =>
      join.onRef('terms.offerId', '=', 'offer.id').onRef('terms.revision', '=', 'offer.revision'),
    )
    .select('terms.serviceId')
    .where('offer.id', '=', offerId)
    .executeTakeFirst();
  return offer?.serviceId ?? null;
}

export interface KeptVersion {
  serviceId: string;
  number: number;
}

/** Whether an offer on the pratica that the asking may see was made on this version. */
export async function isKeptByOffer(
  trx: Trx,
  { praticaId, serviceId, number }: KeptVersion & { praticaId: string },
): Promise<boolean> {
  const kept = await trx
    .selectFrom('offer')
    .innerJoin('offerRevision as terms', 'terms.offerId', 'offer.id')
    .select('offer.id')
    .where('offer.praticaId', '=', praticaId)
    .where('terms.serviceId', '=', serviceId)
    .where('terms.serviceVersion', '=', number)
    .limit(1)
    .executeTakeFirst();
  return kept !== undefined;
}

/** A version as it was, and what stands in its place today; for whoever asks, so judge that before. */
export function findKeptService(trx: Trx, { serviceId, number }: KeptVersion) {
  return trx
    .selectFrom('enteServiceVersion as told')
    .innerJoin('enteService as now', 'now.id', 'told.serviceId')
    .innerJoin('ente', 'ente.id', 'told.enteId')
    .innerJoin('serviceType as type', (join) =>
      join.onRef('type.comuneId', '=', 'now.comuneId').onRef('type.id', '=', 'now.serviceTypeId'),
    )
    .select(['told.serviceId as id', 'told.number', 'told.content', 'told.at'])
    .select(['ente.id as enteId', 'ente.name as enteName', 'type.id as typeId'])
    .select(['type.nameIt as typeNameIt', 'type.nameEn as typeNameEn'])
    .select(['now.state', 'now.liveVersion'])
    .where('told.serviceId', '=', serviceId)
    .where('told.number', '=', number)
    .executeTakeFirst();
}
