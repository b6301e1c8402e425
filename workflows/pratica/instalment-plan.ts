import { Temporal } from 'temporal-polyfill';

/** From when on, and how, a service is paid in instalments; part of a policy (docs/adr/0032). */
export interface InstalmentRule {
  /** Periods longer than so many days are paid month by month, whatever their price model. */
  readonly longerThanDays: number;
  /** The payer is reminded so many days before the first day that an instalment pays for. */
  readonly remindDays: number;
  /** So many days after the day on which it was due, the office hears of it. */
  readonly arrearsDays: number;
}

/** One instalment: the first day that it pays for, and what it comes to in integer cents. */
export interface PlannedInstalment {
  readonly n: number;
  readonly from: string;
  readonly amountCents: number;
}

export interface ToPlan {
  /** First and last day of the period, ISO dates of the comune. */
  readonly startDate: string;
  readonly endDate: string;
  readonly totalCents: number;
  /** Its price is one of each month. */
  readonly isMonthly: boolean;
}

/**
 * The instalments of a period: one for each month that begins in it, counted from its first day (the
 * 31st becomes the last day of a shorter month). They come to the total exactly; what cannot be
 * shared is the first one's. A single one where the policy foresees none.
 */
export function planInstalments(
  { startDate, endDate, totalCents, isMonthly }: ToPlan,
  rule: InstalmentRule | undefined,
): PlannedInstalment[] {
  const start = Temporal.PlainDate.from(startDate);
  const days = start.until(endDate).days + 1;
  const isShared = rule !== undefined && (isMonthly || days > rule.longerThanDays);
  const months = isShared ? monthsBegun(start, endDate) : 1;
  // Nobody pays nothing.
  const count = Math.max(1, Math.min(months, totalCents));
  const share = Math.floor(totalCents / count);
  return Array.from({ length: count }, (_, month) => ({
    n: month + 1,
    from: start.add({ months: month }).toString(),
    amountCents: month === 0 ? totalCents - share * (count - 1) : share,
  }));
}

function monthsBegun(start: Temporal.PlainDate, endDate: string): number {
  let months = 1;
  while (Temporal.PlainDate.compare(start.add({ months }), endDate) <= 0) months += 1;
  return months;
}
