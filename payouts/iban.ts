/** Characters of an IBAN in each country of SEPA (the registry of ISO 13616, and EPC409-09). */
const LENGTHS: Record<string, number> = {
  AD: 24, AL: 28, AT: 20, BE: 16, BG: 22, CH: 21, CY: 28, CZ: 24, DE: 22, DK: 18, EE: 20, ES: 24, FI: 18,
  FR: 27, GB: 22, GI: 23, GR: 27, HR: 21, HU: 28, IE: 22, IS: 26, IT: 27, LI: 21, LT: 20, LU: 20, LV: 21,
  MC: 27, MD: 24, ME: 22, MK: 19, MT: 31, NL: 18, NO: 15, PL: 28, PT: 25, RO: 24, RS: 22, SE: 24, SI: 19,
  SK: 24, SM: 27, VA: 22,
}; // prettier-ignore

/** As it is kept: without blanks, in capitals. @returns undefined for what is no IBAN of SEPA */
export function readIban(text: string): string | undefined {
  const iban = text.replace(/\s+/g, '').toUpperCase();
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]+$/.test(iban)) return undefined;
  return iban.length === LENGTHS[iban.slice(0, 2)] && isInCheck(iban) ? iban : undefined;
}

/** ISO 7064, MOD 97-10: letters count from 10, what remains is one. */
function isInCheck(iban: string): boolean {
  const moved = iban.slice(4) + iban.slice(0, 4);
  const digits = [...moved].map((char) => Number.parseInt(char, 36)).join('');
  return [...digits].reduce((rest, digit) => (rest * 10 + Number(digit)) % 97, 0) === 1;
}

/** Enough to know it again, too little to use it: «IT60 •••• 3456». */
export function maskIban(iban: string): string {
  return `${iban.slice(0, 4)} •••• ${iban.slice(-4)}`;
}

/** By which an ente's own people know one of their accounts: no bank takes them for it. */
export function lastFour(iban: string): string {
  return iban.slice(-4);
}
