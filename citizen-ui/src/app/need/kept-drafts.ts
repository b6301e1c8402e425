import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Session } from '../auth/session';
import { Language } from '../language/language';
import { Catalogue } from '../remote/catalogue';
import { STEPS, type Draft } from './draft';
import { readAllLocal } from './local-drafts';

/** The way back to what a stranger began in this browser; who is signed in has "Le mie pratiche". */
@Component({
  selector: 'app-kept-drafts',
  imports: [RouterLink, TranslocoPipe],
  styles: `
    .notice {
      margin-bottom: 1.5rem;
    }
    li {
      list-style: none;
    }
    a {
      display: inline-flex;
      align-items: center;
      min-height: 2.75rem;
      font-weight: 600;
    }
  `,
  template: `
    @if (drafts().length > 0) {
      <aside class="notice" aria-labelledby="kept">
        <h2 id="kept">{{ 'need.keptTitle' | transloco }}</h2>
        <ul>
          @for (draft of drafts(); track draft.id) {
            <li>
              <a
                [routerLink]="['/richiesta', draft.serviceTypeId]"
                [queryParams]="{ passo: stepOf(draft) }"
                >{{ 'need.keptResume' | transloco: { service: nameOf(draft) } }}</a
              >
            </li>
          }
        </ul>
      </aside>
    }
  `,
})
export class KeptDrafts {
  readonly #session = inject(Session);
  readonly #language = inject(Language);
  readonly #catalogue = inject(Catalogue);
  protected readonly drafts = computed(() =>
    this.#session.status() === 'anonymous' ? readAllLocal(null) : [],
  );

  protected stepOf({ step }: Draft): string {
    return STEPS[step] ?? STEPS[0];
  }

  protected nameOf({ serviceTypeId }: Draft): string {
    const type = this.#catalogue.typeOf(serviceTypeId);
    return type ? this.#language.pick(type.nameIt, type.nameEn) : serviceTypeId;
  }
}
