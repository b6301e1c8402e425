/**
 * The check letter of a codice fiscale (D.M. 23 December 1976, art. 7): odd places weigh by this
 * table, even places by the digit or by the letter's place in the alphabet.
 */
const ODD = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23]; // prettier-ignore
const FORM = /^[A-Z]{6}[0-9LMNPQRSTUV]{2}[ABCDEHLMPRST][0-9LMNPQRSTUV]{2}[A-Z][0-9LMNPQRSTUV]{3}[A-Z]$/; // prettier-ignore
const WEIGHED = 15;

/** Upper case and without the spaces people write in it. */
export function plainFiscalCode(typed: string): string {
  return typed.replace(/\s+/g, '').toUpperCase();
}

/** Form and check letter; digits may stand as letters where two people would share a code. */
export function isFiscalCode(typed: string): boolean {
  const code = plainFiscalCode(typed);
  return FORM.test(code) && code[WEIGHED] === checkLetter(code);
}

function checkLetter(code: string): string {
  const sum = [...code.slice(0, WEIGHED)].reduce((total, sign, at) => {
    const value = /\d/.test(sign) ? Number(sign) : sign.charCodeAt(0) - 65;
    return total + (at % 2 === 0 ? ODD[value]! : value);
  }, 0);
  return String.fromCharCode(65 + (sum % 26));
}
