/** Whether eleven digits are the fiscal code of an organisation: the last one checks the others (DM 23.12.1976). */
export function isOrganisationCode(code: string): boolean {
  if (!/^\d{11}$/.test(code)) return false;
  const sum = [...code].map(Number).reduce((total, digit, at) => {
    const doubled = 2 * digit;
    return total + (at % 2 === 0 ? digit : doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return sum % 10 === 0;
}
