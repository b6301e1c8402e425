import { parseEuro } from '../format/money';
import type { Fund, VoucherRequest } from '../remote/types';

type Rules = NonNullable<Fund['rules']>;

/** What is typed into the form, as it is typed. */
export interface ApplicationDraft {
  isee: string;
  iseeUntil: string;
  birthDate: string;
  children: string[];
  isResident: boolean;
  household: string;
  cost: string;
}

export const EMPTY_DRAFT: ApplicationDraft = {
  isee: '',
  iseeUntil: '',
  birthDate: '',
  children: ['', '', ''],
  isResident: false,
  household: '',
  cost: '',
};

export type DraftField = 'isee' | 'iseeUntil' | 'birthDate' | 'children' | 'household' | 'cost';
export type DraftErrors = Partial<Record<DraftField, 'needed' | 'badEuro'>>;

/** What a measure asks of the form: only that is shown. */
export function askedBy(rules: Rules) {
  return {
    birthDate: rules.age !== undefined || rules.bands.some(({ age }) => age !== undefined),
    children: rules.child !== undefined,
    resident: rules.resident === true,
    household: rules.householdAtLeast !== undefined,
    cost: rules.bands.some(({ amount }) => 'percent' in amount),
    documents: rules.documents ?? [],
  };
}

export function checkDraft(draft: ApplicationDraft, rules: Rules): DraftErrors {
  const asked = askedBy(rules);
  const errors: DraftErrors = {};
  if (parseEuro(draft.isee) === null) errors.isee = draft.isee.trim() ? 'badEuro' : 'needed';
  if (!draft.iseeUntil) errors.iseeUntil = 'needed';
  if (asked.birthDate && !draft.birthDate) errors.birthDate = 'needed';
  if (asked.children && !draft.children.some(Boolean)) errors.children = 'needed';
  if (asked.household && !(Number(draft.household) >= 1)) errors.household = 'needed';
  if (asked.cost && parseEuro(draft.cost) === null) errors.cost = draft.cost.trim() ? 'badEuro' : 'needed'; // prettier-ignore
  return errors;
}

/** The request that a draft without errors says, with the documents that were uploaded for it. */
export function requestOf(
  draft: ApplicationDraft,
  fund: Fund & { rules: Rules },
  documentIds: string[] = [],
): VoucherRequest {
  const asked = askedBy(fund.rules);
  return {
    fundId: fund.id,
    isee: { kind: fund.rules.iseeKind, cents: parseEuro(draft.isee)!, validUntil: draft.iseeUntil },
    ...(asked.birthDate ? { birthDate: draft.birthDate } : {}),
    ...(asked.children ? { childrenBornOn: draft.children.filter(Boolean) } : {}),
    ...(asked.resident ? { resident: draft.isResident } : {}),
    ...(asked.household ? { householdMembers: Number(draft.household) } : {}),
    ...(asked.cost ? { costCents: parseEuro(draft.cost)! } : {}),
    ...(documentIds.length > 0 ? { documentIds } : {}),
  };
}
