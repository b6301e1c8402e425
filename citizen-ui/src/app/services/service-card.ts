import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Catalogue } from '../remote/catalogue';
import type { FoundService, ServiceCard, ServicesAnswer } from '../remote/types';
import { DayPipe } from '../format/date-pipes';
import { MoneyPipe } from '../format/money';
import { formatNumber } from '../format/numbers';
import { Language } from '../language/language';
import { ReviewsMeanView } from '../reviews/reviews-mean';
import { WhyHere } from './why-here';

@Component({
  selector: 'app-service-card',
  imports: [DayPipe, MoneyPipe, ReviewsMeanView, RouterLink, TranslocoPipe, WhyHere],
  styleUrl: './service-card.scss',
  template: `
    <article class="card card-link">
      <img
        [src]="'/drawings/' + service().drawing + '.svg'"
        alt=""
        width="128"
        height="96"
        loading="lazy"
      />
      <div class="text">
        <p class="small type">
          {{ language.pick(service().serviceTypeNameIt, service().serviceTypeNameEn) }}
        </p>
        <h2>
          <a
            class="cover"
            data-element="service-link"
            [attr.lang]="language.italian()"
            [routerLink]="['/servizi', service().id]"
            >{{ service().title }}</a
          >
        </h2>
        <p class="small ente">{{ service().ente.name }}</p>
        <app-reviews-mean class="small" [mean]="service().reviews" />
        <p class="summary" [attr.lang]="language.italian()">{{ service().summary }}</p>
        <p class="tags">
          @for (profile of service().profiles; track profile) {
            <span class="tag" [attr.lang]="language.italian()">{{ profile }}</span>
          }
          <span class="small muted">{{ zones().key | transloco: { names: zones().names } }}</span>
          @if (km(); as km) {
            <span class="small muted">{{ 'services.away' | transloco: { km } }}</span>
          }
        </p>
        @if (service().why; as why) {
          <app-why-here [why]="why" [title]="service().title" />
        }
      </div>
      <p class="price">
        @if (need(); as need) {
          @if (service().needCents; as cents) {
            <strong data-testid="need-price">{{ cents | money }}</strong>
            <span class="small">{{ 'services.needPer.' + need.per | transloco }}</span>
          } @else {
            <span class="small" data-testid="no-need-price">{{
              'services.needUnknown' | transloco
            }}</span>
          }
        }
        <span class="small muted">{{ 'services.from' | transloco }}</span>
        @if (need()) {
          <span class="small">{{ service().priceFromCents | money }}</span>
        } @else {
          <strong>{{ service().priceFromCents | money }}</strong>
        }
        <span class="small">{{ 'units.' + service().priceUnit | transloco }}</span>
        @if (service().availableFrom; as date) {
          <span class="small muted available">{{
            'services.available' | transloco: { date: date | day }
          }}</span>
        }
      </p>
    </article>
  `,
})
export class ServiceCardView {
  readonly service = input.required<ServiceCard & Partial<FoundService>>();
  /** What its price was reckoned for. */
  readonly need = input<ServicesAnswer['need']>(null);
  protected readonly language = inject(Language);
  readonly #catalogue = inject(Catalogue);
  protected readonly km = computed(() => {
    const km = this.service().km ?? null;
    // Zero is said, too: it is as near as can be.
    return km === null ? '' : formatNumber(Math.round(km), this.language.locale());
  });
  protected readonly zones = computed(() => {
    const { zones } = this.service();
    const all = this.#catalogue.municipi().length;
    const isWhole = all > 0 && zones.length >= all;
    if (isWhole || zones.length === 0) return { key: 'services.zone.all', names: '' };
    const key = zones.length === 1 ? 'services.zone.one' : 'services.zone.some';
    return { key, names: zones.join(', ') };
  });
}
