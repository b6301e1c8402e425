import type { NewFund, VoucherRules } from '../api-types';
import { readCents } from '../words/money';

/** As wide as the API takes: ten million euros. */
export const MOST_CENTS = 1_000_000_000;

/** One band as it is typed: numbers are texts until all of them can be read. */
export interface BandDraft {
  ceiling: string;
  /** An amount, or a share of what is spent up to a cap. */
  gives: 'amount' | 'share';
  amount: string;
  percent: string;
  ageFrom: string;
  ageTo: string;
}

/** A fund and its first rules as they are typed; a rule left empty is not asked for. */
export interface FundDraft {
  name: string;
  owner: string;
  about: string;
  source: string;
  budget: string;
  opensOn: string;
  applyUntil: string;
  spendUntil: string;
  iseeKind: VoucherRules['iseeKind'];
  per: VoucherRules['per'];
  access: VoucherRules['access'];
  bands: BandDraft[];
  ageFrom: string;
  ageTo: string;
  childFrom: string;
  childTo: string;
  household: string;
  resident: boolean;
}

export const EMPTY_BAND: BandDraft = { ceiling: '', gives: 'amount', amount: '', percent: '', ageFrom: '', ageTo: '' }; // prettier-ignore
export const EMPTY_FUND: FundDraft = {
  ...{ name: '', owner: '', about: '', source: '', budget: '' },
  ...{ opensOn: '', applyUntil: '', spendUntil: '' },
  ...{ iseeKind: 'ordinary', per: 'once', access: 'firstCome', bands: [EMPTY_BAND] },
  ...{ ageFrom: '', ageTo: '', childFrom: '', childTo: '', household: '', resident: false },
};

/** A whole number as typed; undefined when it is none. */
export function readWhole(typed: string): number | undefined {
  return /^\d{1,3}$/.test(typed.trim()) ? Number(typed) : undefined;
}

type Documents = NonNullable<VoucherRules['documents']>;

/** What a draft asks for. Its fields were checked: an amount that cannot be read counts as nothing. */
export function toFund(
  draft: FundDraft,
  asked: { documents: Documents; serviceTypeIds: string[]; reason: string },
): NewFund {
  const { name, owner, about, source, opensOn, applyUntil, spendUntil } = draft;
  const { iseeKind, per, access, resident } = draft;
  const { documents, serviceTypeIds, reason } = asked;
  const [age, child] = [range(draft.ageFrom, draft.ageTo), range(draft.childFrom, draft.childTo)];
  const householdAtLeast = readWhole(draft.household);
  const rules: VoucherRules = {
    ...{ iseeKind, per, access, bands: draft.bands.map(toBand) },
    ...(age ? { age } : {}),
    ...(child ? { child } : {}),
    ...(resident ? { resident: true as const } : {}),
    ...(householdAtLeast ? { householdAtLeast } : {}),
    ...(documents.length > 0 ? { documents } : {}),
    ...(serviceTypeIds.length > 0 ? { serviceTypeIds } : {}),
  };
  const texts = { name: name.trim(), owner: owner.trim(), about: about.trim(), source: source.trim() }; // prettier-ignore
  const budgetCents = readCents(draft.budget, MOST_CENTS) ?? 0;
  return { ...texts, budgetCents, opensOn, applyUntil, spendUntil, rules, reason };
}

function toBand(band: BandDraft): VoucherRules['bands'][number] {
  const cents = readCents(band.amount) ?? 0;
  const age = range(band.ageFrom, band.ageTo);
  return {
    upToCents: readCents(band.ceiling) ?? 0,
    ...(age ? { age } : {}),
    amount:
      band.gives === 'share'
        ? { percent: readWhole(band.percent) ?? 0, capCents: cents }
        : { cents },
  };
}

function range(typedFrom: string, typedTo: string): VoucherRules['age'] {
  const [from, to] = [readWhole(typedFrom), readWhole(typedTo)];
  if (from === undefined && to === undefined) return undefined;
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
}
