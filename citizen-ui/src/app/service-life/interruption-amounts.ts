import { Component, inject, input, output } from '@angular/core';
import { ProblemPanel } from '../parts/problem-panel';
import { Skeleton } from '../parts/skeleton';
import type { Interruption } from '../remote/types';
import { ServiceWords } from './service-words';

/** What goes back and how it is counted: read from the API, which decides by the same rule. */
@Component({
  selector: 'app-interruption-amounts',
  imports: [ProblemPanel, Skeleton],
  host: { 'aria-live': 'polite' },
  styles: `
    :host {
      display: block;
      margin-bottom: 1.5rem;
    }
    .amount {
      font-size: var(--size-title);
      font-weight: 700;
      line-height: 1.2;
    }
  `,
  template: `
    @if (amounts(); as foreseen) {
      <div class="notice" data-testid="interruption-amounts">
        <h2>{{ words.say('interrupt.back') }}</h2>
        <p class="amount">{{ words.money(foreseen.refundCents) }}</p>
        <p>
          {{ words.say('interrupt.counted', counted(foreseen)) }}
        </p>
        <p>{{ how(foreseen) }}</p>
      </div>
    } @else if (error(); as failure) {
      <app-problem-panel [error]="failure" (retry)="retry.emit()" />
    } @else if (isAsked()) {
      <app-skeleton [count]="2" shape="line" />
    } @else {
      <p class="muted">{{ words.say('interrupt.chooseFirst') }}</p>
    }
  `,
})
export class InterruptionAmounts {
  readonly amounts = input.required<Interruption | undefined>();
  readonly error = input.required<unknown>();
  readonly isAsked = input.required<boolean>();
  readonly retry = output();
  protected readonly words = inject(ServiceWords);

  /** By which way it comes back: a card takes back what it paid, a counter what it took. */
  protected how({ refundCents, byHandCents }: Interruption): string {
    if (refundCents === 0) return this.words.say('interrupt.none');
    if (byHandCents === 0) return this.words.say('interrupt.how');
    const name = byHandCents === refundCents ? 'howAllByHand' : 'howByHand';
    return this.words.say(`interrupt.${name}`, { amount: this.words.money(byHandCents) });
  }

  /** A service with a plan is counted in visits, any other in days. */
  protected counted({ visits, unusedDays, paidDays }: Interruption) {
    const { words } = this;
    const say = (n: number) => words.say(n === 1 ? 'oneVisit' : 'manyVisits', { n });
    return visits
      ? { unused: say(visits.unused), paid: say(visits.paid) }
      : { unused: words.days(unusedDays), paid: words.days(paidDays) };
  }
}
