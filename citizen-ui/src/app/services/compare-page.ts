import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { formatDay } from '../format/dates';
import { formatCents } from '../format/money';
import { formatNumber } from '../format/numbers';
import { Language } from '../language/language';
import { Breadcrumb } from '../parts/breadcrumb';
import { ProblemPanel } from '../parts/problem-panel';
import { Skeleton } from '../parts/skeleton';
import { Catalogue } from '../remote/catalogue';
import type { FoundService, ServicesAnswer } from '../remote/types';
import { shareable, toQuery } from './filters';

const IDS =
  /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}(,[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}){1,3}$/;

interface Fact {
  key: string;
  /** One for each service, in the order of the columns. */
  values: string[];
}

/** Two to four services side by side, the same fact on the same line. All of it is in the address. */
@Component({
  selector: 'app-compare-page',
  imports: [Breadcrumb, ProblemPanel, RouterLink, Skeleton, TranslocoPipe],
  templateUrl: './compare-page.html',
  styleUrl: './compare-page.scss',
})
export class ComparePage {
  /** Ids, in the order in which they were picked. */
  readonly servizi = input<string>();
  readonly q = input<string>();
  readonly section = input<string>();
  readonly type = input<string>();
  readonly municipio = input<string>();
  readonly amount = input<string>();
  readonly options = input<string>();
  readonly km = input<string>();
  readonly profile = input<string>();
  readonly competence = input<string>();
  readonly maxPrice = input<string>();
  readonly startBy = input<string>();
  readonly rating = input<string>();
  readonly sort = input<string>();
  readonly #words = inject(TranslocoService);
  readonly #catalogue = inject(Catalogue);
  protected readonly language = inject(Language);
  protected readonly ids = computed(() => {
    const ids = this.servizi() ?? '';
    return IDS.test(ids) ? ids.split(',') : [];
  });
  readonly #filters = computed(() => ({
    type: this.type(),
    municipio: this.municipio(),
    amount: this.amount(),
    options: this.options(),
  }));
  /** The list that one came from. */
  protected readonly listParams = computed(() =>
    shareable({
      ...this.#filters(),
      ...{ q: this.q(), section: this.section(), km: this.km(), sort: this.sort() },
      ...{ profile: this.profile(), competence: this.competence(), maxPrice: this.maxPrice() },
      ...{ startBy: this.startBy(), rating: this.rating() },
    }),
  );
  protected readonly found = httpResource<ServicesAnswer>(() =>
    this.ids().length === 0
      ? undefined
      : {
          url: '/api/services',
          params: {
            ...this.#catalogue.where(),
            ...toQuery(this.#filters()),
            ids: this.ids().join(','),
          },
        },
  );
  protected readonly services = computed(() => {
    const items = this.found.hasValue() ? this.found.value().items : [];
    return this.ids().flatMap((id) => items.find((one) => one.id === id) ?? []);
  });
  protected readonly hasGone = computed(
    () => this.found.hasValue() && this.services().length < this.ids().length,
  );

  /** Only facts that tell something for one at least. */
  protected readonly facts = computed((): Fact[] => {
    this.language.code();
    const need = this.found.hasValue() ? this.found.value().need : null;
    return [
      ...(need ? [this.#fact('need', (one) => this.#needPrice(one, need.per))] : []),
      this.#fact('from', (one) => this.#startingPrice(one)),
      this.#fact('begins', ({ availableFrom }) => this.#day(availableFrom)),
      this.#fact('who', ({ profiles }) => profiles.join(', ')),
      this.#fact('where', ({ zones }) => this.#where(zones)),
      ...(this.municipio() ? [this.#fact('away', ({ km }) => this.#away(km))] : []),
      this.#fact('reviews', ({ reviews }) => this.#mean(reviews)),
    ];
  });

  #fact(key: string, say: (service: FoundService) => string): Fact {
    return { key, values: this.services().map(say) };
  }

  #needPrice({ needCents }: FoundService, per: 'month' | 'whole'): string {
    if (needCents === null) return this.#say('compare.unknown');
    return `${this.#money(needCents)} ${this.#say(`needPer.${per}`)}`;
  }

  #startingPrice({ priceFromCents, priceUnit }: FoundService): string {
    return `${this.#money(priceFromCents)} ${this.#words.translate<string>(`units.${priceUnit}`)}`;
  }

  #day(availableFrom: string | null): string {
    return availableFrom === null
      ? this.#say('compare.atOnce')
      : formatDay(availableFrom, this.language.locale());
  }

  #where(zones: readonly number[]): string {
    const all = this.#catalogue.municipi().length;
    if (all > 0 && zones.length >= all) return this.#say('zone.all');
    const key = zones.length === 1 ? 'zone.one' : 'zone.some';
    return this.#say(key, { names: zones.join(', ') });
  }

  #away(km: number | null): string {
    return km === null ? '–' : this.#say('compare.km', { km: Math.round(km) });
  }

  #mean({ average, count }: FoundService['reviews']): string {
    if (average === null) return this.#say('compare.few');
    const mean = formatNumber(average, this.language.locale(), 1);
    return `${this.#words.translate<string>('reviews.mean', { average: mean })} ${this.#words.translate<string>('reviews.count', { count })}`;
  }

  #money(cents: number): string {
    return formatCents(cents, this.language.locale());
  }

  #say(key: string, values: Record<string, unknown> = {}): string {
    return this.#words.translate<string>(`services.${key}`, values);
  }
}
