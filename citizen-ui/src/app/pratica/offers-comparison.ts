import { Component, Injector, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { Offer } from '../remote/types';
import { formatCents } from '../format/money';
import { Language } from '../language/language';
import { ProblemPanel } from '../parts/problem-panel';
import { askToConfirm } from '../parts/ask-to-confirm';
import { marksOf, offersToCompare } from './compare';
import { OfferColumn } from './offer-column';
import { TariffReason } from '../tariffs/tariff-reason';
import { PageFocus } from '../shell/page-focus';
import { PraticaStore } from './pratica-store';

/** Live offers side by side, the same facts on the same line; on a phone they slide. */
@Component({
  selector: 'app-offers-comparison',
  imports: [OfferColumn, ProblemPanel, RouterLink, TariffReason, TranslocoPipe],
  templateUrl: './offers-comparison.html',
  styleUrl: './offers-comparison.scss',
})
export class OffersComparison {
  readonly #injector = inject(Injector);
  readonly #words = inject(TranslocoService);
  readonly #language = inject(Language);
  readonly #focus = inject(PageFocus);
  protected readonly store = inject(PraticaStore);
  protected readonly failure = signal<unknown>(undefined);
  protected readonly offers = computed(() => offersToCompare(this.store.offers()));
  protected readonly chosen = computed(() =>
    this.store.offers().find(({ status }) => status === 'chosen'),
  );
  protected readonly isOrdered = computed(() => this.store.pratica()?.state === 'order');
  protected readonly canChoose = computed(() =>
    this.store.pratica()?.allowed.some(({ transition }) => transition === 'chooseOffer'),
  );
  protected readonly answers = computed(() => {
    const enti = this.store.pratica()?.enti ?? [];
    return {
      asked: enti.length,
      awaited: enti.filter(({ answer }) => answer === 'awaited').length,
      declined: enti.filter(({ answer }) => answer === 'declined' || answer === 'excluded').length,
    };
  });
  protected readonly marksOf = marksOf;
  /** What the reader would pay of an offer; undefined where the price is the price. */
  protected payCentsOf({ id, totalCents }: Offer): number | undefined {
    const found = this.store.tariff()?.offers.find(({ offerId }) => offerId === id);
    const isOfThis = found?.totalCents === totalCents;
    return isOfThis && found.payCents < totalCents ? found.payCents : undefined;
  }

  protected async choose(offer: Offer): Promise<void> {
    if (this.store.isMoving()) return;
    const key = crypto.randomUUID();
    this.failure.set(undefined);
    const total = formatCents(offer.totalCents, this.#language.locale());
    const values = { ente: offer.ente.name, total, revision: offer.revision };
    const say = (name: string) => this.#words.translate<string>(`pratica.choose.${name}`, values);
    const isConfirmed = await askToConfirm(this.#injector, {
      title: say('title'),
      text: [say('text'), say('revision'), say('next')],
      confirm: say('confirm'),
    });
    if (!isConfirmed) return;
    const { id: offerId, revision } = offer;
    try {
      await this.store.move({ transition: 'chooseOffer', payload: { offerId, revision } }, key);
      // The button that was pressed is gone.
      this.#focus.toHeading();
    } catch (error) {
      this.failure.set(error);
    }
  }
}
