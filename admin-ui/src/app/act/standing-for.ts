import { Injectable, signal } from '@angular/core';
import type { OnBehalfOf } from '../api-types';

/** In whose place one stands on this page; nobody's until chosen. */
@Injectable()
export class StandingFor {
  readonly party = signal<OnBehalfOf | null>(null);
  /** Whoever can only act for another, as a counter for its citizens, never stands for themselves. */
  readonly always = signal<OnBehalfOf | null>(null);

  /** Back to one's own place, where there is one. */
  leave(): void {
    this.party.set(this.always());
  }
}

export function isSameParty(one: OnBehalfOf | null, other: OnBehalfOf | null): boolean {
  return partyKey(one) === partyKey(other);
}

export function partyKey(party: OnBehalfOf | null): string {
  if (!party) return 'own';
  return party.role === 'citizen' ? 'citizen' : party.enteId;
}
