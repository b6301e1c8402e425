import type { PolicyTerms } from '../api-types';

/** The terms that are spans of time, in the order in which a pratica meets them. */
export const SPANS = [
  'offersReminder', 'offersDeadline', 'choiceDeadline', 'orderEscalation', 'orderFallback',
  'paymentFirstReminder', 'paymentSecondReminder', 'paymentDeadline',
  'integrationDeadline',
] as const; // prettier-ignore
export type SpanName = (typeof SPANS)[number];
export const UNITS = ['businessDays', 'days', 'hours'] as const;
export type Span = PolicyTerms['offersDeadline'];
export type Unit = (typeof UNITS)[number];

/** Numbers of days and times; those of a group are there together or not at all. */
export const COUNTS = [
  'extensionLimit', 'suspensionNotice', 'suspensionDays', 'suspensionTimes',
  'interruptionNotice', 'renewalPromptDays', 'renewalPaymentDays',
  'instalmentsLongerThan', 'instalmentsRemind', 'instalmentsArrears',
] as const; // prettier-ignore
export type CountName = (typeof COUNTS)[number];
export const SWITCHES = ['suspension', 'interruption', 'renewalPrompt', 'instalments'] as const;
export type SwitchName = (typeof SWITCHES)[number];

/** Which numbers are asked for only when something is allowed. */
export const ASKED_WITH: Partial<Record<CountName, SwitchName>> = {
  suspensionNotice: 'suspension',
  suspensionDays: 'suspension',
  suspensionTimes: 'suspension',
  interruptionNotice: 'interruption',
  renewalPromptDays: 'renewalPrompt',
  instalmentsLongerThan: 'instalments',
  instalmentsRemind: 'instalments',
  instalmentsArrears: 'instalments',
};

/** What is typed; texts until they are sent. */
export type TermsModel = Record<SpanName, { count: string; unit: string }> &
  Record<CountName, string> &
  Record<SwitchName, boolean>;

export function modelOf(terms: PolicyTerms): TermsModel {
  const { suspension, interruption, instalments } = terms;
  const { renewalPromptDays, renewalPaymentDays = 0 } = terms;
  const spans = Object.fromEntries(SPANS.map((name) => [name, spanModel(spanOf(terms, name))]));
  return {
    ...(spans as Record<SpanName, { count: string; unit: string }>),
    extensionLimit: String(terms.extensionLimit),
    suspension: suspension !== undefined,
    suspensionNotice: String(suspension?.noticeDays ?? 2),
    suspensionDays: String(suspension?.daysAtMost ?? 30),
    suspensionTimes: String(suspension?.timesAtMost ?? 2),
    interruption: interruption !== undefined,
    interruptionNotice: String(interruption?.noticeDays ?? 7),
    renewalPrompt: renewalPromptDays !== undefined,
    renewalPromptDays: String(renewalPromptDays ?? 14),
    renewalPaymentDays: String(renewalPaymentDays),
    instalments: instalments !== undefined,
    instalmentsLongerThan: String(instalments?.longerThanDays ?? 62),
    instalmentsRemind: String(instalments?.remindDays ?? 5),
    instalmentsArrears: String(instalments?.arrearsDays ?? 10),
  };
}

/** Terms written before requests for documents leave ten business days to answer them. */
export function spanOf(terms: PolicyTerms, name: SpanName): Span {
  return terms[name] ?? { businessDays: 10 };
}

/** Older terms may count minutes: they are asked anew, in hours. */
function spanModel(span: Span): { count: string; unit: string } {
  const unit = UNITS.find((name) => span[name] !== undefined);
  return unit
    ? { count: String(span[unit]).replace('.', ','), unit }
    : { count: '', unit: 'hours' };
}

/** Numbers as people write them: 2,5 or 2.5. */
export function toNumber(text: string): number {
  return /^\d+([.,]5|[.,]0)?$/.test(text.trim()) ? Number(text.trim().replace(',', '.')) : NaN;
}

export function termsOf(model: TermsModel): PolicyTerms {
  const spans = SPANS.map((name) => [name, { [model[name].unit]: toNumber(model[name].count) }]);
  const count = (name: CountName) => toNumber(model[name]);
  return {
    ...(Object.fromEntries(spans) as Record<SpanName, Span>),
    extensionLimit: count('extensionLimit'),
    ...(model.suspension
      ? {
          suspension: {
            noticeDays: count('suspensionNotice'),
            daysAtMost: count('suspensionDays'),
            timesAtMost: count('suspensionTimes'),
          },
        }
      : {}),
    ...(model.interruption ? { interruption: { noticeDays: count('interruptionNotice') } } : {}),
    ...(model.renewalPrompt ? { renewalPromptDays: count('renewalPromptDays') } : {}),
    renewalPaymentDays: count('renewalPaymentDays'),
    ...(model.instalments
      ? {
          instalments: {
            longerThanDays: count('instalmentsLongerThan'),
            remindDays: count('instalmentsRemind'),
            arrearsDays: count('instalmentsArrears'),
          },
        }
      : {}),
  };
}

/** The JSON Pointer, in what is sent, of what a field holds. */
export function pointerOf(name: SpanName | CountName): string {
  const inGroup: Partial<Record<SpanName | CountName, string>> = {
    suspensionNotice: 'suspension/noticeDays',
    suspensionDays: 'suspension/daysAtMost',
    suspensionTimes: 'suspension/timesAtMost',
    interruptionNotice: 'interruption/noticeDays',
    instalmentsLongerThan: 'instalments/longerThanDays',
    instalmentsRemind: 'instalments/remindDays',
    instalmentsArrears: 'instalments/arrearsDays',
  };
  return `/terms/${inGroup[name] ?? name}`;
}
