import type { RatingBody } from '../remote/types';

type Option = NonNullable<RatingBody['options']>[number];

/** What is asked beside the stars, as the API takes it: below four of them, and from four up. */
export interface Questions {
  /** Where its words begin in the dictionaries. */
  words: 'ratings' | 'ratings.clarity';
  low: readonly Option[];
  high: readonly Option[];
}

/** How easy a service was to use (C.SE.1.7). */
export const EASE: Questions = {
  words: 'ratings',
  low: [
    'unclear-steps',
    'hard-words',
    'went-wrong',
    'too-long',
    'missing-information',
    'other-difficulty',
  ],
  high: [
    'clear-steps',
    'plain-words',
    'no-errors',
    'quick',
    'complete-information',
    'other-strength',
  ],
};

/** How clear a page is (C.SI.2.5, C.SI.2.6). */
export const CLARITY: Questions = {
  words: 'ratings.clarity',
  low: ['unclear', 'incomplete', 'unsure-of-steps', 'technical-problems', 'other-difficulty'],
  high: ['clear', 'complete', 'sure-of-steps', 'no-technical-problems', 'other-strength'],
};
