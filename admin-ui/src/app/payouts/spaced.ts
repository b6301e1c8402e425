/** An IBAN in fours, as banks print it: digits are compared one by one. */
export function spaced(iban: string): string {
  return iban.replace(/(.{4})(?=.)/g, '$1 ');
}
