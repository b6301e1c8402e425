import type { PolicyTerms } from '../api-types';
import type { Words } from '../words/words';
import { COUNTS, type CountName, type Span, spanOf, SPANS, type SpanName } from './terms-model';

export interface Said {
  name: SpanName | CountName;
  label: string;
  text: string;
}

/** Every term in plain words, in the order in which a pratica meets them. */
export function sayTerms(terms: PolicyTerms, words: Words): Said[] {
  return [
    ...SPANS.map((name) => ({ name, text: saySpan(spanOf(terms, name), words) })),
    ...COUNTS.map((name) => ({ name, text: sayCount(name, terms, words) })),
  ].map((said) => ({ ...said, label: words.say(`rules.term.${said.name}`) }));
}

export interface Difference {
  label: string;
  before: string;
  after: string;
}

/** What of the terms is another than before; all of it when there was nothing. */
export function differences(
  before: PolicyTerms | undefined,
  after: PolicyTerms,
  words: Words,
): Difference[] {
  const was = before ? sayTerms(before, words) : [];
  return sayTerms(after, words).flatMap(({ label, text }, index) => {
    const old = was[index]?.text ?? '';
    return old === text ? [] : [{ label, before: old, after: text }];
  });
}

export function sayDifference({ label, before, after }: Difference): string {
  return before ? `${label}: ${before} → ${after}` : `${label}: ${after}`;
}

function saySpan(span: Span, words: Words): string {
  const [unit = 'days', count = 0] = Object.entries(span)[0] ?? [];
  const locale = words.language() === 'en' ? 'en-GB' : 'it-IT';
  const n = new Intl.NumberFormat(locale).format(count);
  return words.say(`rules.unit.${unit}${count === 1 ? 'One' : ''}`, { n });
}

function sayCount(name: CountName, terms: PolicyTerms, words: Words): string {
  const count = countsOf(terms)[name];
  if (count === undefined) return words.say('rules.no');
  const unit = UNIT_OF[name] ?? 'days';
  return words.say(`rules.unit.${unit}${count === 1 ? 'One' : ''}`, { n: count });
}

const UNIT_OF: Partial<Record<CountName, string>> = {
  extensionLimit: 'businessDays',
  suspensionTimes: 'times',
};

function countsOf(terms: PolicyTerms): Record<CountName, number | undefined> {
  const { extensionLimit, suspension, interruption, instalments } = terms;
  return {
    extensionLimit,
    suspensionNotice: suspension?.noticeDays,
    suspensionDays: suspension?.daysAtMost,
    suspensionTimes: suspension?.timesAtMost,
    interruptionNotice: interruption?.noticeDays,
    renewalPromptDays: terms.renewalPromptDays,
    renewalPaymentDays: terms.renewalPaymentDays,
    instalmentsLongerThan: instalments?.longerThanDays,
    instalmentsRemind: instalments?.remindDays,
    instalmentsArrears: instalments?.arrearsDays,
  };
}
