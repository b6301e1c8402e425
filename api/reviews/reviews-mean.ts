/** From how many reviews on a mean says something, and nobody can be made out in it. */
export const MEAN_FROM = 5;

/** @param stars the sum of all stars @returns the mean with one decimal, from five reviews up */
export function reviewsMean({ reviews, stars }: { reviews: number; stars: number }) {
  const average = reviews < MEAN_FROM ? null : Math.round((stars / reviews) * 10) / 10;
  return { count: reviews, average };
}
