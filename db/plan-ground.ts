import type { Trx } from './connect.ts';

/** What a plan is counted on: the chosen offer's lines, the service so far, the comune's patron. */
export function findPlanGround(trx: Trx, { praticaId }: { praticaId: string }) {
  return trx
    .selectFrom('pratica')
    .innerJoin('comune', 'comune.id', 'pratica.comuneId')
    .leftJoin('offer', 'offer.id', 'pratica.chosenOfferId')
    .leftJoin('offerRevision as terms', (join) =>
      join.onRef('terms.offerId', '=', 'offer.id').onRef('terms.revision', '=', 'offer.revision'),
    )
    .select(['pratica.openedAt', 'pratica.service', 'comune.patron', 'terms.lines'])
    .select(['pratica.policy', 'pratica.renewal'])
    .where('pratica.id', '=', praticaId)
    .executeTakeFirst();
}
