import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { keysetList } from '../remote/keyset-list';
import type { Ente, ServiceCard, ServicesAnswer } from '../remote/types';
import { DayPipe } from '../format/date-pipes';
import { Language } from '../language/language';
import { PageTitle } from '../language/page-title';
import { Breadcrumb } from '../parts/breadcrumb';
import { ProblemPanel } from '../parts/problem-panel';
import { Skeleton } from '../parts/skeleton';
import { ServiceCardView } from '../services/service-card';

@Component({
  selector: 'app-ente-page',
  imports: [Breadcrumb, DayPipe, ProblemPanel, ServiceCardView, Skeleton, TranslocoPipe],
  templateUrl: './ente-page.html',
  styleUrl: './ente-page.scss',
})
export class EntePage {
  readonly id = input.required<string>();
  readonly #language = inject(Language);
  readonly #title = inject(PageTitle);
  protected readonly resource = httpResource<Ente>(() => `/api/enti/${this.id()}`);
  protected readonly ente = computed(() =>
    this.resource.hasValue() ? this.resource.value() : undefined,
  );
  protected readonly about = computed(() => {
    const ente = this.ente();
    return ente ? this.#language.pick(ente.aboutIt, ente.aboutEn) : '';
  });
  protected readonly services = keysetList<ServiceCard, ServicesAnswer>(() => ({
    url: '/api/services',
    params: { ente: this.id(), limit: '12' },
  }));

  constructor() {
    effect(() => {
      const ente = this.ente();
      if (ente) this.#title.set(ente.name, this.about());
    });
  }
}
