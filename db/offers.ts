import type { Trx } from './connect.ts';

/** The offers on a pratica that the asking may see, each in its latest revision; cheapest first. */
export function listOffers(trx: Trx, { praticaId }: { praticaId: string }) {
  return trx
    .selectFrom('offer')
    .innerJoin('offerRevision as terms', (join) =>
      join.onRef('terms.offerId', '=', 'offer.id').onRef('terms.revision', '=', 'offer.revision'),
    )
    .innerJoin('ente', 'ente.id', 'offer.enteId')
    .innerJoin('pratica', 'pratica.id', 'offer.praticaId')
    .leftJoin('reviewTotal', (join) =>
      join
        .onRef('reviewTotal.comuneId', '=', 'pratica.comuneId')
        .onRef('reviewTotal.enteId', '=', 'offer.enteId')
        .onRef('reviewTotal.serviceTypeId', '=', 'pratica.serviceTypeId'),
    )
    .select(['reviewTotal.reviews as reviewCount', 'reviewTotal.stars as reviewStars'])
    .select([
      'offer.id',
      'offer.enteId',
      'ente.name as enteName',
      'ente.drawing as enteDrawing',
      'ente.municipio as enteMunicipio',
      'offer.status',
      'offer.revision',
      'offer.createdAt',
      'terms.priceModel',
      'terms.lines',
      'terms.totalCents',
      'terms.firstDate',
      'terms.profile',
      'terms.note',
      'terms.validUntil',
      'terms.serviceId',
      'terms.serviceVersion',
      'terms.createdAt as revisedAt',
    ]) // prettier-ignore
    .where('offer.praticaId', '=', praticaId)
    .orderBy('terms.totalCents')
    .orderBy('offer.createdAt')
    .execute();
}

/** What the payment of an offer is counted on, beside the offer: the rules of the pratica, how long the need goes on. */
export function findOfferGround(trx: Trx, { praticaId }: { praticaId: string }) {
  return trx
    .selectFrom('pratica')
    .innerJoin('need', 'need.id', 'pratica.needId')
    .select(['pratica.policy', 'need.times'])
    .where('pratica.id', '=', praticaId)
    .executeTakeFirst();
}

/** Who was asked, and what each answered, as far as the asking may see it. */
export function listAskedEnti(trx: Trx, { praticaId }: { praticaId: string }) {
  return trx
    .selectFrom('praticaEnte')
    .innerJoin('ente', 'ente.id', 'praticaEnte.enteId')
    .select(['ente.id', 'ente.name', 'ente.drawing', 'praticaEnte.answer'])
    .where('praticaEnte.praticaId', '=', praticaId)
    .orderBy('ente.name')
    .execute();
}

/** The orders of a pratica, one for each period, the one confirmed last first. */
export function listOrders(trx: Trx, { praticaId }: { praticaId: string }) {
  return trx
    .selectFrom('order')
    .innerJoin('ente', 'ente.id', 'order.enteId')
    .leftJoin('operator', 'operator.id', 'order.operatorId')
    .leftJoin('offerRevision as terms', (join) =>
      join
        .onRef('terms.offerId', '=', 'order.offerId')
        .onRef('terms.revision', '=', 'order.offerRevision'),
    )
    .select(['terms.serviceId', 'terms.serviceVersion'])
    .select([
      'order.id',
      'ente.id as enteId',
      'ente.name as enteName',
      'ente.drawing as enteDrawing',
      'order.period',
      'order.startDate',
      'order.endDate',
      'operator.name as operatorName',
      'order.lines',
      'order.totalCents',
      'order.confirmedAt',
    ]) // prettier-ignore
    .where('order.praticaId', '=', praticaId)
    .orderBy('order.confirmedAt', 'desc')
    .execute();
}

/** The first day that the chosen offer promises, an ISO date. */
export async function findChosenFirstDate(
  trx: Trx,
  { praticaId }: { praticaId: string },
): Promise<string | undefined> {
  const terms = await trx
    .selectFrom('pratica')
    .innerJoin('offer', 'offer.id', 'pratica.chosenOfferId')
    .innerJoin('offerRevision as terms', (join) =>
      join.onRef('terms.offerId', '=', 'offer.id').onRef('terms.revision', '=', 'offer.revision'),
    )
    .select('terms.firstDate')
    .where('pratica.id', '=', praticaId)
    .executeTakeFirst();
  return terms?.firstDate;
}
