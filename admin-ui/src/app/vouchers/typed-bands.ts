import type { VoucherRules } from '../api-types';
import { readCents, typeCents } from '../words/money';

export interface TypedBand {
  ceiling: string;
  amount: string;
}

/** Bands as somebody would type them: ceiling and amount, or cap, in euro. */
export function typeBands({ bands }: VoucherRules): TypedBand[] {
  return bands.map(({ upToCents, amount }) => ({
    ceiling: typeCents(upToCents),
    amount: typeCents('cents' in amount ? amount.cents : amount.capCents),
  }));
}

/** The bands with what was typed in place of their numbers; undefined when one cannot be read. */
export function readBands(
  { bands }: VoucherRules,
  typed: readonly TypedBand[],
): VoucherRules['bands'] | undefined {
  const read = bands.map((band, n) => {
    const upToCents = readCents(typed[n]!.ceiling);
    const cents = readCents(typed[n]!.amount);
    if (upToCents === undefined || cents === undefined) return undefined;
    const amount = 'cents' in band.amount ? { cents } : { ...band.amount, capCents: cents };
    return { ...band, upToCents, amount };
  });
  return read.some((band) => !band) ? undefined : (read as VoucherRules['bands']);
}
