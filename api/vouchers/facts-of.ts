import type { Static } from 'typebox';
import type { ApplicationRow } from '../../db/voucher-applications.ts';
import type { DocumentsFact, Fact, Facts } from '../../vouchers/facts.ts';
import type { DocumentKind, FactSource } from '../../vouchers/rules.ts';
import type { Apply, DecideApplication } from './schemas.ts';

type Known = Omit<NonNullable<Static<typeof DecideApplication>['verified']>, 'isee'>;

const NAMES = [
  'birthDate',
  'childrenBornOn',
  'resident',
  'householdMembers',
  'documents',
  'serviceTypeId',
  'costCents',
] as const;

/** What somebody says, each value with who says it; what is not said is left out. */
export function factsFrom(said: Known, source: FactSource): Omit<Facts, 'isee'> {
  const given = NAMES.filter((name) => said[name] !== undefined);
  const facts = given.map((name): [string, Fact<unknown>] => [
    name,
    { value: said[name], source, validUntil: null },
  ]);
  return Object.fromEntries(facts) as Omit<Facts, 'isee'>;
}

/** What was uploaded speaks for itself: its kinds, and which documents show each. */
export function documentsFact(
  documents: readonly { id: string; kind: DocumentKind }[],
): Pick<Facts, 'documents'> {
  if (documents.length === 0) return {};
  const ids: NonNullable<DocumentsFact['ids']> = {};
  for (const { id, kind } of documents) (ids[kind] ??= []).push(id);
  const value = Object.keys(ids) as DocumentKind[];
  return { documents: { value, source: 'document', validUntil: null, ids } };
}

export function iseeFact(
  { kind, cents, validUntil }: Static<typeof Apply>['isee'],
  source: FactSource,
): NonNullable<Facts['isee']> {
  return { value: { kind, cents }, source, validUntil };
}

/** What an application says, and over it what the office has seen itself. */
export function factsOf(
  row: ApplicationRow,
  verified: Static<typeof DecideApplication>['verified'] = {},
): Facts {
  const { iseeKind: kind, iseeCents: cents, iseeValidUntil: validUntil, iseeSource } = row;
  const { isee, ...rest } = verified;
  const seen = factsFrom(rest, 'office');
  const ids = row.facts.documents?.ids;
  return {
    isee: isee ? iseeFact(isee, 'office') : iseeFact({ kind, cents, validUntil }, iseeSource),
    ...row.facts,
    ...seen,
    ...(seen.documents && ids ? { documents: { ...seen.documents, ids } } : {}),
  };
}
