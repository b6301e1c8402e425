/** What is asked for each kind of rule, in the order of the form. */
export const FIELDS = {
  payee: ['serviceTypeId', 'payee'],
  fee: ['serviceTypeId', 'rate'],
  creditor: [
    'name',
    'fiscalCode',
    'iban',
    'segregationCode',
    'category',
    'postalAccount',
    'postalAuthorisation',
  ],
  account: ['holder', 'fiscalCode', 'iban', 'bic'],
} as const;
export type Kind = keyof typeof FIELDS;
export const KINDS = Object.keys(FIELDS) as Kind[];
export const PATHS: Record<Kind, string> = {
  payee: 'payees',
  fee: 'fees',
  creditor: 'creditors',
  account: 'accounts',
};

/** What is sent: nothing of what was left empty; a rate of «2,5» in a hundred as 250. */
export function bodyOf(kind: Kind, said: Record<string, string>): Record<string, string | number> {
  const body: Record<string, string | number> = { validFrom: said['validFrom'] ?? '' };
  for (const name of FIELDS[kind]) {
    const value = said[name]?.trim();
    if (!value) continue;
    if (name === 'rate')
      body['rateBasisPoints'] = Math.round(Number(value.replace(',', '.')) * 100);
    else body[name] = value;
  }
  return body;
}
