import type { Static } from 'typebox';
import type { Trx } from '../../db/connect.ts';
import { listNames } from '../../db/persons.ts';
import { listModerations, type ReviewRow } from '../../db/reviews.ts';
import type { Actor } from '../actor.ts';
import type { Review } from './schemas.ts';

export type ReviewView = Static<typeof Review>;

/** Reviews that the asking was shown, with what the office did with them; names are the office's. */
export async function viewReviews<Row extends ReviewRow>(
  trx: Trx,
  actor: Actor,
  rows: readonly Row[],
): Promise<(ReviewView & { row: Row })[]> {
  const isOffice = actor.role === 'admin' || actor.role === 'auditor';
  const moderations = await listModerations(trx, { reviewIds: rows.map(({ id }) => id) });
  const names = isOffice ? await listNames(trx, rows.map(({ writtenBy }) => writtenBy)) : undefined;
  return rows.map((row) => ({
    ...wordsOf(row),
    row,
    by: names ? { name: names.get(row.writtenBy) ?? null, byMandate: row.mandateId !== null } : null,
    moderations: moderations
      .filter(({ reviewId }) => reviewId === row.id)
      .map(({ act, reason, at, moderatorName }) => ({
        ...{ act, reason, at },
        by: isOffice ? moderatorName : null,
      })),
  }));
} // prettier-ignore

function wordsOf(row: ReviewRow): Omit<ReviewView, 'by' | 'moderations'> {
  const { id, authorSide: side, stars, punctuality, kindness, clarity, text } = row;
  const { writtenAt, publishedAt, isHidden, operatorStars, operatorText, operatorName } = row;
  return {
    ...{ id, side, stars, punctuality, kindness, clarity, text, writtenAt, publishedAt, isHidden },
    operator:
      operatorStars === null
        ? null
        : { name: operatorName, stars: operatorStars, text: operatorText ?? '' },
    answer: answerView(row),
  };
}

export function answerView(row: { answer: string | null; answeredAt: string | null }) {
  return row.answer === null ? null : { text: row.answer, at: row.answeredAt! };
}
