import { UNITS_OF } from '../../../../catalogue/prices';
import { httpResource } from '@angular/common/http';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { apply, form, FormField, required } from '@angular/forms/signals';
import type { FoundServices, Offer, Pratica, PriceModel, ServiceType } from '../api-types';
import { ProblemBox } from '../problem/problem-box';
import { Session } from '../session/session';
import { Words } from '../words/words';
import { FieldError, isWrong } from './field-error';
import { LinesForm } from './lines-form';
import { draftOf, newOffer, toPayload } from './offer-model';
import { offerSchema } from './offer-schema';
import type { PayloadForm } from './payload-form';

const MOST_SERVICES = 50;

/** An offer by its price model: lines with a live total, first date, profile, validity. */
@Component({
  selector: 'wemi-offer-form',
  imports: [FieldError, FormField, LinesForm, ProblemBox],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './offer-form.html',
  styleUrl: './offer-form.scss',
})
export class OfferForm implements PayloadForm {
  readonly pratica = input.required<Pratica>();
  /** Whether an offer is changed rather than a new one written: then nothing begins without it. */
  readonly revises = input(false);
  readonly revised = input<Offer>();
  /** In whose right it is made. */
  readonly enteId = input.required<string>();
  protected readonly words = inject(Words);
  readonly #comune = inject(Session).me()!.comune.id;
  protected readonly isWrong = isWrong;
  protected readonly units = computed(() => UNITS_OF[this.draft().priceModel]);
  protected readonly type = httpResource<ServiceType>(
    () =>
      `/api/service-types/${this.pratica().serviceTypeId}?comune=${this.#comune}&version=${this.pratica().serviceTypeVersion}`,
  );
  readonly #type = computed(() => (this.type.hasValue() ? this.type.value() : undefined));
  protected readonly priceModels = computed(
    () => this.#type()?.priceModels ?? [this.draft().priceModel],
  );
  protected readonly profiles = computed(() => {
    const { profile } = this.draft();
    return [...new Set([...(this.#type()?.profiles ?? []), ...(profile ? [profile] : [])])];
  });
  protected readonly draft = signal(newOffer('hourly', '', ''));
  /** What families find of the ente that could be meant: with more than one, it says which. */
  protected readonly published = httpResource<FoundServices>(() => ({
    url: '/api/services',
    params: {
      comune: this.#comune,
      ente: this.enteId(),
      type: this.pratica().serviceTypeId,
      ...{ sort: 'title', limit: MOST_SERVICES },
    },
  }));
  readonly #services = computed(() =>
    this.published.hasValue() ? this.published.value().items : undefined,
  );
  protected readonly services = computed(() => this.#services() ?? []);
  protected readonly offer = form(this.draft, (offer) => {
    apply(offer, offerSchema);
    required(offer.serviceId, {
      message: 'wrong.service',
      when: () => this.services().length > 1,
    });
  });
  protected readonly lines = viewChild<LinesForm>('lines');
  /** Until the service type is known nothing can be typed that would then be set back. */
  protected readonly isBegun = signal(false);

  constructor() {
    effect(() => {
      const type = this.#type();
      const revised = this.revised();
      const services = this.#services();
      if (untracked(this.isBegun) || !services || !(this.revises() ? revised : type)) return;
      const ids = services.length > 1 ? services.map(({ id }) => id) : [];
      untracked(() => {
        const draft = revised ? draftOf(revised) : this.#begin(type!);
        // What is not published any more cannot be named again.
        const serviceId = ids.includes(draft.serviceId) ? draft.serviceId : '';
        this.draft.set({ ...draft, serviceId });
      });
      this.isBegun.set(true);
    });
  }

  read(): Record<string, unknown> | undefined {
    this.#touchAll();
    if (!this.offer().valid() || !this.isBegun()) return undefined;
    const revised = this.revised();
    return { ...(revised ? { offerId: revised.id } : {}), ...toPayload(this.draft()) };
  }

  /** The unit follows the model; what was typed in the lines stays. */
  protected choosePriceModel(priceModel: string): void {
    const model = priceModel as PriceModel;
    const [unit] = UNITS_OF[model];
    const labels = Object.values(UNITS_OF).flatMap((units) =>
      units.map((unit) => this.#labelOf(unit)),
    );
    this.draft.update((draft) => ({
      ...draft,
      priceModel: model,
      lines: draft.lines.map((line) => ({
        ...line,
        unit,
        label: labels.includes(line.label) ? this.#labelOf(unit) : line.label,
      })),
    }));
  }

  #begin({ priceModels, profiles }: ServiceType) {
    const model = priceModels[0] ?? 'hourly';
    return newOffer(
      model,
      profiles.length === 1 ? profiles[0]! : '',
      this.#labelOf(UNITS_OF[model][0]),
    );
  }

  #labelOf(unit: string): string {
    return this.words.say(`offerForm.label.${unit}`);
  }

  #touchAll(): void {
    const { firstDate, profile, validUntil, note, serviceId } = this.offer;
    for (const field of [serviceId, firstDate, profile, validUntil, note]) field().markAsTouched();
    this.lines()?.touchAll();
  }
}
