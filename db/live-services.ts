import { sql } from 'kysely';
import { DRAWINGS } from '../catalogue/drawings.ts';
import { listPrice } from '../catalogue/prices.ts';
import type { ServiceContent } from '../catalogue/service-content.ts';
import type { Trx } from './connect.ts';

/** Lets families find a version, in the place of the one before; it is whole, as was checked. */
export async function putLive(
  trx: Trx,
  service: { id: string; comuneId: string; enteId: string; serviceTypeId: string },
  { priceLines, photos = [], ...content }: ServiceContent,
): Promise<void> {
  const { id, comuneId, enteId, serviceTypeId } = service;
  const { cents: priceFromCents, unit: priceUnit } = listPrice(priceLines);
  const lists = { priceLines: JSON.stringify(priceLines), photos: JSON.stringify(photos) };
  const said = { ...content, ...lists, priceFromCents, priceUnit };
  const drawing = DRAWINGS[serviceTypeId] ?? (await drawingOf(trx, enteId));
  await trx
    .insertInto('service')
    .values({ id, comuneId, enteId, serviceTypeId, drawing, ...said })
    .onConflict((same) => same.column('id').doUpdateSet({ ...said, publishedAt: sql<string>`now()` }))
    .execute();
} // prettier-ignore

/** Families find it no more; what was agreed of it goes on. */
export async function takeDown(trx: Trx, { id }: { id: string }): Promise<void> {
  await trx.deleteFrom('service').where('id', '=', id).execute();
}

/** A type that an administrator made has no drawing of its own. */
async function drawingOf(trx: Trx, id: string): Promise<string> {
  const { drawing } = await trx
    .selectFrom('ente')
    .select('drawing')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return drawing;
}
