import type { Mandate } from '../api-types';

/** What a mandate may allow, in the order in which it is asked; reading is always included. */
export const SCOPES = ['request', 'choose', 'pay', 'service', 'documents'] as const;
export type Scope = Mandate['scope'][number];
/** A counter opens no card payments: the bank leads back to the citizen's own pages. */
export const COUNTER_SCOPES: readonly Scope[] = SCOPES.filter((part) => part !== 'pay');

export const STATUSES = ['offered', 'active', 'notYet', 'refused', 'revoked', 'expired'] as const;

/** Still good, now or later, or still to be answered: what can be revoked. */
export function isLive({ status }: Mandate): boolean {
  return status === 'offered' || status === 'active' || status === 'notYet';
}

/** The one under which the counter may open a new need, if there is one. */
export function forNeeds(mandates: readonly Mandate[]): Mandate | undefined {
  return mandates.find(({ status, scope, praticaId }) => status === 'active' && scope.includes('request') && praticaId === null); // prettier-ignore
}
