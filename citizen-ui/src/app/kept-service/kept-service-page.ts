import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { RichText } from '../content/rich-text';
import { ExactPipe, InstantDayPipe } from '../format/date-pipes';
import { formatDay } from '../format/dates';
import { Language } from '../language/language';
import { PageTitle } from '../language/page-title';
import { Breadcrumb, type Crumb } from '../parts/breadcrumb';
import { PhotoList } from '../photos/photo-list';
import { ProblemPanel } from '../parts/problem-panel';
import { Skeleton } from '../parts/skeleton';
import { Catalogue } from '../remote/catalogue';
import { readFailure } from '../remote/problem';
import type { KeptService, Service } from '../remote/types';
import { PriceTable } from '../service/price-table';
import { KEPT_SERVICE_WORDS } from './words';

/** A service as it was when an offer of the pratica was made on it. */
@Component({
  selector: 'app-kept-service-page',
  imports: [Breadcrumb, ExactPipe, InstantDayPipe, PhotoList, PriceTable, ProblemPanel, RichText, RouterLink, Skeleton], // prettier-ignore
  styles: `
    .page {
      max-width: 52rem;
    }
    .lead,
    .notice,
    section,
    dl {
      margin-top: 1.25rem;
    }
    h2 {
      margin-bottom: 0.5rem;
    }
    ul {
      padding-left: 1.25rem;
    }
    .notice a {
      display: inline-flex;
      align-items: center;
      min-height: 2.75rem;
    }
    .actions {
      margin-top: 2rem;
    }
  `,
  templateUrl: './kept-service-page.html',
})
export class KeptServicePage {
  /** From the address: of the pratica, of the service, and which version of it. */
  readonly id = input.required<string>();
  readonly serviceId = input.required<string>();
  readonly number = input.required<string>();
  protected readonly language = inject(Language);
  readonly #catalogue = inject(Catalogue);
  protected readonly words = computed(() => KEPT_SERVICE_WORDS[this.language.code()]);
  protected readonly resource = httpResource<KeptService>(
    () => `/api/pratiche/${this.id()}/services/${this.serviceId()}/versions/${this.number()}`,
  );
  protected readonly kept = computed(() =>
    this.resource.hasValue() ? this.resource.value() : undefined,
  );
  protected readonly isMissing = computed(
    () => this.resource.error() && readFailure(this.resource.error()).status === 404,
  );
  protected readonly trail = computed((): Crumb[] => [
    { label: 'nav.pratiche', link: '/pratiche' },
    { label: 'titles.pratica', link: `/pratiche/${this.id()}` },
  ]);
  /** What was published had a price in each of its lines. */
  protected readonly lines = computed(
    () => (this.kept()?.content.priceLines ?? []) as Service['priceLines'],
  );
  protected readonly lead = computed(() =>
    this.words().lead.replace('{ente}', this.kept()?.ente.name ?? ''),
  );
  protected readonly facts = computed(() => {
    const content = this.kept()?.content;
    if (!content) return [];
    const { profiles, competences, languages, zones, availableFrom } = content;
    const from = availableFrom ? formatDay(availableFrom, this.language.locale()) : '';
    const names = zones.map((zone) => this.#catalogue.municipioName(zone) ?? String(zone));
    const said = [
      { name: this.words().profiles, value: profiles.join(', ') },
      { name: this.words().competences, value: competences.join(', ') },
      { name: this.words().languages, value: languages.join(', ') },
      { name: this.words().zones, value: names.join('; ') },
      { name: this.words().availableFrom, value: from },
    ];
    return said.filter(({ value }) => value !== '');
  });

  constructor() {
    const title = inject(PageTitle);
    effect(() => {
      const kept = this.kept();
      if (kept) title.set(kept.content.title);
    });
  }
}
