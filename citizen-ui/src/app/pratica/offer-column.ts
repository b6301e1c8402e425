import { Component, computed, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Catalogue } from '../remote/catalogue';
import type { Offer } from '../remote/types';
import { DayPipe, InstantDayPipe } from '../format/date-pipes';
import { MoneyPipe } from '../format/money';
import { KeptServiceLink } from '../kept-service/kept-service-link';
import { Language } from '../language/language';
import { ReviewsMeanView } from '../reviews/reviews-mean';
import { TARIFF_WORDS } from '../tariffs/words';
import { isOver, type Mark } from './compare';
import { PriceLines } from './price-lines';

@Component({
  selector: 'app-offer-column',
  imports: [
    DayPipe,
    InstantDayPipe,
    KeptServiceLink,
    MoneyPipe,
    PriceLines,
    ReviewsMeanView,
    RouterLink,
    TranslocoPipe,
  ],
  templateUrl: './offer-column.html',
  styleUrl: './offer-column.scss',
  host: { class: 'card', '[attr.data-testid]': "'offer-' + offer().ente.id" },
})
export class OfferColumn {
  readonly offer = input.required<Offer>();
  /** What is left to the reader by a tariff; undefined where the price is the price. */
  readonly payCents = input<number>();
  readonly marks = input.required<readonly Mark[]>();
  readonly canChoose = input<boolean | undefined>(false);
  readonly isBusy = input(false);
  readonly chosen = output();
  protected readonly language = inject(Language);
  readonly #catalogue = inject(Catalogue);
  protected readonly place = computed(() => {
    const { enteMunicipio } = this.offer();
    return this.#catalogue.municipioName(enteMunicipio)?.split('–')[0]?.trim();
  });
  protected readonly tariffWords = computed(() => TARIFF_WORDS[this.language.code()]);
  protected readonly isOver = computed(() => isOver(this.offer()));
  /** A day, or the instant at which it ends. */
  protected readonly isInstant = computed(() => this.offer().validUntil.includes('T'));
}
