import type { WrongField } from '../need/check-draft';
import { SCOPES, type Scope, yearsLater } from './mandate';

export interface MandateDraft {
  email: string;
  scope: Scope[];
  /** `null` for every pratica, now and later; empty while one is still to be chosen. */
  praticaId: string | null;
  expiresOn: string;
}

/** A mandate ends by itself: after a year unless the person says otherwise, after three at most. */
const YEARS = 1;
const YEARS_AT_MOST = 3;

export function newMandate(today: string): MandateDraft {
  return { email: '', scope: [], praticaId: null, expiresOn: yearsLater(today, YEARS) };
}

export function latestExpiry(today: string): string {
  return yearsLater(today, YEARS_AT_MOST);
}

/** With or without a part; always in the order in which they are asked. */
export function withScope(scope: readonly Scope[], part: Scope, isIn: boolean): Scope[] {
  return SCOPES.filter((one) => (one === part ? isIn : scope.includes(one)));
}

/** What is wrong, each at its field; the keys are those of `mandates.wrong`. */
export function checkMandate(draft: MandateDraft, today: string): WrongField[] {
  const { email, scope, praticaId, expiresOn } = draft;
  const wrong = (pointer: string, key: string) => ({ pointer, key });
  return [
    ...(/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email.trim()) ? [] : [wrong('/email', 'email')]),
    ...(scope.length > 0 ? [] : [wrong('/scope', 'scope')]),
    ...(praticaId === '' ? [wrong('/praticaId', 'pratica')] : []),
    ...(expiresOn >= today && expiresOn <= latestExpiry(today) ? [] : [wrong('/expiresOn', 'expiry')]), // prettier-ignore
  ];
}
