import { httpResource } from '@angular/common/http';
import { Service, TransferState, computed, inject, makeStateKey } from '@angular/core';
import { Session } from '../auth/session';
import type { SectionsAnswer } from './types';

/** The comune that a page which comes drawn is of: who belongs to it reads what came with it. */
const DRAWN_FOR = makeStateKey<string | undefined>('wemi.comune');

/** The 13 sections, the districts and the name of the comune: read once, used by many pages. */
@Service()
export class Catalogue {
  readonly #comune = inject(Session).comune;
  readonly #transfer = inject(TransferState);
  readonly #drawnFor = this.#transfer.get(DRAWN_FOR, undefined);
  /** What every public call carries: whose catalogue is read. Nothing for the default comune. */
  readonly where = computed((): { comune?: string } => {
    const comune = this.#comune();
    return comune && comune !== this.#drawnFor ? { comune } : {};
  });
  readonly answer = httpResource<SectionsAnswer>(() => ({
    url: '/api/sections',
    params: { ...this.where() },
  }));
  readonly sections = computed(() => (this.answer.hasValue() ? this.answer.value().sections : []));
  readonly municipi = computed(() => (this.answer.hasValue() ? this.answer.value().municipi : []));
  readonly comuneName = computed(() =>
    this.answer.hasValue() ? this.answer.value().comune.name.replace(/^Comune di /, '') : 'Milano',
  );

  /** Types that can no longer be asked for: what runs is still called so. */
  readonly retired = computed(() =>
    this.answer.hasValue() ? (this.answer.value().retired ?? []) : [],
  );

  constructor() {
    this.#transfer.onSerialize(DRAWN_FOR, () =>
      this.answer.hasValue() ? this.answer.value().comune.id : undefined,
    );
  }

  typeOf(id: string): { nameIt: string; nameEn: string } | undefined {
    const offered = this.sections().flatMap(({ types }) => types);
    return [...offered, ...this.retired()].find((type) => type.id === id);
  }

  municipioName(id: number | null): string | undefined {
    return this.municipi().find((municipio) => municipio.id === id)?.name;
  }
}
