/** Of a natural person, also with letters in the place of digits (omocodia); in capitals. */
const FORM = /^[A-Z]{6}[\dLMNP-V]{2}[ABCDEHLMPRST][\dLMNP-V]{2}[A-Z][\dLMNP-V]{3}[A-Z]$/;

/** What a digit or letter counts for in the first, third, fifth … place (D.M. 23 December 1976). */
const ODD = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23]; // prettier-ignore
const LETTER_A = 65;

/** A fiscal code as it is written in registers, without spaces and in capitals. */
export function plainFiscalCode(typed: string): string {
  return typed.replace(/\s/g, '').toUpperCase();
}

/**
 * Whether a fiscal code has the right form and check letter. That it was ever given to anybody,
 * or to this person, only the tax register could say.
 * @param code as `plainFiscalCode` gives it
 */
export function isFiscalCode(code: string): boolean {
  return FORM.test(code) && checkLetterOf(code) === code[15];
}

function checkLetterOf(code: string): string {
  const sum = [...code.slice(0, 15)].reduce((total, sign, index) => {
    const value = /\d/.test(sign) ? Number(sign) : sign.charCodeAt(0) - LETTER_A;
    return total + (index % 2 === 0 ? ODD[value]! : value);
  }, 0);
  return String.fromCharCode(LETTER_A + (sum % 26));
}
