import type { Trx } from './connect.ts';
import type { ReviewOperatorTable, ReviewTable } from './tables/reviews.ts';

export type NewReview = Omit<ReviewTable, 'isHidden'>;

/** @returns false when this side has written of this period already */
export async function addReview(
  trx: Trx,
  review: NewReview,
  ofOperator: Omit<ReviewOperatorTable, 'reviewId'> | null,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('review')
    .values(review)
    .onConflict((conflict) => conflict.columns(['praticaId', 'period', 'authorSide']).doNothing())
    .executeTakeFirst();
  if ((numInsertedOrUpdatedRows ?? 0n) === 0n) return false;
  if (ofOperator) {
    await trx
      .insertInto('reviewOperator')
      .values({ ...ofOperator, reviewId: review.id })
      .execute();
  }
  return true;
}

/** Which sides have written of a period. */
export async function listSides(trx: Trx, of: { praticaId: string; period: number }) {
  const rows = await trx
    .selectFrom('review')
    .select('authorSide')
    .where('praticaId', '=', of.praticaId)
    .where('period', '=', of.period)
    .execute();
  return rows.map(({ authorSide }) => authorSide);
}

function withAll(trx: Trx) {
  return trx
    .selectFrom('review')
    .leftJoin('reviewOperator', 'reviewOperator.reviewId', 'review.id')
    .leftJoin('operator', 'operator.id', 'reviewOperator.operatorId')
    .leftJoin('reviewAnswer', 'reviewAnswer.reviewId', 'review.id')
    .select(['review.id', 'review.praticaId', 'review.period', 'authorSide', 'review.enteId'])
    .select(['review.serviceTypeId', 'review.stars', 'punctuality', 'kindness', 'clarity'])
    .select(['review.text', 'writtenBy', 'mandateId', 'writtenAt', 'publishedAt', 'isHidden'])
    .select(['reviewOperator.stars as operatorStars', 'reviewOperator.text as operatorText'])
    .select(['operator.name as operatorName'])
    .select(['reviewAnswer.text as answer', 'answeredAt']);
}
export type ReviewRow = Awaited<ReturnType<typeof listReviews>>[number];

/** Of one pratica, as far as the asking may see them. */
export function listReviews(trx: Trx, { praticaId }: { praticaId: string }) {
  return withAll(trx).where('review.praticaId', '=', praticaId).orderBy('review.period', 'desc').execute();
} // prettier-ignore

export function findReview(trx: Trx, { id }: { id: string }) {
  return withAll(trx).where('review.id', '=', id).executeTakeFirst();
}

/** Locked, for whoever changes whether it is shown. */
export function lockReview(trx: Trx, { id }: { id: string }) {
  return trx
    .selectFrom('review')
    .select(['id', 'isHidden', 'publishedAt'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow();
}

/** @returns false when it was answered already */
export async function addAnswer(
  trx: Trx,
  answer: { reviewId: string; comuneId: string; text: string; answeredBy: string; answeredAt: string },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('reviewAnswer')
    .values(answer)
    .onConflict((conflict) => conflict.column('reviewId').doNothing())
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
} // prettier-ignore

export interface NewModeration {
  id: string;
  comuneId: string;
  reviewId: string;
  act: 'hide' | 'show';
  reason: string;
  moderatedBy: string;
  at: string;
}

export async function moderate(trx: Trx, moderation: NewModeration): Promise<void> {
  await trx.insertInto('reviewModeration').values(moderation).execute();
  await trx
    .updateTable('review')
    .set({ isHidden: moderation.act === 'hide' })
    .where('id', '=', moderation.reviewId)
    .execute();
}

/** What the office did with some reviews, as far as the asking may see it; the first act first. */
export async function listModerations(trx: Trx, { reviewIds }: { reviewIds: readonly string[] }) {
  if (reviewIds.length === 0) return [];
  return trx
    .selectFrom('reviewModeration')
    .leftJoin('person', 'person.id', 'moderatedBy')
    .select(['reviewId', 'act', 'reason', 'at', 'moderatedBy', 'person.name as moderatorName'])
    .where('reviewId', 'in', reviewIds)
    .orderBy('at')
    .execute();
}
