import type { Trx } from '../../db/connect.ts';
import { findPlanGround } from '../../db/plan-ground.ts';
import { totalCents } from '../../db/record-offers.ts';
import { laterInstalments } from '../../db/record-orders.ts';
import type { QuotedLine } from '../../db/tables/pratica.ts';
import {
  type InstalmentRule,
  type PlannedInstalment,
  planInstalments,
} from '../../workflows/pratica/instalment-plan.ts';
import type { Facts } from '../../workflows/pratica/messages.ts';
import { nextDates } from '../../workflows/pratica/renewal.ts';
import type { TransitionName } from '../../workflows/pratica/transitions.ts';
import type { Payload } from './check-payload.ts';

/**
 * The payments that an order comes to, by the policy that its pratica runs under: of an order that is
 * confirmed, or of a next period that is accepted. None for other moves; amounts in integer cents.
 */
export async function planPayments(
  trx: Trx,
  transition: TransitionName,
  { praticaId, payload }: { praticaId: string; payload: Payload },
): Promise<PlannedInstalment[]> {
  if (transition !== 'confirmOrder' && transition !== 'renew') return [];
  const ground = await findPlanGround(trx, { praticaId });
  if (!ground) return [];
  const { policy, service, renewal } = ground;
  if (transition === 'renew') {
    if (!service || !renewal) return [];
    return planOf(policy.instalments, { ...nextDates(service, renewal.paidDays), lines: renewal.lines }); // prettier-ignore
  }
  const { startDate, endDate } = payload as { startDate: string; endDate: string };
  const lines = (payload['lines'] as QuotedLine[] | undefined) ?? ground.lines ?? [];
  return planOf(policy.instalments, { startDate, endDate, lines });
}

interface Priced {
  startDate: string;
  endDate: string;
  lines: readonly QuotedLine[];
}

/** How so many days at these prices are paid. */
export function planOf(rule: InstalmentRule | undefined, { lines, ...days }: Priced) {
  const isMonthly = lines.length > 0 && lines.every(({ unit }) => unit === 'month');
  const total = totalCents([...lines]);
  return total > 0 ? planInstalments({ ...days, totalCents: total, isMonthly }, rule) : [];
}

/** What of them the pratica has to know. */
export function instalmentFacts(orderId: string, payload: Payload): Pick<Facts, 'instalments'> {
  const planned = payload['instalments'] as readonly PlannedInstalment[] | undefined;
  return planned ? { instalments: laterInstalments(orderId, planned) } : {};
}
