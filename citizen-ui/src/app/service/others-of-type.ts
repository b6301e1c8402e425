import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Language } from '../language/language';
import { Catalogue } from '../remote/catalogue';
import type { ServicesAnswer } from '../remote/types';
import { OTHERS_WORDS } from './others-words';

const SHOWN = 3;

/** In the place of the button of a service that cannot be requested: a notice, and who does the same. */
@Component({
  selector: 'app-others-of-type',
  imports: [RouterLink],
  styles: `
    p + p,
    ul {
      margin-top: 0.75rem;
    }
    ul {
      padding: 0;
      list-style: none;
    }
    a {
      display: inline-flex;
      align-items: center;
      min-height: 2.75rem;
    }
  `,
  template: `
    <div class="notice" data-testid="not-now">
      <p>{{ words().notice }}</p>
      @if (others().length > 0) {
        <p>{{ words().others }}</p>
        <ul>
          @for (one of others(); track one.id) {
            <li>
              <a [routerLink]="['/servizi', one.id]" [attr.lang]="language.italian()"
                >{{ one.title }} — {{ one.ente.name }}</a
              >
            </li>
          }
        </ul>
        <p>
          <a routerLink="/servizi" [queryParams]="{ type: serviceTypeId() }">{{ all() }}</a>
        </p>
      } @else if (found.hasValue()) {
        <p>{{ words().none }}</p>
        <p>
          <a routerLink="/servizi">{{ words().everything }}</a>
        </p>
      }
    </div>
  `,
})
export class OthersOfType {
  readonly serviceTypeId = input.required<string>();
  readonly typeName = input.required<string>();
  protected readonly language = inject(Language);
  readonly #catalogue = inject(Catalogue);
  protected readonly words = computed(() => OTHERS_WORDS[this.language.code()]);
  protected readonly found = httpResource<ServicesAnswer>(() => ({
    url: '/api/services',
    params: { ...this.#catalogue.where(), type: this.serviceTypeId(), limit: SHOWN },
  }));
  protected readonly others = computed(() =>
    this.found.hasValue() ? this.found.value().items : [],
  );
  protected readonly all = computed(() => this.words().all.replace('{type}', this.typeName()));
}
