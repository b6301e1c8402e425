import type { PriceModel, TypeDefinition } from './definition.ts';

export const UNITS = ['hour', 'visit', 'package', 'month', 'job'] as const;
export type Unit = (typeof UNITS)[number];
export const BANDS = ['weekday', 'holiday', 'night'] as const;
export type Band = (typeof BANDS)[number];

/** What each price model is counted in, the usual first. */
export const UNITS_OF: Record<PriceModel, readonly [Unit, ...Unit[]]> = {
  hourly: ['hour'],
  perVisit: ['visit'],
  package: ['package'],
  monthly: ['month'],
  fixedAfterSurvey: ['job'],
  poolShare: ['month', 'hour', 'visit'],
};

/** Whether the price of a unit can differ by day and hour. */
export function hasBands(unit: string): boolean {
  return unit === 'hour' || unit === 'visit';
}

/** One line of a list price. */
export interface ListPriceLine {
  label: string;
  unit: Unit;
  /** Of an hour: when it costs so much. */
  band?: Band;
  /** Cents; null while it is not written yet. */
  unitCents: number | null;
  /** The least that one can take at once. */
  minimum?: number;
  /** Of a package: how many visits or meals it holds. */
  quantity?: number;
}

/** The units that a type can be paid in. */
export function unitsOf({ priceModels }: Pick<TypeDefinition, 'priceModels'>): Unit[] {
  const units = priceModels.flatMap((model): readonly Unit[] => UNITS_OF[model] ?? []);
  return UNITS.filter((unit) => units.includes(unit));
}

/** What lists show: the first line's unit, and the least that one of it costs. Lines have their prices. */
export function listPrice(lines: readonly ListPriceLine[]): { cents: number; unit: Unit } {
  const unit = lines[0]?.unit ?? 'hour';
  const costs = lines.flatMap((line) => (line.unit === unit && line.unitCents ? [line.unitCents] : [])); // prettier-ignore
  return { cents: Math.min(...costs), unit };
}
