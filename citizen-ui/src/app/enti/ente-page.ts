import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Catalogue } from '../remote/catalogue';
import { keysetList } from '../remote/keyset-list';
import { readFailure } from '../remote/problem';
import type { Ente, ServiceCard, ServicesAnswer } from '../remote/types';
import { DayPipe } from '../format/date-pipes';
import { Language } from '../language/language';
import { PageTitle } from '../language/page-title';
import { Breadcrumb } from '../parts/breadcrumb';
import { PhotoList } from '../photos/photo-list';
import { ProblemPanel } from '../parts/problem-panel';
import { Skeleton } from '../parts/skeleton';
import { ReviewsList } from '../reviews/reviews-list';
import { ServiceCardView } from '../services/service-card';

type Place = Pick<Ente, 'address' | 'postalCode' | 'town'>;

@Component({
  selector: 'app-ente-page',
  imports: [
    Breadcrumb,
    DayPipe,
    PhotoList,
    ProblemPanel,
    ReviewsList,
    RouterLink,
    ServiceCardView,
    Skeleton,
    TranslocoPipe,
  ],
  templateUrl: './ente-page.html',
  styleUrl: './ente-page.scss',
})
export class EntePage {
  readonly id = input.required<string>();
  protected readonly language = inject(Language);
  readonly #title = inject(PageTitle);
  readonly #catalogue = inject(Catalogue);
  protected readonly resource = httpResource<Ente>(() => ({
    url: `/api/enti/${this.id()}`,
    params: { ...this.#catalogue.where() },
  }));
  protected readonly ente = computed(() =>
    this.resource.hasValue() ? this.resource.value() : undefined,
  );
  protected readonly isMissing = computed(() => readFailure(this.resource.error()).status === 404);
  protected readonly about = computed(() => {
    const ente = this.ente();
    return ente ? this.language.pick(ente.aboutIt, ente.aboutEn) : '';
  });
  protected readonly services = keysetList<ServiceCard, ServicesAnswer>(() => ({
    url: '/api/services',
    params: { ...this.#catalogue.where(), ente: this.id(), limit: '12' },
  }));

  constructor() {
    effect(() => {
      const ente = this.ente();
      if (ente) this.#title.set(ente.name, this.about());
    });
  }

  protected seatOf({ address, postalCode, town }: Place): string {
    return [address, `${postalCode} ${town}`.trim()].filter(Boolean).join(', ');
  }
}
