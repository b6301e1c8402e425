import { createHash } from 'node:crypto';

/** The number of a notice is the payee's own (auxiliary digit 3), under its segregation code. */
const AUX_DIGIT = '3';
const BASE_DIGITS = 13;
const MODULUS = 93n;

/**
 * The IUV of an order: segregation code, thirteen digits, two check digits (remainder of 93 of all
 * before them, auxiliary digit included). The digits are made of the order id, so that an order whose
 * first answer was lost is opened again under the same number. Two orders that fall on one number are
 * told apart by pagoPA, which refuses the second.
 */
export function iuvOf(orderId: string, segregationCode: string): string {
  const hash = BigInt(`0x${createHash('sha256').update(orderId).digest('hex')}`);
  const base = String(hash % 10n ** BigInt(BASE_DIGITS)).padStart(BASE_DIGITS, '0');
  const body = segregationCode + base;
  return body + String(BigInt(AUX_DIGIT + body) % MODULUS).padStart(2, '0');
}

/** The number of a notice (NAV), eighteen digits: what payers type, and Checkout is asked for. */
export function navOf(iuv: string): string {
  return AUX_DIGIT + iuv;
}

/** Whether eighteen digits are a notice number of that kind with the right check digits. */
export function isNav(nav: string): boolean {
  if (!/^3\d{17}$/.test(nav)) return false;
  return BigInt(nav.slice(0, -2)) % MODULUS === BigInt(nav.slice(-2));
}
