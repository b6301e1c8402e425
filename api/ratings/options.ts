/**
 * What may be said of the platform beside the stars, after the national model (C.SE.1.7): difficulties
 * below four stars, strengths from four up. Their words are the pages'.
 */
export const DIFFICULTIES = ['unclear-steps', 'hard-words', 'went-wrong', 'too-long', 'missing-information', 'other-difficulty'] as const; // prettier-ignore
export const STRENGTHS = ['clear-steps', 'plain-words', 'no-errors', 'quick', 'complete-information', 'other-strength'] as const; // prettier-ignore

/** Whether all that was chosen is offered for so many stars. */
export function fitsStars(stars: number, options: readonly string[]): boolean {
  const offered: readonly string[] = stars < 4 ? DIFFICULTIES : STRENGTHS;
  return options.every((option) => offered.includes(option));
}
