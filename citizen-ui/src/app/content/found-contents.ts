import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Language } from '../language/language';
import { Catalogue } from '../remote/catalogue';
import type { FoundContents as Found } from '../remote/types';
import { placeOf } from './contents';

/** Pages and answers of the comune with the words that were looked for; nothing where there are none. */
@Component({
  selector: 'app-found-contents',
  imports: [RouterLink, TranslocoPipe],
  styles: `
    section {
      margin-top: 2rem;
    }
    ul {
      padding: 0;
      list-style: none;
    }
    li {
      margin-top: 0.75rem;
    }
    a {
      display: inline-flex;
      align-items: center;
      min-height: 2.75rem;
      font-weight: 600;
    }
  `,
  template: `
    @if (items().length > 0) {
      <section aria-labelledby="found-contents">
        <h2 id="found-contents">{{ 'services.answers' | transloco }}</h2>
        <ul>
          @for (item of items(); track item.link + item.fragment) {
            <li>
              <a [routerLink]="item.link" [fragment]="item.fragment">{{ item.title }}</a>
              <p class="muted">{{ item.description }}</p>
            </li>
          }
        </ul>
      </section>
    }
  `,
})
export class FoundContents {
  /** As it was typed. */
  readonly q = input.required<string>();
  readonly #where = inject(Catalogue).where;
  readonly #language = inject(Language);
  readonly #found = httpResource<Found>(() => {
    const q = this.q().trim();
    return q.length < 2 ? undefined : { url: '/api/content', params: { ...this.#where(), q } };
  });
  protected readonly items = computed(() => {
    if (!this.#found.hasValue()) return [];
    return this.#found.value().items.map((one) => ({
      ...placeOf(one.kind, one.slug),
      title: this.#language.pick(one.titleIt, one.titleEn),
      description: this.#language.pick(one.descriptionIt, one.descriptionEn),
    }));
  });
}
