import { httpResource } from '@angular/common/http';
import { computed, inject, Injectable } from '@angular/core';
import type { SectionsAnswer } from '../api-types';
import { Session } from '../session/session';
import { Words } from './words';

/** The comune's service types by section and its municipi, read once for filters and labels. */
@Injectable({ providedIn: 'root' })
export class Catalogue {
  readonly #session = inject(Session);
  readonly #words = inject(Words);
  readonly resource = httpResource<SectionsAnswer>(() => {
    const me = this.#session.me();
    return me && `/api/sections?comune=${encodeURIComponent(me.comune.id)}`;
  });
  readonly sections = computed(() =>
    this.resource.hasValue() ? this.resource.value().sections : [],
  );

  typeName(id: string): string {
    const offered = this.sections().flatMap((section) => section.types);
    const retired = this.resource.hasValue() ? (this.resource.value().retired ?? []) : [];
    const type = [...offered, ...retired].find((candidate) => candidate.id === id);
    return type ? this.#words.name(type) : id;
  }
}
