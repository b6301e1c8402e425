import { httpResource, type HttpResourceRef } from '@angular/common/http';
import { inject } from '@angular/core';
import { PraticaStore } from '../pratica/pratica-store';
import { settled } from '../remote/settled';
import type { PlanAnswer } from '../remote/types';

export const PLAN = '/payload/plan';

/**
 * What a plan comes to, once it stands still.
 * @param question as JSON; empty while there is nothing to ask
 */
export function countPlan(question: () => string): HttpResourceRef<PlanAnswer | undefined> {
  const store = inject(PraticaStore);
  const still = settled(question);
  return httpResource<PlanAnswer>(() => {
    const asked = still();
    if (!asked || asked !== question()) return undefined;
    const url = `/api/pratiche/${store.id()}/plan`;
    return { url, method: 'POST', body: JSON.parse(asked) as object };
  });
}
