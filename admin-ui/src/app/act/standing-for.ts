import { Injectable, signal } from '@angular/core';
import type { OnBehalfOf } from '../api-types';

/** In whose place the administrator stands on this page; nobody's until chosen. */
@Injectable()
export class StandingFor {
  readonly party = signal<OnBehalfOf | null>(null);
}

export function isSameParty(one: OnBehalfOf | null, other: OnBehalfOf | null): boolean {
  return partyKey(one) === partyKey(other);
}

export function partyKey(party: OnBehalfOf | null): string {
  if (!party) return 'own';
  return party.role === 'citizen' ? 'citizen' : party.enteId;
}
