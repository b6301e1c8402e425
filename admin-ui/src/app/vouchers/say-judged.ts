import type { VoucherDecision, VoucherDocument } from '../api-types';
import type { Words } from '../words/words';

type Judged = VoucherDecision['rules'][number];

/**
 * A rule of a decision in words: what was asked, the value it met and who said so; of a document,
 * which of those that were sent show it.
 */
export function sayJudged(
  judged: Judged,
  words: Pick<Words, 'say' | 'money'>,
  sent: readonly VoucherDocument[] = [],
): string {
  const { rule, source, fault } = judged;
  const asked =
    rule === 'isee'
      ? words.money(judged.ceilingCents)
      : rule === 'household'
        ? judged.atLeast
        : rule === 'document'
          ? words.say(`vouchers.new.document.${judged.document}`)
          : undefined;
  const name = words.say(`vouchers.rule.${rule}`, { asked });
  if (fault === 'missing' || !source) return `${name}: ${words.say('vouchers.nothing')}`;
  const by = words.say(`vouchers.by.${source}`);
  const about = [by, ...(fault === 'run-out' ? [words.say('vouchers.runOut')] : []), ...namesOf(judged, sent)].join(', '); // prettier-ignore
  return words.say('vouchers.ruleMet', { rule: name, met: sayMet(judged, words), source: about });
}

function namesOf(judged: Judged, sent: readonly VoucherDocument[]): string[] {
  const ids = judged.rule === 'document' ? (judged.documentIds ?? []) : [];
  return sent.filter(({ id }) => ids.includes(id)).map(({ name }) => name);
}

function sayMet(judged: Judged, words: Pick<Words, 'say' | 'money'>): string | number {
  switch (judged.rule) {
    case 'isee':
      return judged.met ? words.money(judged.met.cents) : '';
    case 'cost':
      return judged.met === null ? '' : words.money(judged.met);
    case 'age':
    case 'household':
      return judged.met ?? '';
    case 'child':
      return judged.met?.join(', ') ?? '';
    case 'resident':
    case 'document':
      return words.say(judged.met ? 'vouchers.yes' : 'vouchers.no');
    case 'serviceType':
    case 'band':
      return words.say(judged.isMet ? 'vouchers.yes' : 'vouchers.no');
  }
}
