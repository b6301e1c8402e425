import type { DocumentKind, FactSource, IseeKind } from './rules.ts';

/** A value with whoever said so, and the last day it is good for; null when it does not run out. */
export interface Fact<T> {
  value: T;
  source: FactSource;
  validUntil: string | null;
}

/** Which documents are there, and by kind the uploaded ones that show it. */
export type DocumentsFact = Fact<DocumentKind[]> & {
  ids?: Partial<Record<DocumentKind, string[]>>;
};

/** What is known of an applicant. What is missing is not met. */
export interface Facts {
  isee?: Fact<{ kind: IseeKind; cents: number }>;
  /** ISO day. */
  birthDate?: Fact<string>;
  /** ISO days of birth of the household's children. */
  childrenBornOn?: Fact<string[]>;
  resident?: Fact<boolean>;
  householdMembers?: Fact<number>;
  documents?: DocumentsFact;
  serviceTypeId?: Fact<string>;
  /** What is paid for the service, in cents, in the measure's period. */
  costCents?: Fact<number>;
}

/** Full years on a day; who was born on 29 February is older from 1 March in other years. */
export function ageOn(bornOn: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(bornOn.slice(0, 4));
  return day.slice(5) < bornOn.slice(5) ? years - 1 : years;
}
