import type { Static } from 'typebox';
import { monthsAfter, today } from '../days.ts';
import type { FieldError, Text } from '../problem.ts';
import type { WritePolicy, WrittenTerms } from './schemas.ts';

type Terms = Static<typeof WrittenTerms>;
type SpanName = keyof Terms & `${'offers' | 'order' | 'payment'}${string}`;

/** Who is reminded must be reminded before it is too late: each pair counts in one unit. */
const IN_ORDER: readonly [sooner: SpanName, later: SpanName][] = [
  ['offersReminder', 'offersDeadline'],
  ['orderEscalation', 'orderFallback'],
  ['paymentFirstReminder', 'paymentSecondReminder'],
  ['paymentSecondReminder', 'paymentDeadline'],
];
/** Later than that nobody knows what holds. */
const MONTHS_AHEAD_AT_MOST = 24;

const OTHER_UNIT: Text = {
  it: 'Usa la stessa unità della scadenza che viene dopo: giorni lavorativi, giorni o ore.',
  en: 'Use the same unit as the deadline that follows: business days, days or hours.',
};
const NOT_BEFORE: Text = {
  it: 'Deve venire prima della scadenza che segue.',
  en: 'It must come before the deadline that follows.',
};
const PAST: Text = {
  it: 'Da oggi in poi: il passato non si cambia.',
  en: 'From today on: the past cannot be changed.',
};
const TOO_FAR: Text = { it: 'Al massimo fra due anni.', en: 'Two years ahead at most.' };
const NO_REASON: Text = { it: 'Scrivi il motivo.', en: 'Please give a reason.' };

/** What the form of a new version cannot say: how its fields go together. */
export function wrongInPolicy(policy: Static<typeof WritePolicy>): FieldError[] {
  const { validFrom, terms, reason } = policy;
  return [
    ...unless(validFrom >= today(), '/validFrom', PAST),
    ...unless(validFrom <= monthsAfter(today(), MONTHS_AHEAD_AT_MOST), '/validFrom', TOO_FAR),
    ...unless(reason.trim() !== '', '/reason', NO_REASON),
    ...IN_ORDER.flatMap((pair) => wrongOrder(terms, pair)),
  ];
}

export function wrongReason(reason: string): FieldError[] {
  return unless(reason.trim() !== '', '/reason', NO_REASON);
}

function wrongOrder(terms: Terms, [sooner, later]: (typeof IN_ORDER)[number]): FieldError[] {
  const [unit, count] = Object.entries(terms[sooner])[0] as [string, number];
  const [laterUnit, laterCount] = Object.entries(terms[later])[0] as [string, number];
  if (unit !== laterUnit) return [{ pointer: `/terms/${sooner}`, message: OTHER_UNIT }];
  return unless(count < laterCount, `/terms/${sooner}`, NOT_BEFORE);
}

function unless(holds: boolean, pointer: string, message: Text): FieldError[] {
  return holds ? [] : [{ pointer, message }];
}
