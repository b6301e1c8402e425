import { Component, computed, inject, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Catalogue } from '../remote/catalogue';
import type { ServicesAnswer } from '../remote/types';
import { Language } from '../language/language';
import { askedOfType } from './asked-of-type';
import type { Filters } from './filters';
import { NeedFilters } from './need-filters';
import { PriceFilter } from './price-filter';

/** The filters, each applied as soon as it is chosen. */
@Component({
  selector: 'app-filter-panel',
  imports: [NeedFilters, PriceFilter, TranslocoPipe],
  styles: `
    h2 {
      margin-bottom: 1rem;
      font: 700 var(--size-base) / 1.4 var(--wemi-text);
    }
    .field {
      margin-bottom: 1.25rem;
    }
  `,
  template: `
    @if (prefix() === 'panel') {
      <h2>{{ 'services.filters' | transloco }}</h2>
    }
    <div class="field">
      <label [attr.for]="id('section')">{{ 'services.section' | transloco }}</label>
      <select
        #section
        class="input"
        [id]="id('section')"
        (change)="changed.emit({ section: section.value })"
      >
        <option value="">{{ 'services.any' | transloco }}</option>
        @for (one of catalogue.sections(); track one.id) {
          <option [value]="one.id" [selected]="one.id === filters().section">
            {{ language.pick(one.nameIt, one.nameEn) }}
          </option>
        }
      </select>
    </div>
    <div class="field">
      <label [attr.for]="id('type')">{{ 'services.type' | transloco }}</label>
      <select #type class="input" [id]="id('type')" (change)="changed.emit({ type: type.value })">
        <option value="">{{ 'services.any' | transloco }}</option>
        @for (one of types(); track one.id) {
          <option [value]="one.id" [selected]="one.id === filters().type">
            {{ language.pick(one.nameIt, one.nameEn) }}{{ countOf('types', one.id) }}
          </option>
        }
      </select>
    </div>
    <app-need-filters
      [asked]="asked()"
      [filters]="filters()"
      [prefix]="prefix()"
      (changed)="changed.emit($event)"
    />
    @if (catalogue.municipi().length > 0) {
      <div class="field">
        <label [attr.for]="id('municipio')">{{ 'services.municipio' | transloco }}</label>
        <select
          #municipio
          class="input"
          [id]="id('municipio')"
          (change)="changed.emit({ municipio: municipio.value })"
        >
          <option value="">{{ 'services.anywhere' | transloco }}</option>
          @for (one of catalogue.municipi(); track one.id) {
            <option [value]="one.id" [selected]="'' + one.id === filters().municipio">
              {{ one.name }}{{ countOf('municipi', one.id) }}
            </option>
          }
        </select>
      </div>
      @if (filters().municipio) {
        <div class="field">
          <label [attr.for]="id('km')">{{ 'services.km' | transloco }}</label>
          <select #km class="input" [id]="id('km')" (change)="changed.emit({ km: km.value })">
            <option value="">{{ 'services.anyKm' | transloco }}</option>
            @for (one of [2, 5, 10]; track one) {
              <option [value]="one" [selected]="'' + one === filters().km">
                {{ 'services.upToKm' | transloco: { km: one } }}
              </option>
            }
          </select>
        </div>
      }
    }
    <div class="field">
      <label [attr.for]="id('start')">{{ 'services.startBy' | transloco }}</label>
      <input
        #start
        type="date"
        class="input"
        [id]="id('start')"
        [value]="filters().startBy ?? ''"
        (change)="changed.emit({ startBy: start.value })"
      />
    </div>
    <div class="field">
      <label [attr.for]="id('rating')">{{ 'services.rating' | transloco }}</label>
      <select
        #rating
        class="input"
        [id]="id('rating')"
        (change)="changed.emit({ rating: rating.value })"
      >
        <option value="">{{ 'services.anyRating' | transloco }}</option>
        @for (one of [4, 3]; track one) {
          <option [value]="one" [selected]="'' + one === filters().rating">
            {{ 'services.fromStars' | transloco: { n: one } }}
          </option>
        }
      </select>
    </div>
    <div class="field">
      <label [attr.for]="id('profile')">{{ 'services.profile' | transloco }}</label>
      <select
        #profile
        class="input"
        [id]="id('profile')"
        (change)="changed.emit({ profile: profile.value })"
      >
        <option value="">{{ 'services.anyone' | transloco }}</option>
        @for (one of profiles(); track one) {
          <option
            [value]="one"
            [selected]="one === filters().profile"
            [attr.lang]="language.italian()"
          >
            {{ one }}{{ countOf('profiles', one) }}
          </option>
        }
      </select>
    </div>
    @if (competences().length > 0 || filters().competence) {
      <div class="field">
        <label [attr.for]="id('competence')">{{ 'services.competence' | transloco }}</label>
        <select
          #competence
          class="input"
          [id]="id('competence')"
          (change)="changed.emit({ competence: competence.value })"
        >
          <option value="">{{ 'services.anyCompetence' | transloco }}</option>
          @for (one of competences(); track one.it) {
            <option [value]="one.it" [selected]="one.it === filters().competence">
              {{ language.pick(one.it, one.en) }}
            </option>
          }
        </select>
      </div>
    }
    <app-price-filter
      [id]="id('price')"
      [isOfNeed]="hasAmount()"
      [value]="filters().maxPrice"
      (changed)="changed.emit({ maxPrice: $event })"
    />
  `,
})
export class FilterPanel {
  readonly filters = input.required<Filters>();
  readonly facets = input<ServicesAnswer['facets']>();
  /** Tells the fields of two panels on one page apart. */
  readonly prefix = input('panel');
  readonly changed = output<Partial<Filters>>();
  protected readonly catalogue = inject(Catalogue);
  protected readonly language = inject(Language);
  protected readonly types = computed(() =>
    this.catalogue
      .sections()
      .filter(({ id }) => !this.filters().section || id === this.filters().section)
      .flatMap(({ types }) => types),
  );
  /** The chosen one stays in the list even when nothing matches it any more. */
  protected readonly profiles = computed(() => {
    const found = this.facets()?.profiles.map(({ id }) => id) ?? [];
    const chosen = this.filters().profile;
    return chosen && !found.includes(chosen) ? [chosen, ...found] : found;
  });

  protected readonly asked = askedOfType(() => this.filters().type);
  protected readonly hasAmount = computed(() =>
    Boolean(this.filters().amount && this.asked().amount),
  );
  protected readonly competences = computed(() => {
    const chosen = this.filters().competence;
    const { competences } = this.asked();
    const isListed = competences.some(({ it }) => it === chosen);
    return chosen && !isListed ? [{ it: chosen, en: chosen }, ...competences] : competences;
  });

  /** How many there are, after the name; nothing where another choice of the same kind hides them. */
  protected countOf(kind: 'types' | 'municipi' | 'profiles', id: string | number): string {
    const facets: { id: string | number; count: number }[] | undefined = this.facets()?.[kind];
    const chosen = { types: 'type', municipi: 'municipio', profiles: 'profile' } as const;
    if (!facets || this.filters()[chosen[kind]]) return '';
    return ` (${facets.find((facet) => facet.id === id)?.count ?? 0})`;
  }

  protected id(name: string): string {
    return `${this.prefix()}-${name}`;
  }
}
