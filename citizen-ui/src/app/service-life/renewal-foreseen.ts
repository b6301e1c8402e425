import { Component, computed, inject, input } from '@angular/core';
import { formatDeadline } from '../format/dates';
import { Language } from '../language/language';
import { ProblemPanel } from '../parts/problem-panel';
import { Skeleton } from '../parts/skeleton';
import { foresee } from './foreseen';
import { ServiceWords } from './service-words';

/** What a proposal would cost and by when it would be paid, if the ente accepts it; and if one does not. */
@Component({
  selector: 'app-renewal-foreseen',
  imports: [ProblemPanel, Skeleton],
  host: { 'aria-live': 'polite' },
  styles: `
    :host {
      display: block;
      margin-top: 1rem;
    }
  `,
  template: `
    @if (said(); as sentence) {
      <p class="notice" data-testid="renewal-foreseen">{{ sentence }}</p>
    } @else if (refused(); as why) {
      <p class="notice">{{ why }}</p>
    } @else if (endDate()) {
      @if (outlook.error(); as error) {
        <app-problem-panel [error]="error" (retry)="outlook.reload()" />
      } @else {
        <app-skeleton [count]="1" shape="line" />
      }
    }
  `,
})
export class RenewalForeseen {
  /** Empty while it is none that could be proposed. */
  readonly endDate = input.required<string>();
  readonly totalCents = input.required<number>();
  protected readonly words = inject(ServiceWords);
  readonly #language = inject(Language);
  protected readonly outlook = foresee(() =>
    this.endDate() ? `renewUntil=${this.endDate()}` : '',
  );
  readonly #acted = computed(() =>
    this.outlook.hasValue() ? this.outlook.value().ifActed : undefined,
  );
  protected readonly refused = computed(() => this.#acted()?.why);
  protected readonly said = computed(() => {
    const next = this.#acted()?.next;
    if (!next) return undefined;
    const by = formatDeadline(next.payBy, this.#language.locale());
    const total = this.words.money(this.totalCents());
    return `${this.words.say('renewal.ifAccepted', { total, by })} ${this.words.say('renewal.unpaid')}`;
  });
}
