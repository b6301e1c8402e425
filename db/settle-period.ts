/** A payment of the period that ends; amounts in integer cents. */
export interface PeriodPayment {
  readonly id: string;
  readonly instalment: number;
  readonly amountCents: number;
  readonly isPaid: boolean;
}

export interface Settlement {
  /** What of each payment that was made goes back; of the latest first. */
  readonly back: readonly { readonly id: string; readonly cents: number }[];
  /** What of each that was not made is still owed; of the earliest first. What is missing falls away. */
  readonly owed: readonly { readonly id: string; readonly cents: number }[];
}

/**
 * Who owes what when a period ends before its time (docs/adr/0032). What is unused is a share of what
 * the whole period costs, rounded up in favour of the payer; it comes off what is not paid yet first,
 * and goes back of what is.
 * @param costs in cents, where some of its payments have fallen away already; else what they come to
 */
export function settlePeriod(
  payments: readonly PeriodPayment[],
  unused: { readonly days: number; readonly ofDays: number },
  costs?: number,
): Settlement {
  const inOrder = [...payments].sort((one, other) => one.instalment - other.instalment);
  const total = costs ?? sum(inOrder);
  const usedCents = total - Math.min(total, Math.ceil((total * unused.days) / unused.ofDays));
  const paid = inOrder.filter(({ isPaid }) => isPaid);
  const open = inOrder.filter(({ isPaid }) => !isPaid);
  return {
    back: shared(paid.toReversed(), sum(paid) - usedCents),
    owed: shared(open, usedCents - sum(paid)),
  };
}

function shared(payments: readonly PeriodPayment[], cents: number) {
  let left = Math.max(0, cents);
  return payments.flatMap(({ id, amountCents }) => {
    const share = Math.min(left, amountCents);
    left -= share;
    return share > 0 ? [{ id, cents: share }] : [];
  });
}

function sum(payments: readonly PeriodPayment[]): number {
  return payments.reduce((cents, { amountCents }) => cents + amountCents, 0);
}
