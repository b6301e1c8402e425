import { today } from '../format/dates';
import type { Offer } from '../remote/types';

export type Mark = 'cheapest' | 'earliest';

/** Live offers in the order they are compared: cheapest first, then who starts earlier. */
export function offersToCompare(offers: readonly Offer[]): Offer[] {
  return offers
    .filter(({ status }) => status === 'live')
    .sort((a, b) => a.totalCents - b.totalCents || a.firstDate.localeCompare(b.firstDate));
}

/**
 * Whether an offer no longer stands: chosen now it would be refused.
 * @param validUntil the last day, or the instant at which it ends
 */
export function isOver({ validUntil }: Pick<Offer, 'validUntil'>, now = new Date()): boolean {
  return validUntil.includes('T')
    ? Date.parse(validUntil) <= now.getTime()
    : validUntil < today(now);
}

/** What sets an offer apart from the others; nothing when it is alone or shares the best value. */
export function marksOf(offer: Offer, among: readonly Offer[]): Mark[] {
  const others = among.filter(({ id }) => id !== offer.id);
  if (others.length === 0) return [];
  return [
    ...(others.every(({ totalCents }) => offer.totalCents < totalCents)
      ? ['cheapest' as const]
      : []),
    ...(others.every(({ firstDate }) => offer.firstDate < firstDate) ? ['earliest' as const] : []),
  ];
}
