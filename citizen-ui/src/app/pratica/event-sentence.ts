import { formatDay } from '../format/dates';
import { formatCents } from '../format/money';

const DAYS = [
  'from',
  'until',
  'startDate',
  'endDate',
  'effectiveOn',
  'closedFrom',
  'closedThrough',
  'dueOn',
  'arrivedOn',
];
const COUNTS = ['period', 'policyVersion', 'instalment'];
const CENTS: Record<string, string> = {
  totalCents: 'total',
  refundCents: 'refund',
  amountCents: 'amount',
  byHandCents: 'byHand',
  voucherCents: 'voucher',
  tariffCents: 'tariff',
};

/** Another pratica, by its number. */
const LINKS: Record<string, string> = { reopenedFrom: 'old', reopenedAs: 'anew' };

function isNumbered(value: unknown): value is { number: string } {
  return typeof (value as { number?: unknown } | null)?.number === 'string';
}

/** What an event tells beside its kind, in the reader's words. */
export function tellings(data: Record<string, unknown>, locale: string): Record<string, string> {
  const told: Record<string, string> = {};
  for (const [name, value] of Object.entries(data)) {
    const amount = CENTS[name];
    const link = LINKS[name];
    if (link && isNumbered(value)) told[link] = value.number;
    if (name === 'enteName' && typeof value === 'string' && value) told['ente'] = value;
    if (name === 'receiptNumber' && typeof value === 'string') told['receipt'] = value;
    if (COUNTS.includes(name) && typeof value === 'number') told[name] = String(value);
    if (DAYS.includes(name) && typeof value === 'string') told[name] = formatDay(value, locale);
    if (amount && typeof value === 'number') told[amount] = formatCents(value, locale);
  }
  return told;
}

/** Of several sentences, the one with the most `{holes}` that can all be filled; filled. */
export function fullestSentence(
  sentences: Record<string, string>,
  told: Record<string, string>,
): string {
  const holesOf = (sentence: string) =>
    [...sentence.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);
  const [fullest = ''] = Object.values(sentences)
    .filter((sentence) => holesOf(sentence).every((name) => name in told))
    .sort((one, other) => holesOf(other).length - holesOf(one).length);
  return fullest.replace(/\{(\w+)\}/g, (_hole, name: string) => told[name] ?? '');
}
