import type { Trx } from '../../db/connect.ts';
import { findPlanGround } from '../../db/plan-ground.ts';
import type { QuotedLine } from '../../db/tables/pratica.ts';
import { type Plan, quantitiesOf, type Visit, visitsUntil } from '../../workflows/pratica/plan.ts';
import { addDays } from '../../workflows/pratica/service.ts';
import type { FieldError } from '../problem.ts';
import { holidaysOf, HOLIDAY_YEARS } from './holidays.ts';
import {
  MORE_THAN_CHOSEN,
  NO_QUANTITY,
  NO_VISITS,
  NOT_COUNTED,
  planSays,
} from './payload-texts.ts';

/** A line whose quantity may be left to the plan. */
type Line = Omit<QuotedLine, 'quantity'> & { quantity?: number | undefined };

export interface Planned {
  plan?: Plan | undefined;
  /** Of an order; missing, the plan is for the period after the present one. */
  startDate?: string | undefined;
  endDate: string;
  lines?: readonly Line[] | undefined;
}

export interface Counted {
  visits: Visit[];
  lines: QuotedLine[];
  errors: FieldError[];
}

/**
 * The visits of a plan and the lines they come to. Of an order the plan may ask for less than was
 * offered, never for more: that is what the citizen chose. Of a proposal a quantity that is given
 * must be the plan's.
 */
export async function countPlan(trx: Trx, praticaId: string, asked: Planned): Promise<Counted> {
  const ground = await findPlanGround(trx, { praticaId });
  const lines = asked.lines ?? ground?.lines ?? [];
  if (!asked.plan || !ground) return withoutPlan(lines);
  const holidays = holidaysSince(ground);
  const startDate = asked.startDate ?? addDays(ground.service?.endDate ?? asked.endDate, 1);
  const visits = visitsUntil(asked.plan, { startDate, holidays }, asked.endDate);
  if (visits.length === 0) return { visits, lines: [], errors: [wrong('/plan', NO_VISITS)] };
  const counts = quantitiesOf(lines, visits, holidays);
  if (!counts) return { visits, lines: [], errors: [wrong('/plan', NOT_COUNTED)] };
  const filled = lines.map((line, index) => ({
    ...line,
    quantity: counts[index] ?? line.quantity ?? 0,
  }));
  return {
    visits,
    lines: filled.filter(({ quantity }) => quantity > 0) as QuotedLine[],
    errors: asked.lines ? unlikeSaid(asked.lines, counts) : beyondChosen(lines, counts),
  };
}

/** The holidays that a pratica was given when it began. */
export function holidaysSince({ patron, openedAt }: { patron: string; openedAt: string }) {
  return holidaysOf(patron, Number(openedAt.slice(0, 4)), HOLIDAY_YEARS);
}

function withoutPlan(lines: readonly Line[]): Counted {
  const errors = lines.flatMap(({ quantity }, index) =>
    quantity === undefined ? [wrong(`/lines/${index}/quantity`, NO_QUANTITY)] : [],
  );
  return { visits: [], lines: lines as QuotedLine[], errors };
}

function unlikeSaid(lines: readonly Line[], counts: readonly (number | null)[]): FieldError[] {
  return lines.flatMap(({ quantity }, index) => {
    const count = counts[index] ?? null;
    const pointer = `/lines/${index}/quantity`;
    if (count === null) return quantity === undefined ? [wrong(pointer, NO_QUANTITY)] : [];
    return quantity === undefined || quantity === count ? [] : [wrong(pointer, planSays(count))];
  });
}

function beyondChosen(lines: readonly Line[], counts: readonly (number | null)[]): FieldError[] {
  const isMore = lines.some(({ quantity = 0 }, index) => (counts[index] ?? 0) > quantity);
  return isMore ? [wrong('/plan', MORE_THAN_CHOSEN)] : [];
}

function wrong(pointer: string, message: FieldError['message']): FieldError {
  return { pointer, message };
}
