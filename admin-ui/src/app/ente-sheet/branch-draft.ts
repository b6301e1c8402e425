import { missingInBranches, type Branch } from '../../../../catalogue/branches';

/** In the order of the form. */
export const BRANCH_FIELDS = ['name', 'address', 'postalCode', 'town', 'phone', 'hours'] as const;

const FORMS = { postalCode: /^\s*([0-9]{5})?\s*$/, phone: /^\s*(\+?[0-9 ]{5,30})?$/ };

/** The key of what must be said of a field; the API says the rest. */
export function wrongInBranch(branch: Branch, field: keyof Branch): string | undefined {
  if (missingInBranches([branch]).includes(`/branches/0/${field}`))
    return 'enteSheet.wrong.missing';
  if (field !== 'postalCode' && field !== 'phone') return undefined;
  return FORMS[field].test(branch[field]) ? undefined : `enteSheet.wrong.${field}`;
}

export function areSaid(branches: readonly Branch[]): boolean {
  return branches.every((branch) => BRANCH_FIELDS.every((field) => !wrongInBranch(branch, field)));
}

export const branchLine = ({ name, address, postalCode, town, phone, hours }: Branch) =>
  [name, address, `${postalCode} ${town}`.trim(), hours, phone].filter(Boolean).join(', ');
