import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { State } from '../../../../workflows/pratica/transitions';
import type { Offer, Pratica } from '../remote/types';
import { DayPipe, DeadlinePipe } from '../format/date-pipes';
import { DueDate } from '../pratiche/due-date';

/** Outcomes after which the need may still be there. */
const over: readonly State[] = ['withdrawn', 'cancelled', 'expired', 'completed', 'interrupted'];

/** The state in words: what it means, what comes next, who does it and by when. */
@Component({
  selector: 'app-state-box',
  imports: [DayPipe, DeadlinePipe, DueDate, RouterLink, TranslocoPipe],
  styles: `
    .box {
      padding: 1.25rem 1.5rem;
      border-radius: var(--wemi-radius-large);
      background: var(--mat-sys-surface-container-low);
    }
    .todo {
      background: var(--mat-sys-tertiary-container);
      color: var(--mat-sys-on-tertiary-container);
    }
    .meaning {
      font-size: var(--size-large);
      line-height: 1.35;
    }
    .next {
      display: block;
      margin-top: 0.5rem;
    }
    h2 {
      display: inline;
      font: 700 var(--size-base) / 1.5 var(--wemi-text);
    }
  `,
  template: `
    <div class="box" [class.todo]="pratica().todo">
      <p class="meaning">{{ 'pratica.states.' + meaning() | transloco }}</p>
      @if (pratica().next; as next) {
        <div class="next">
          <h2>{{ 'pratica.next' | transloco }}</h2>
          {{ 'pratica.nextSteps.' + next.transition | transloco }}
          @if (pratica().todo; as todo) {
            <app-due-date [at]="todo.dueAt" />
          } @else if (next.by) {
            {{ 'pratica.by' | transloco: { at: next.by | deadline } }}
          }
        </div>
        @if (pratica().enteClosure; as closed) {
          <p class="next">
            {{
              'pratica.enteClosed'
                | transloco: { from: closed.from | day, through: closed.through | day }
            }}
          </p>
        }
      } @else if (pratica().todo) {
        <app-due-date class="next" [at]="pratica().todo!.dueAt" />
      }
      @if (canAskAgain()) {
        <p class="next">
          <a class="button" [routerLink]="['/richiesta', pratica().serviceTypeId]">{{
            'pratica.askAgain' | transloco
          }}</a>
        </p>
      }
    </div>
  `,
})
export class StateBox {
  readonly pratica = input.required<Pratica>();
  readonly offers = input.required<Offer[]>();
  protected readonly canAskAgain = computed(() => over.includes(this.pratica().state));
  protected readonly meaning = computed(() => {
    const { state, closed, service, renewal } = this.pratica();
    if (state === 'active' && renewal?.by === 'ente') return 'active.meaningWithProposal';
    if (state === 'active' && service?.suspension) return 'active.meaningWithSuspension';
    if (state === 'active' && service?.next?.isPaid) return 'active.meaningPaidOn';
    if (state === 'interrupted' && closed) return 'interrupted.meaningClosed';
    const hasOffers = this.offers().some(({ status }) => status === 'live');
    return state === 'offer' && hasOffers ? 'offer.meaningWithOffers' : `${state}.meaning`;
  });
}
