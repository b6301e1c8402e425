import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { ExactPipe, InstantPipe } from '../format/date-pipes';
import { Language } from '../language/language';
import { PageTitle } from '../language/page-title';
import { NotFoundPage } from '../pages/not-found-page';
import { Breadcrumb } from '../parts/breadcrumb';
import { ProblemPanel } from '../parts/problem-panel';
import { Skeleton } from '../parts/skeleton';
import { Catalogue } from '../remote/catalogue';
import { readFailure } from '../remote/problem';
import type { Avviso } from '../remote/types';

/** One avviso, with an address that can be sent to whoever may answer it: also when it is over. */
@Component({
  selector: 'app-avviso-page',
  imports: [Breadcrumb, ExactPipe, InstantPipe, NotFoundPage, ProblemPanel, RouterLink, Skeleton, TranslocoPipe], // prettier-ignore
  templateUrl: './avviso-page.html',
  styles: `
    section {
      margin-block: 1.5rem;
      overflow-wrap: anywhere;
    }
    .text {
      max-width: 42rem;
      margin-top: 1rem;
      white-space: pre-line;
    }
    h1 {
      margin-bottom: 0.5rem;
    }
    h2 {
      margin-bottom: 0.5rem;
    }
    ul {
      margin-bottom: 0.5rem;
      padding-left: 1.25rem;
    }
  `,
})
export class AvvisoPage {
  readonly id = input.required<string>();
  readonly #language = inject(Language);
  readonly #catalogue = inject(Catalogue);
  readonly #title = inject(PageTitle);
  protected readonly trail = [{ label: 'nav.avvisi', link: '/avvisi' }];
  protected readonly resource = httpResource<Avviso>(() => ({
    url: `/api/avvisi/${this.id()}`,
    params: { ...this.#catalogue.where() },
  }));
  protected readonly isMissing = computed(
    () => this.resource.error() && readFailure(this.resource.error()).status === 404,
  );
  protected readonly avviso = computed(() => {
    if (!this.resource.hasValue()) return undefined;
    const avviso = this.resource.value();
    const pick = (it: string, en: string) => this.#language.pick(it, en);
    return {
      ...avviso,
      title: pick(avviso.titleIt, avviso.titleEn),
      text: pick(avviso.textIt, avviso.textEn),
      types: avviso.serviceTypeIds.map((id) => {
        const type = this.#catalogue.typeOf(id);
        return { id, name: type ? pick(type.nameIt, type.nameEn) : id };
      }),
      places: avviso.municipi.map((one) => this.#catalogue.municipioName(one) ?? one).join(', '),
      requirements: avviso.requirements.map((asked) => ({
        ...asked,
        label: pick(asked.labelIt, asked.labelEn),
      })),
      days: avviso.terms.examinationDeadline.businessDays,
    };
  });

  constructor() {
    effect(() => {
      const avviso = this.avviso();
      if (avviso) this.#title.set(avviso.title);
    });
  }
}
