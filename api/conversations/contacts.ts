const MAIL = /[\p{L}\d._%+-]+\s?@\s?[\p{L}\d-]+(\.[\p{L}\d-]+)*\.\p{L}{2,}/u;
const IBAN = /\b[A-Z]{2}\d{2}(?:\s?[A-Z\d]){11,30}\b/gi;
/** Days, hours and amounts are made of digits, too: they are looked past. */
const NO_PHONE =
  /\b\d{4}-\d{1,2}-\d{1,2}\b|\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b|\b\d{1,2}[.:]\d{2}\b|\b\d{1,3}(\.\d{3})*,\d{2}\b/g;
const PHONE = /(?<![\p{L}\d])(?:\+|00)?\d(?:[\s./()-]{0,2}\d){7,14}(?![\p{L}\d])/gu;

/**
 * Whether a text looks like it holds a phone number, a mail address or an IBAN. Not a proof: whoever
 * writes is asked, and may say that it is all right.
 */
export function looksLikeContacts(text: string): boolean {
  return MAIL.test(text) || hasIban(text) || hasPhone(text);
}

function hasIban(text: string): boolean {
  return [...text.matchAll(IBAN)].some(([found]) => {
    const whole = found.replace(/\s/g, '').toUpperCase();
    // A word may follow: what is too long is tried as long as an Italian one.
    return isIban(whole) || isIban(whole.slice(0, 27));
  });
}

/** ISO 13616: the rest by 97 of what it says, letters as numbers, is 1. */
function isIban(iban: string): boolean {
  const digits = [...`${iban.slice(4)}${iban.slice(0, 4)}`].map((sign) => parseInt(sign, 36));
  return digits.reduce((rest, n) => (rest * (n > 9 ? 100 : 10) + n) % 97, 0) === 1;
}

/** Of Italy: a mobile begins with 3, a line with 0; whatever else says its country. */
function hasPhone(text: string): boolean {
  const rest = text.replace(NO_PHONE, ' — ');
  return [...rest.matchAll(PHONE)].some(([found]) => {
    const digits = found.replace(/\D/g, '');
    return found.startsWith('+') || /^(00|0[1-9]|3)/.test(digits);
  });
}
