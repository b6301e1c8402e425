import { httpResource } from '@angular/common/http';
import { computed, inject, type Signal } from '@angular/core';
import { Catalogue } from '../remote/catalogue';
import type { Param, ServiceType } from '../remote/types';

/** The questions that say how much is needed. */
const AMOUNTS = ['hoursPerWeek', 'visitsPerWeek', 'errandsPerWeek', 'mealsPerWeek', 'visits', 'sessions']; // prettier-ignore

export interface Asked {
  /** What the price is reckoned from. */
  amount?: Param;
  /** Questions with answers to choose from that anybody may see in an address. */
  choices: Param[];
  /** Skills, of which the list finds services by their Italian name. */
  competences: { it: string; en: string }[];
}

/** What one type of service asks, as far as it can filter. Call it where injection is possible. */
export function askedOfType(type: () => string | undefined): Signal<Asked> {
  const catalogue = inject(Catalogue);
  const read = httpResource<ServiceType>(() => {
    const id = type();
    return id && catalogue.typeOf(id)
      ? { url: `/api/service-types/${id}`, params: { ...catalogue.where() } }
      : undefined;
  });
  return computed(() => {
    const params = read.hasValue() ? read.value().params : [];
    return {
      amount: params.find(({ id, sensitive }) => AMOUNTS.includes(id) && !sensitive),
      choices: params.filter(
        ({ type, sensitive }) => !sensitive && ['choice', 'choices', 'boolean'].includes(type),
      ),
      competences: params.find(({ id }) => id === 'competences')?.options ?? [],
    };
  });
}

/** The answers that a question can be filtered by, each with its place in the address. */
export function answersOf(param: Param): { id: string; it: string; en: string }[] {
  if (param.type === 'boolean') return [{ id: `${param.id}:yes`, it: param.it, en: param.en }];
  // "No preference" is no filter.
  return (param.options ?? [])
    .filter(({ id }) => id !== 'any' && id !== 'none')
    .map(({ id, it, en }) => ({ id: `${param.id}:${id}`, it, en }));
}
