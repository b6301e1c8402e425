import { httpResource } from '@angular/common/http';
import { Service, computed } from '@angular/core';
import type { SectionsAnswer } from './types';

/** The 13 sections, the districts and the name of the comune: read once, used by many pages. */
@Service()
export class Catalogue {
  readonly answer = httpResource<SectionsAnswer>(() => '/api/sections');
  readonly sections = computed(() => (this.answer.hasValue() ? this.answer.value().sections : []));
  readonly municipi = computed(() => (this.answer.hasValue() ? this.answer.value().municipi : []));
  readonly comuneName = computed(() =>
    this.answer.hasValue() ? this.answer.value().comune.name.replace(/^Comune di /, '') : 'Milano',
  );

  municipioName(id: number | null): string | undefined {
    return this.municipi().find((municipio) => municipio.id === id)?.name;
  }
}
