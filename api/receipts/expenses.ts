import { listMovements, type Moved } from '../../db/payment-movements.ts';
import { listPayments, type PaymentRow, receiptNumberOf } from '../../db/payment-list.ts';
import type { Trx } from '../../db/connect.ts';
import { NOTHING_MOVED, sum } from './payment-views.ts';
import { beneficiaryOf } from './words.ts';
import { withinYear } from './years.ts';

/** What one payment cost in a year: amounts in cents. */
export interface Expense {
  beneficiary: string;
  service: string;
  enteName: string;
  pratica: string;
  receiptNumber: string | null;
  settledAt: string;
  /** What moved in the year, and only that. */
  paid: Moved[];
  givenBack: Moved[];
  voucherCents: number;
  /** What the comune bore by its tariff. */
  borneCents: number;
}

const AT_ONCE = 500;

/** All that somebody paid and was given back in a year of the comune, by day, the oldest first. */
export async function readExpenses(
  trx: Trx,
  { applicantId, year }: { applicantId: string; year: number },
): Promise<Expense[]> {
  const { from, before } = withinYear(year);
  const isWithin = ({ at }: Moved) =>
    Date.parse(at) >= Date.parse(from) && Date.parse(at) < Date.parse(before);
  const expenses: Expense[] = [];
  for await (const rows of pagesOf(trx, applicantId)) {
    const movements = await listMovements(trx, { paymentIds: rows.map(({ id }) => id) });
    for (const row of rows) {
      const { paid, givenBack, vouchers, borne } = movements.get(row.id) ?? NOTHING_MOVED;
      const moved = {
        paid: paid.filter(isWithin),
        givenBack: givenBack.filter(isWithin),
        voucherCents: sum(vouchers.filter(isWithin)),
        borneCents: sum(borne.filter(isWithin)),
      };
      const isCovered = moved.voucherCents !== 0 || moved.borneCents !== 0;
      if (moved.paid.length + moved.givenBack.length > 0 || isCovered)
        expenses.push({ ...aboutOf(row), ...moved });
    }
  }
  return expenses.reverse();
}

async function* pagesOf(trx: Trx, applicantId: string) {
  const asked = { payers: { applicantIds: [applicantId], praticaIds: [] }, is: 'paid' } as const;
  let after: readonly [string, string] | undefined;
  for (;;) {
    const rows = await listPayments(trx, { ...asked, ...(after ? { after } : {}), limit: AT_ONCE });
    yield rows;
    const last = rows.at(-1);
    if (rows.length < AT_ONCE || !last) return;
    after = [last.happenedAt, last.id];
  }
}

function aboutOf(row: PaymentRow) {
  const { applicantName, beneficiary, serviceTypeNameIt, enteName, number, settledAt } = row;
  return {
    beneficiary: beneficiaryOf(beneficiary, applicantName),
    service: serviceTypeNameIt,
    enteName,
    pratica: number,
    receiptNumber: receiptNumberOf(row),
    settledAt: settledAt!,
  };
}

/** Of some expenses: what was paid, came back, was covered by vouchers, was borne by the comune, and is left; in cents. */
export function totalsOf(expenses: readonly Expense[]) {
  const paidCents = expenses.reduce((total, { paid }) => total + sum(paid), 0);
  const backCents = expenses.reduce((total, { givenBack }) => total + sum(givenBack), 0);
  const voucherCents = expenses.reduce((total, each) => total + each.voucherCents, 0);
  const borneCents = expenses.reduce((total, each) => total + each.borneCents, 0);
  return { paidCents, backCents, voucherCents, borneCents, netCents: paidCents - backCents };
}

/** By beneficiary and, of each, by service and ente: in the order of their names. */
export function groupExpenses(expenses: readonly Expense[]) {
  const byBeneficiary = Map.groupBy(expenses, ({ beneficiary }) => beneficiary);
  return inOrder(byBeneficiary).map(([beneficiary, all]) => {
    const kinds = Map.groupBy(all, ({ service, enteName }) => `${service}\n${enteName}`);
    return {
      beneficiary,
      kinds: inOrder(kinds).map(([, of]) => ({
        service: of[0]!.service,
        enteName: of[0]!.enteName,
        ...totalsOf(of),
      })),
      totals: totalsOf(all),
    };
  });
}

function inOrder<T>(groups: Map<string, T>): [string, T][] {
  return [...groups].sort(([one], [other]) => one.localeCompare(other, 'it'));
}
