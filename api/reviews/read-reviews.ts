import type { Trx } from '../../db/connect.ts';
import { findStanding } from '../../db/pratiche.ts';
import { listWindows } from '../../db/review-windows.ts';
import { findReview, listReviews } from '../../db/reviews.ts';
import type { Actor } from '../actor.ts';
import { problem } from '../problem.ts';
import { viewReviews } from './review-view.ts';

/** In whose name somebody writes of a pratica; a mandate is judged when they do. */
export function sideOf({ role }: Actor): 'citizen' | 'ente' | null {
  if (role === 'citizen' || role === 'sportello') return 'citizen';
  return role === 'ente' ? 'ente' : null;
}

/**
 * How each period of a service went, as far as the caller may read it, and whether they may write.
 * @throws not-found when the pratica is not the caller's
 */
export async function readReviews(trx: Trx, actor: Actor, praticaId: string) {
  if (!(await findStanding(trx, { id: praticaId }))) throw problem('not-found');
  const windows = await listWindows(trx, { praticaId });
  const reviews = await viewReviews(trx, actor, await listReviews(trx, { praticaId }));
  const side = sideOf(actor);
  return {
    items: windows.map(({ period, openedAt, closesAt, publishedAt, isOpen, operatorName }) => {
      const ofPeriod = reviews.filter(({ row }) => row.period === period);
      const isWritten = ofPeriod.some((review) => review.side === side);
      return {
        ...{ period, openedAt, closesAt, publishedAt },
        operator: operatorName === null ? null : { name: operatorName },
        mayWriteAs: isOpen && !isWritten ? side : null,
        reviews: ofPeriod,
      };
    }),
  };
}

/** @throws not-found when the caller may not read it */
export async function readReview(trx: Trx, actor: Actor, id: string) {
  const row = await findReview(trx, { id });
  if (!row) throw problem('not-found');
  return (await viewReviews(trx, actor, [row]))[0]!;
}
