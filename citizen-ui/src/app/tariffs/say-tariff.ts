import { capital } from '../format/capital';
import { formatDay } from '../format/dates';
import { formatCents } from '../format/money';
import { fill } from '../receipts/words';
import type { JudgedTariff, TariffInForce } from '../remote/types';
import type { ITALIAN_RULES } from '../vouchers/rule-words';
import type { TariffWords } from './words';

type RuleWords = typeof ITALIAN_RULES;

/** The bands in words, from the lowest; nothing where everybody pays the whole price. */
export function sayBands(
  { iseeKind, bands }: TariffInForce['rules'],
  words: TariffWords,
  { kind }: RuleWords,
  locale: string,
): string[] {
  const lines = bands.map(({ upToCents, payPercent: percent }) => {
    const ceiling = formatCents(upToCents, locale);
    return fill(percent === 0 ? words.free : words.share, { kind: capital(kind[iseeKind]), ceiling, percent }); // prettier-ignore
  });
  return lines.length > 0 ? [...lines, words.above] : [];
}

/** Why one pays what one pays: the value met, who said it, until when it is good. */
export function sayWhy(
  judged: JudgedTariff,
  words: TariffWords,
  { kind, source }: RuleWords,
  locale: string,
): string {
  const { fault, access, iseeKind, met, validUntil, upToCents, payPercent } = judged;
  return fill(words.why[fault ?? access], {
    kind: kind[iseeKind],
    percent: payPercent,
    met: met ? formatCents(met.cents, locale) : '',
    source: judged.source ? source[judged.source] : '',
    day: validUntil ? formatDay(validUntil, locale) : '',
    ceiling: upToCents === null ? '' : formatCents(upToCents, locale),
  });
}
