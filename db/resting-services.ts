import { DRAWINGS } from '../catalogue/drawings.ts';
import { listPrice } from '../catalogue/prices.ts';
import { SEAT } from './services.ts';
import type { Trx } from './connect.ts';
import type { PriceLine } from './tables/enti.ts';

/**
 * A service that families found once and that its ente lets rest, as they read it last, in the shape of
 * `findService`. One that is withdrawn, or was never published, is not there. As the platform only: rows
 * of the ente's own table are not everybody's, what was published is.
 */
export async function findRestingService(
  trx: Trx,
  { comuneId, id }: { comuneId: string; id: string },
) {
  const found = await trx
    .selectFrom('enteService as resting')
    .innerJoin('enteServiceVersion as told', (join) =>
      join
        .onRef('told.serviceId', '=', 'resting.id')
        .onRef('told.number', '=', 'resting.liveVersion'),
    )
    .innerJoin('ente', 'ente.id', 'resting.enteId')
    .innerJoin('serviceType as type', (join) =>
      join
        .onRef('type.id', '=', 'resting.serviceTypeId')
        .onRef('type.comuneId', '=', 'resting.comuneId'),
    )
    .leftJoin('reviewTotal', (join) =>
      join
        .onRef('reviewTotal.enteId', '=', 'resting.enteId')
        .onRef('reviewTotal.serviceTypeId', '=', 'resting.serviceTypeId'),
    )
    .select(['resting.id', 'resting.serviceTypeId', 'told.content'])
    .select(['type.nameIt as serviceTypeNameIt', 'type.nameEn as serviceTypeNameEn'])
    .select(['type.sectionId', 'ente.id as enteId', 'ente.name as enteName'])
    .select(['ente.drawing as enteDrawing', ...SEAT])
    .select(['reviewTotal.reviews as reviewCount', 'reviewTotal.stars as reviewStars'])
    .where('resting.comuneId', '=', comuneId)
    .where('resting.id', '=', id)
    .where('resting.state', 'in', ['paused', 'waiting', 'draft'])
    .executeTakeFirst();
  if (!found) return undefined;
  const { content, ...row } = found;
  const { priceLines, covers: _, photos = [], ...said } = content;
  const { cents: priceFromCents, unit: priceUnit } = listPrice(priceLines);
  return {
    ...row,
    ...said,
    // What was published has a price in each line.
    priceLines: priceLines as PriceLine[],
    ...{ priceFromCents, priceUnit, photos },
    drawing: DRAWINGS[row.serviceTypeId] ?? row.enteDrawing,
    isRequestable: false,
  };
}
