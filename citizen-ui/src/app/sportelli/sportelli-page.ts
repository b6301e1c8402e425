import { httpResource } from '@angular/common/http';
import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { OwnAppointments } from '../appointments/own-appointments';
import { APPOINTMENT_WORDS } from '../appointments/words';
import { ExactPipe } from '../format/date-pipes';
import { formatInstant } from '../format/dates';
import { Language } from '../language/language';
import { Breadcrumb } from '../parts/breadcrumb';
import { ProblemPanel } from '../parts/problem-panel';
import { Skeleton } from '../parts/skeleton';
import { fill } from '../receipts/words';
import { Catalogue } from '../remote/catalogue';
import { lastValue } from '../remote/last-value';
import type { Sportelli, Sportello } from '../remote/types';
import { sayClosed, sayHours, sayOpening } from './say-opening';
import { SPORTELLI_WORDS } from './words';

/** Where people are helped in person, by municipio, and whether they are now. */
@Component({
  selector: 'app-sportelli-page',
  imports: [Breadcrumb, ExactPipe, ProblemPanel, RouterLink, Skeleton],
  providers: [OwnAppointments],
  templateUrl: './sportelli-page.html',
  styleUrl: './sportelli-page.scss',
})
export class SportelliPage {
  readonly #language = inject(Language);
  readonly #catalogue = inject(Catalogue);
  protected readonly words = computed(() => SPORTELLI_WORDS[this.#language.code()]);
  protected readonly appointments = computed(() => APPOINTMENT_WORDS[this.#language.code()]);
  protected readonly own = inject(OwnAppointments);
  protected readonly italian = this.#language.italian;
  protected readonly resource = httpResource<Sportelli>(() => ({
    url: '/api/sportelli',
    params: { ...this.#catalogue.where() },
  }));
  readonly #answer = lastValue(this.resource);
  /** In the API's order, under the name of each municipio. */
  protected readonly places = computed(() => {
    const items = this.#answer()?.items;
    if (!items) return undefined;
    const municipi = [...new Set(items.map(({ municipio }) => municipio))];
    return municipi.map((municipio) => ({
      name: this.#catalogue.municipioName(municipio) ?? this.words().elsewhere,
      cards: items.filter((one) => one.municipio === municipio).map((one) => this.#card(one)),
    }));
  });

  #card(sportello: Sportello) {
    const how = { words: this.words(), locale: this.#language.locale() };
    return {
      ...sportello,
      opening: sayOpening(sportello, how),
      weekdays: sayHours(sportello, this.words()),
      closures: sayClosed(sportello, how),
      bookLabel: `${this.appointments().book}: ${sportello.name}`,
      booked: this.own
        .coming()
        .filter((one) => one.sportello.id === sportello.id)
        .map(({ startsAt }) =>
          fill(this.appointments().yours, { when: formatInstant(startsAt, how.locale) }),
        ),
      tel: `tel:${sportello.phone.replace(/[^\d+]/g, '')}`,
    };
  }
}
