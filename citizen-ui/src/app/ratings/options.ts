import type { RatingBody } from '../remote/types';

type Option = NonNullable<RatingBody['options']>[number];

/** What may be said beside the stars: these below four of them, as the API takes them. */
export const DIFFICULTIES = [
  'unclear-steps',
  'hard-words',
  'went-wrong',
  'too-long',
  'missing-information',
  'other-difficulty',
] as const satisfies readonly Option[];

/** These from four stars up. */
export const STRENGTHS = [
  'clear-steps',
  'plain-words',
  'no-errors',
  'quick',
  'complete-information',
  'other-strength',
] as const satisfies readonly Option[];
