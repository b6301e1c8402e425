import type { WriteReviewBody } from '../remote/types';

export const ASPECTS = ['punctuality', 'kindness', 'clarity'] as const;
export type Aspect = (typeof ASPECTS)[number];

/** What somebody is about to say of a period; only the stars of the whole are needed. */
export interface ReviewDraft {
  stars?: number | undefined;
  aspects: Partial<Record<Aspect, number>>;
  text: string;
  operatorStars?: number | undefined;
  operatorText: string;
}

/** The request for a draft whose stars are given. */
export function toBody(
  draft: ReviewDraft & { stars: number },
  { period, mandateId }: { period: number; mandateId: string | undefined },
): WriteReviewBody {
  const { stars, aspects, text, operatorStars, operatorText } = draft;
  return {
    ...{ period, stars, ...aspects, text: text.trim() },
    ...(operatorStars ? { operator: { stars: operatorStars, text: operatorText.trim() } } : {}),
    ...(mandateId ? { onBehalfOf: { mandateId } } : {}),
  };
}
