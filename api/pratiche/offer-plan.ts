import { Temporal } from 'temporal-polyfill';
import type { Trx } from '../../db/connect.ts';
import { findOfferGround } from '../../db/offers.ts';
import type { QuotedLine } from '../../db/tables/pratica.ts';
import type { PlannedInstalment } from '../../workflows/pratica/instalment-plan.ts';
import { today } from '../days.ts';
import { planOf } from './plan-payments.ts';

interface Promised {
  /** ISO date. */
  firstDate: string;
  lines: unknown;
}

/**
 * How each offer on a pratica would be paid if its service began as promised and went on for as long as
 * the need asks: the first at the order, the others when each is due. None where it would be paid in
 * one, or nobody said for how long. What counts is made with the order, by the same rule.
 */
export async function offerPlanner(
  trx: Trx,
  { praticaId }: { praticaId: string },
): Promise<(offer: Promised) => PlannedInstalment[]> {
  const ground = await findOfferGround(trx, { praticaId });
  const { months } = (ground?.times ?? {}) as { months?: number };
  return ({ firstDate, lines }) => {
    if (!ground || !months) return [];
    const startDate = firstDate < today() ? today() : firstDate;
    const after = Temporal.PlainDate.from(startDate).add({ months });
    const endDate = after.subtract({ days: 1 }).toString();
    const quoted = lines as QuotedLine[];
    const planned = planOf(ground.policy.instalments, { startDate, endDate, lines: quoted });
    return planned.length > 1 ? planned : [];
  };
}
