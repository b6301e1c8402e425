import { randomInt } from 'node:crypto';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const RANDOM_LENGTH = 16;
const LONGEST = 27;

/**
 * An order id for a gateway: the comune's number prefix, so that a notice finds its way home, and
 * 95 random bits. Nothing of the person or the pratica is in it.
 */
export function newOrderId(numberPrefix: string): string {
  if (numberPrefix.length + RANDOM_LENGTH > LONGEST) throw new Error(`too long: ${numberPrefix}`);
  const random = Array.from({ length: RANDOM_LENGTH }, () => LETTERS[randomInt(LETTERS.length)]);
  return numberPrefix + random.join('');
}

export function numberPrefixOf(orderId: string): string {
  return orderId.slice(0, -RANDOM_LENGTH);
}
