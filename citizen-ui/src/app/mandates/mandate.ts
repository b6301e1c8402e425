import type { Mandate } from '../remote/types';

/** What a mandate may allow, in the order in which it is asked; reading is always included. */
export const SCOPES = [
  'request',
  'choose',
  'pay',
  'service',
  'documents',
] as const satisfies readonly Mandate['scope'][number][];
export type Scope = Mandate['scope'][number];

/** Still to be answered, or good now or later: the others are only remembered. */
export function isLive({ status }: Mandate): boolean {
  return status === 'offered' || status === 'active' || status === 'notYet';
}

/** Under which a new need may be told for somebody else. */
export function allowsNeeds({ status, scope, praticaId }: Mandate): boolean {
  return status === 'active' && scope.includes('request') && praticaId === null;
}

/** The same day so many years later; 28 February for a day that is not there. */
export function yearsLater(day: string, years: number): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const same = new Date(Date.UTC(year + years, month - 1, date));
  if (same.getUTCMonth() !== month - 1) same.setUTCDate(0);
  return same.toISOString().slice(0, 10);
}
