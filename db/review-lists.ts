import { sql, type SqlBool } from 'kysely';
import type { Trx } from './connect.ts';

interface Page {
  after: { at: string; id: string } | undefined;
  limit: number;
}

/** What everybody may read of an ente, or of its services of one type; the latest first. */
export function listPublished(
  trx: Trx,
  { enteId, serviceTypeId, after, limit }: Page & { enteId: string; serviceTypeId: string | undefined },
) {
  let reviews = trx
    .selectFrom('review')
    .leftJoin('reviewAnswer', 'reviewAnswer.reviewId', 'review.id')
    .select(['review.id', 'review.serviceTypeId', 'stars', 'punctuality', 'kindness', 'clarity'])
    .select(['review.text', 'reviewAnswer.text as answer', 'answeredAt'])
    .select('publishedAt')
    .$narrowType<{ publishedAt: string }>()
    .where('review.enteId', '=', enteId)
    .where('authorSide', '=', 'citizen')
    .where('publishedAt', 'is not', null)
    .where(sql<SqlBool>`not is_hidden`);
  if (serviceTypeId) reviews = reviews.where('review.serviceTypeId', '=', serviceTypeId);
  if (after) {
    reviews = reviews.where(sql<SqlBool>`(published_at, id) < (${after.at}::timestamptz, ${after.id}::uuid)`);
  }
  return reviews.orderBy('publishedAt', 'desc').orderBy('review.id', 'desc').limit(limit).execute();
} // prettier-ignore

/** Of an ente, or of its services of one type: how many reviews, their stars, how many are hidden. */
export async function sumReviews(
  trx: Trx,
  { enteId, serviceTypeId }: { enteId: string; serviceTypeId?: string | undefined },
) {
  let totals = trx
    .selectFrom('reviewTotal')
    .select(sql<number>`coalesce(sum(reviews), 0)::int`.as('reviews'))
    .select(sql<number>`coalesce(sum(stars), 0)::int`.as('stars'))
    .select(sql<number>`coalesce(sum(hidden), 0)::int`.as('hidden'))
    .where('enteId', '=', enteId);
  if (serviceTypeId) totals = totals.where('serviceTypeId', '=', serviceTypeId);
  return totals.executeTakeFirstOrThrow();
}

/** All that the asking may see, with the pratica's number: an ente's own and those about it, or the office's. */
export function listForStaff(
  trx: Trx,
  { after, limit, enteId, hidden, side }: Page & { enteId: string | null; hidden: boolean | undefined; side: 'citizen' | 'ente' | undefined },
) {
  let reviews = trx
    .selectFrom('review')
    .innerJoin('pratica', 'pratica.id', 'review.praticaId')
    .innerJoin('ente', 'ente.id', 'review.enteId')
    .leftJoin('reviewAnswer', 'reviewAnswer.reviewId', 'review.id')
    .leftJoin('reviewOperator', 'reviewOperator.reviewId', 'review.id')
    .leftJoin('operator', 'operator.id', 'reviewOperator.operatorId')
    .select(['review.id', 'review.praticaId', 'review.period', 'authorSide', 'pratica.number'])
    .select(['ente.name as enteName', 'review.enteId', 'review.serviceTypeId', 'review.stars'])
    .select(['punctuality', 'kindness', 'clarity', 'review.text', 'writtenBy', 'mandateId'])
    .select(['writtenAt', 'publishedAt', 'isHidden', 'reviewAnswer.text as answer', 'answeredAt'])
    .select(['reviewOperator.stars as operatorStars', 'reviewOperator.text as operatorText'])
    .select(['operator.name as operatorName']);
  if (enteId) reviews = reviews.where('review.enteId', '=', enteId);
  if (side) reviews = reviews.where('authorSide', '=', side);
  if (hidden !== undefined) reviews = reviews.where('isHidden', '=', hidden);
  if (after) {
    reviews = reviews.where(sql<SqlBool>`(written_at, review.id) < (${after.at}::timestamptz, ${after.id}::uuid)`);
  }
  return reviews.orderBy('writtenAt', 'desc').orderBy('review.id', 'desc').limit(limit).execute();
} // prettier-ignore
