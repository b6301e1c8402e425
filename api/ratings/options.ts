/**
 * What may be said of the platform beside the stars, after the national model (C.SE.1.7): difficulties
 * below four stars, strengths from four up. Their words are the pages'.
 */
export const DIFFICULTIES = ['unclear-steps', 'hard-words', 'went-wrong', 'too-long', 'missing-information', 'other-difficulty'] as const; // prettier-ignore
export const STRENGTHS = ['clear-steps', 'plain-words', 'no-errors', 'quick', 'complete-information', 'other-strength'] as const; // prettier-ignore
/** The same of how clear a page is (C.SI.2.5). */
export const UNCLEAR = ['unclear', 'incomplete', 'unsure-of-steps', 'technical-problems', 'other-difficulty'] as const; // prettier-ignore
export const CLEAR = ['clear', 'complete', 'sure-of-steps', 'no-technical-problems', 'other-strength'] as const; // prettier-ignore

interface Said {
  subject: string;
  stars: number;
  options: readonly string[];
}

/** Whether all that was chosen is offered for so many stars of this. */
export function fitsStars({ subject, stars, options }: Said): boolean {
  const [low, high] = subject === 'page' ? [UNCLEAR, CLEAR] : [DIFFICULTIES, STRENGTHS];
  const offered: readonly string[] = stars < 4 ? low : high;
  return options.every((option) => offered.includes(option));
}
