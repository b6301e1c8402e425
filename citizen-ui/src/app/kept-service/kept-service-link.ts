import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Language } from '../language/language';
import type { Offer } from '../remote/types';
import { KEPT_SERVICE_WORDS } from './words';

/** From the page of a pratica to the service as it was when an offer was made; nothing without one. */
@Component({
  selector: 'app-kept-service-link',
  imports: [RouterLink],
  styles: `
    a {
      display: inline-flex;
      align-items: center;
      min-height: 2.75rem;
      font-size: var(--size-small);
    }
  `,
  template: `
    @if (service(); as one) {
      <a [routerLink]="['servizio', one.id, one.number]">{{ words().link }}</a>
    }
  `,
})
export class KeptServiceLink {
  readonly service = input.required<Offer['service']>();
  readonly #language = inject(Language);
  protected readonly words = computed(() => KEPT_SERVICE_WORDS[this.#language.code()]);
}
