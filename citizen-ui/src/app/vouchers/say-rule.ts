import { capital } from '../format/capital';
import { formatDay } from '../format/dates';
import { formatCents } from '../format/money';
import { fill } from '../receipts/words';
import type { JudgedRule, VoucherDocument } from '../remote/types';
import type { ITALIAN_RULES } from './rule-words';

type Words = typeof ITALIAN_RULES;
type Range = { from?: number; to?: number };

/**
 * A rule of a decision in words: what it asks, the value it met, who said it and how long it is good;
 * of a document, which of those that were sent show it.
 */
export function sayRule(
  rule: JudgedRule,
  words: Words,
  { locale, sent }: { locale: string; sent: readonly VoucherDocument[] },
): string {
  const asked = sayAsked(rule, words, (cents) => formatCents(cents, locale));
  const { fault, source, validUntil } = rule;
  const day = validUntil && formatDay(validUntil, locale);
  const about = [
    source && fault !== 'missing' ? words.source[source] : '',
    day && rule.rule === 'isee' ? fill(fault === 'run-out' ? words.runOut : words.validUntil, { day }) : '', // prettier-ignore
    ...namesOf(rule, sent),
  ].filter(Boolean);
  return about.length > 0 ? `${asked} – ${about.join(', ')}` : asked;
}

function namesOf(rule: JudgedRule, sent: readonly VoucherDocument[]): string[] {
  const ids = rule.rule === 'document' ? (rule.documentIds ?? []) : [];
  return sent.filter(({ id }) => ids.includes(id)).map(({ name }) => name);
}

function sayAsked(rule: JudgedRule, words: Words, money: (cents: number) => string): string {
  const { none } = words;
  const yesNo = (met: boolean | null) => (met === null ? none : met ? words.yes : words.no);
  switch (rule.rule) {
    case 'isee': {
      const metKind = rule.met ? words.kind[rule.met.kind] : none;
      const met = rule.met ? money(rule.met.cents) : none;
      return fill(words.isee, { kind: capital(words.kind[rule.kind]), ceiling: money(rule.ceilingCents), met, metKind }); // prettier-ignore
    }
    case 'age':
      return fill(words.age, { range: sayRange(rule.range, words), met: rule.met ?? none });
    case 'child':
      return fill(words.child, { range: sayRange(rule.range, words), met: rule.met?.join(', ') || none }); // prettier-ignore
    case 'resident':
      return fill(words.resident, { met: yesNo(rule.met) });
    case 'household':
      return fill(words.household, { n: rule.atLeast, met: rule.met ?? none });
    case 'document':
      return fill(words.documentOf, { document: capital(words.document[rule.document]), met: yesNo(rule.met) }); // prettier-ignore
    case 'serviceType':
      return fill(words.serviceType, { met: rule.met === null ? none : yesNo(rule.isMet) });
    case 'band':
      return fill(words.band, { met: rule.met ? fill(words.bandMet, { ceiling: money(rule.met.upToCents) }) : words.bandNone }); // prettier-ignore
    case 'cost':
      return fill(words.cost, { percent: rule.percent, cap: money(rule.capCents), met: rule.met === null ? none : money(rule.met) }); // prettier-ignore
  }
}

function sayRange({ from, to }: Range, words: Words): string {
  if (to === undefined) return fill(words.from, { from: from ?? 0 });
  if (from === undefined) return fill(words.to, { to });
  return fill(words.between, { from, to });
}
