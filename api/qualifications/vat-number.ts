import { isFiscalCode } from '../sportello/fiscal-code.ts';

/**
 * Whether a partita IVA has eleven digits and the right check digit: Luhn's, as D.M. 23 December
 * 1976 has it. That it was ever given to anybody only the tax register could say.
 */
export function isVatNumber(number: string): boolean {
  if (!/^\d{11}$/.test(number)) return false;
  const sum = [...number.slice(0, 10)].reduce((total, sign, index) => {
    const doubled = Number(sign) * (index % 2 === 0 ? 1 : 2);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return (10 - (sum % 10)) % 10 === Number(number[10]);
}

/** An ente's fiscal code: eleven digits by the same rule or, of a person's firm, the person's. */
export function isEnteFiscalCode(code: string): boolean {
  return isVatNumber(code) || isFiscalCode(code);
}
