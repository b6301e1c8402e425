import { Component, computed, inject, input } from '@angular/core';
import { ProblemPanel } from '../parts/problem-panel';
import { Skeleton } from '../parts/skeleton';
import { AheadList } from '../pratica/ahead-list';
import { PraticaStore } from '../pratica/pratica-store';
import type { OrderedService } from '../remote/types';
import { foresee } from './foreseen';
import { ServiceWords } from './service-words';
import { checkSuspension } from './suspension';

/** What a suspension comes to, while its days are chosen: asked of the code that will run. */
@Component({
  selector: 'app-pause-foreseen',
  imports: [AheadList, ProblemPanel, Skeleton],
  host: { 'aria-live': 'polite' },
  styles: `
    :host {
      display: block;
      margin-bottom: 1.5rem;
    }
    .ahead {
      margin-top: 1rem;
    }
  `,
  template: `
    @if (said(); as sentences) {
      <div class="notice" data-testid="pause-foreseen">
        @for (sentence of sentences; track sentence) {
          <p>{{ sentence }}</p>
        }
        <p class="ahead">
          <strong>{{ words.say('suspend.ahead') }}</strong>
        </p>
        <app-ahead-list [prospects]="prospects()" [now]="now()" />
      </div>
    } @else if (refused(); as why) {
      <p class="notice">{{ why }}</p>
    } @else if (isAsked()) {
      @if (outlook.error(); as error) {
        <app-problem-panel [error]="error" (retry)="outlook.reload()" />
      } @else {
        <app-skeleton [count]="2" shape="line" />
      }
    }
  `,
})
export class PauseForeseen {
  readonly service = input.required<OrderedService>();
  readonly from = input.required<string>();
  readonly until = input.required<string>();
  protected readonly words = inject(ServiceWords);
  readonly #store = inject(PraticaStore);
  /** Days that the form itself refuses need no answer. */
  protected readonly isAsked = computed(() => {
    const days = { from: this.from(), until: this.until(), reason: '-' };
    return checkSuspension(this.service(), days).length === 0;
  });
  protected readonly outlook = foresee(() =>
    this.isAsked() ? `from=${this.from()}&until=${this.until()}` : '',
  );
  readonly #acted = computed(() =>
    this.outlook.hasValue() ? this.outlook.value().ifActed : undefined,
  );
  protected readonly refused = computed(() => this.#acted()?.why);
  protected readonly prospects = computed(() => this.#acted()?.prospects ?? []);
  protected readonly now = computed(() => {
    const state = this.#acted()?.state ?? this.#store.pratica()?.state ?? 'active';
    return { state, endDate: this.service().endDate };
  });
  /** Beside the new end, which the form says at once: visits made up for, and what is not charged. */
  protected readonly said = computed(() => {
    const pause = this.#acted()?.pause;
    if (!pause) return undefined;
    const { words } = this;
    const { visits, shiftedCents } = pause;
    const count = (n: number) => words.say(n === 1 ? 'oneVisit' : 'manyVisits', { n });
    return [
      ...(visits?.lastOn
        ? [words.say('suspend.visits', { n: count(visits.skipped), last: words.day(visits.lastOn) })] // prettier-ignore
        : []),
      words.say('suspend.notCharged', { amount: words.money(shiftedCents) }),
    ];
  });
}
