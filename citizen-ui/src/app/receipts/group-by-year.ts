import { today } from '../format/dates';
import type { PaymentItem } from '../remote/types';

export interface PaidYear {
  year: string;
  payments: PaymentItem[];
  /** The statement is of one's own expenses alone: not of those paid for others by mandate. */
  hasStatement: boolean;
}

/** Payments by the year, in the comune, in which they were paid; in the order in which they come. */
export function groupByYear(payments: readonly PaymentItem[]): PaidYear[] {
  const years = new Map<string, PaymentItem[]>();
  for (const payment of payments) {
    if (!payment.settledAt) continue;
    const year = today(new Date(payment.settledAt)).slice(0, 4);
    years.set(year, [...(years.get(year) ?? []), payment]);
  }
  return [...years].map(([year, ofYear]) => ({
    year,
    payments: ofYear,
    hasStatement: ofYear.some(({ mandate }) => mandate === null),
  }));
}
