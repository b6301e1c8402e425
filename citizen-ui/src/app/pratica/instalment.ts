import type { PaymentView } from '../remote/types';

export type Instalment = PaymentView['instalments'][number];

/**
 * The instalment to pay now: the one that is chosen, else the first that is due. Before the first of an
 * order is paid, no other of it can be.
 */
export function payableNow(
  payment: PaymentView | undefined,
  chosen?: string | undefined,
): Instalment | undefined {
  const payable = payableOf(payment?.instalments ?? []);
  return payable.find(({ id }) => id === chosen) ?? payable[0];
}

/** Those that can be paid now, the first to be due first. */
export function payableOf(all: readonly Instalment[]): Instalment[] {
  const waits = new Set(
    all
      .filter(({ instalment, status }) => instalment === 1 && status === 'due')
      .map((first) => first.period),
  );
  return all
    .filter(
      ({ status, period, instalment }) =>
        status === 'due' && (instalment === 1 || !waits.has(period)),
    )
    .sort((one, other) => one.dueAt.localeCompare(other.dueAt));
}
