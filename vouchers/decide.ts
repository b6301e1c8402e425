import { amountOf, bandOf, widestCeiling } from './amount.ts';
import { ageOn, type Fact, type Facts } from './facts.ts';
import type { AgeRange, DocumentKind, FactSource, IseeKind, Rules, RuleSet } from './rules.ts';

/** Why a rule is not met though its value would be right, or that there is no value at all. */
export type Fault = 'missing' | 'run-out';

/** What a rule asks and the value it met: a page says both in words. */
export type Asked =
  | { rule: 'isee'; kind: IseeKind; ceilingCents: number; met: { kind: IseeKind; cents: number } | null }
  | { rule: 'age'; range: AgeRange; met: number | null }
  | { rule: 'child'; range: AgeRange; met: number[] | null }
  | { rule: 'resident'; met: boolean | null }
  | { rule: 'household'; atLeast: number; met: number | null }
  | { rule: 'document'; document: DocumentKind; documentIds?: string[]; met: boolean | null }
  | { rule: 'serviceType'; ids: string[]; met: string | null }
  | { rule: 'band'; met: { upToCents: number } | null }
  | { rule: 'cost'; percent: number; capCents: number; met: number | null }; // prettier-ignore

/** Distributes, so that what a rule asks stays beside what it met. */
export type Judged = Asked & {
  isMet: boolean;
  source: FactSource | null;
  validUntil: string | null;
  fault: Fault | null;
};

export interface Decision {
  outcome: 'granted' | 'refused';
  ruleSetId: string;
  ruleSetVersion: number;
  /** ISO day on which it was judged. */
  onDate: string;
  /** In all, or each month, as the measure says; 0 when refused. */
  amountCents: number;
  per: Rules['per'];
  /** Every rule of the set, met or not: never only the first that fails. */
  rules: Judged[];
}

/** Judges the facts by one version of a measure as of a day. Pure: the same in, the same out. */
export function decide(ruleSet: RuleSet, facts: Facts, onDate: string): Decision {
  const { rules } = ruleSet;
  const judged = [...judgePerson(rules, facts, onDate), ...judgeAmount(rules, facts, onDate)];
  const isGranted = judged.every(({ isMet }) => isMet);
  const band = bandOf(rules, facts, onDate);
  return {
    outcome: isGranted ? 'granted' : 'refused',
    ruleSetId: ruleSet.id,
    ruleSetVersion: ruleSet.version,
    onDate,
    amountCents: isGranted && band ? amountOf(band.amount, facts.costCents?.value ?? 0) : 0,
    per: rules.per,
    rules: judged,
  };
}

function judgePerson(rules: Rules, facts: Facts, day: string): Judged[] {
  const { age, child, resident, householdAtLeast: atLeast, documents = [], serviceTypeIds } = rules;
  const ageNow = of(facts.birthDate, (bornOn) => ageOn(bornOn, day));
  const ages = of(facts.childrenBornOn, (days) => days.map((bornOn) => ageOn(bornOn, day)));
  const judged: Judged[] = [
    judge(facts.isee, day, isIseeMet(rules), (met) => ({
      rule: 'isee',
      kind: rules.iseeKind,
      ceilingCents: widestCeiling(rules),
      met,
    })),
  ];
  if (age) judged.push(judge(ageNow, day, isWithin(age), (met) => ({ rule: 'age', range: age, met }))); // prettier-ignore
  if (child) judged.push(judge(ages, day, (all) => all.some(isWithin(child)), (met) => ({ rule: 'child', range: child, met }))); // prettier-ignore
  if (resident) judged.push(judge(facts.resident, day, (is) => is, (met) => ({ rule: 'resident', met }))); // prettier-ignore
  if (atLeast) judged.push(judge(facts.householdMembers, day, (count) => count >= atLeast, (met) => ({ rule: 'household', atLeast, met }))); // prettier-ignore
  for (const document of documents) {
    const has = of(facts.documents, (given) => given.includes(document));
    const documentIds = facts.documents?.ids?.[document] ?? [];
    judged.push(judge(has, day, (is) => is, (met) => ({ rule: 'document', document, documentIds, met }))); // prettier-ignore
  }
  if (serviceTypeIds) judged.push(judge(facts.serviceTypeId, day, (id) => serviceTypeIds.includes(id), (met) => ({ rule: 'serviceType', ids: serviceTypeIds, met }))); // prettier-ignore
  return judged;
}

/** The band, and what is paid where the amount is a share of it. */
function judgeAmount(rules: Rules, facts: Facts, day: string): Judged[] {
  const band = bandOf(rules, facts, day);
  const judged: Judged[] = [
    judge(of(facts.isee, () => band), day, (found) => found !== undefined, (found) => ({ rule: 'band', met: found ? { upToCents: found.upToCents } : null })), // prettier-ignore
  ];
  if (band && 'percent' in band.amount) {
    const { percent, capCents } = band.amount;
    judged.push(judge(facts.costCents, day, (cents) => cents > 0, (met) => ({ rule: 'cost', percent, capCents, met }))); // prettier-ignore
  }
  return judged;
}

function isIseeMet(rules: Rules) {
  return ({ kind, cents }: { kind: IseeKind; cents: number }) =>
    kind === rules.iseeKind && cents <= widestCeiling(rules);
}

const isWithin = ({ from = 0, to = Infinity }: AgeRange) => (age: number) => from <= age && age <= to; // prettier-ignore

function of<T, U>(fact: Fact<T> | undefined, read: (value: T) => U): Fact<U> | undefined {
  return fact && { ...fact, value: read(fact.value) };
}

/** A value that has run out counts as none, and is shown for what it is. */
function judge<T>(
  fact: Fact<T> | undefined,
  day: string,
  isRight: (value: T) => boolean,
  say: (met: T | null) => Asked,
): Judged {
  if (!fact) return { ...say(null), isMet: false, source: null, validUntil: null, fault: 'missing' }; // prettier-ignore
  const { value, source, validUntil } = fact;
  const isRunOut = validUntil !== null && validUntil < day;
  const isMet = !isRunOut && isRight(value);
  return { ...say(value), isMet, source, validUntil, fault: isRunOut ? 'run-out' : null };
}
