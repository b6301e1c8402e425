/**
 * A measure as data: who may have it and how much. Amounts are integer cents, days are ISO days of
 * the comune, ages are full years and both ends of a range count. Nothing here is a constant of the
 * law: every number comes from a rule set, which has a date and a version.
 */
export const ISEE_KINDS = ['ordinary', 'sociosanitario', 'minors', 'current'] as const;
export type IseeKind = (typeof ISEE_KINDS)[number];

/** Who said so. `inps` is for when the registry is asked. */
export const FACT_SOURCES = ['self-declared', 'document', 'office', 'inps'] as const;
export type FactSource = (typeof FACT_SOURCES)[number];

export const DOCUMENT_KINDS = [
  'disability-certificate',
  'employment-contract',
  'isee-statement',
] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

export interface AgeRange {
  from?: number;
  to?: number;
}

/** An amount in euro cents, or a share of what is paid up to a cap. */
export type Amount = { cents: number } | { percent: number; capCents: number };

/** The first band that holds gives the amount. Its ceiling is included. */
export interface Band {
  upToCents: number;
  /** Of the beneficiary; a band without it is for every age. */
  age?: AgeRange;
  amount: Amount;
}

/** Whether an amount is given in all, or anew each month. */
export const PERIODS = ['once', 'month'] as const;
export const ACCESS_MODES = ['firstCome', 'ranking'] as const;

export interface Rules {
  /** Of this kind; its ceiling is that of the widest band. */
  iseeKind: IseeKind;
  bands: Band[];
  per: (typeof PERIODS)[number];
  /** `ranking`: lowest ISEE first, once applications are closed. */
  access: (typeof ACCESS_MODES)[number];
  /** Age of whoever is cared for. */
  age?: AgeRange;
  /** The household has a child of this age. */
  child?: AgeRange;
  /** Lives in the comune. */
  resident?: true;
  /** People in the household. */
  householdAtLeast?: number;
  documents?: DocumentKind[];
  /** What it can be spent on; all services when missing. */
  serviceTypeIds?: string[];
}

export interface RuleSet {
  id: string;
  version: number;
  /** First day on which it holds. */
  validFrom: string;
  rules: Rules;
}

/** The version that holds on a day: the newest of those that have begun; undefined before the first. */
export function inForceOn<T extends Pick<RuleSet, 'version' | 'validFrom'>>(
  ruleSets: readonly T[],
  day: string,
): T | undefined {
  return ruleSets
    .filter(({ validFrom }) => validFrom <= day)
    .sort((a, b) => b.version - a.version)[0];
}
