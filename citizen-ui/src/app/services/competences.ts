import { httpResource } from '@angular/common/http';
import { computed, inject, type Signal } from '@angular/core';
import { Catalogue } from '../remote/catalogue';
import type { ServiceType } from '../remote/types';

/**
 * The competences that can be asked of who does one type of service: the API finds services by the
 * Italian name. Call it where injection is possible.
 */
export function competencesOf(
  type: () => string | undefined,
): Signal<{ it: string; en: string }[]> {
  const catalogue = inject(Catalogue);
  const read = httpResource<ServiceType>(() => {
    const id = type();
    return id && catalogue.typeOf(id)
      ? { url: `/api/service-types/${id}`, params: { ...catalogue.where() } }
      : undefined;
  });
  return computed(() => {
    const params = read.hasValue() ? read.value().params : [];
    return params.find(({ id }) => id === 'competences')?.options ?? [];
  });
}
