/** A place beside its seat where an ente receives people. */
export interface Branch {
  name: string;
  /** Street and number. */
  address: string;
  postalCode: string;
  town: string;
  /** Empty, as are the hours, where people are not told. */
  phone: string;
  hours: string;
}

export const BRANCH_LIMITS = {
  branches: 20,
  characters: { name: 120, address: 200, postalCode: 5, town: 80, phone: 30, hours: 200 },
};

export const NO_BRANCH: Branch = {
  ...{ name: '', address: '', postalCode: '', town: '', phone: '', hours: '' },
};

/** What no letter and no visitor can do without. */
const NEEDED = ['name', 'address', 'postalCode', 'town'] as const;

/** Places of what an branch does not say yet. */
export function missingInBranches(branches: readonly Branch[]): string[] {
  return branches.flatMap((branch, index) =>
    NEEDED.filter((field) => !branch[field].trim()).map((field) => `/branches/${index}/${field}`),
  );
}
