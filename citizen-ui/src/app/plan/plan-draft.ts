import type { PlanView, PriceLine } from '../remote/types';

/** A weekly schedule as the form holds it: minutes as they were typed. */
export interface WeeklyPlan {
  weekly: readonly { weekday: number; from: string; minutes: string }[];
  skipsHolidays: boolean;
}

/** As the API takes it. */
export type Plan = Pick<PlanView, 'weekly' | 'skipsHolidays'>;

/** A proposed line: what the plan counts needs no quantity. */
export type ProposedLine = Omit<PriceLine, 'quantity'> & { quantity?: number };

const MINUTES_AT_LEAST = 15;
const MINUTES_AT_MOST = 720;

export function planDraft({ weekly, skipsHolidays }: Plan): WeeklyPlan {
  return {
    weekly: weekly.map((visit) => ({ ...visit, minutes: String(visit.minutes) })),
    skipsHolidays,
  };
}

/** @returns undefined while something of it is missing, unreadable, or said twice */
export function readPlan({ weekly, skipsHolidays }: WeeklyPlan): Plan | undefined {
  const read = weekly.map((visit) => ({ ...visit, minutes: readMinutes(visit.minutes) }));
  const isWhole = read.every(({ from, minutes }) => /^\d\d:\d\d$/.test(from) && minutes > 0);
  const said = new Set(read.map(({ weekday, from }) => `${weekday} ${from}`));
  return isWhole && said.size === read.length ? { weekly: read, skipsHolidays } : undefined;
}

/** Hours and visits follow from the plan; other things are still as many as one likes. */
export function isByPlan({ unit }: Pick<PriceLine, 'unit'>): boolean {
  return unit === 'hour' || unit === 'visit';
}

/** The lines of a proposal with a plan: those that it counts are left to it. */
export function linesFor(
  lines: readonly PriceLine[],
  quantities: readonly string[],
): ProposedLine[] {
  return lines.map(({ quantity: _now, ...line }, at) =>
    isByPlan(line) ? line : { ...line, quantity: Number(quantities[at]) },
  );
}

function readMinutes(typed: string): number {
  const minutes = /^\d{1,3}$/.test(typed.trim()) ? Number(typed) : 0;
  return minutes >= MINUTES_AT_LEAST && minutes <= MINUTES_AT_MOST ? minutes : 0;
}
