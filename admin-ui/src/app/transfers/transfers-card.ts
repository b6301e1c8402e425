import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import type { ArrivalRecorded, Pratica, Transfers } from '../api-types';
import { keepLast } from '../live/keep-last';
import { ProblemBox } from '../problem/problem-box';
import { Session } from '../session/session';
import { Words } from '../words/words';
import { ArrivalForm } from './arrival-form';

const BEFORE_ANY = ['offer', 'order'];

/**
 * The bank transfers that were announced for a pratica: the ente, or the office in its place, records
 * what arrived. Also of one that nobody waits for any more: its money then goes back.
 */
@Component({
  selector: 'wemi-transfers-card',
  imports: [ArrivalForm, ProblemBox],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (found.error(); as error) {
      <wemi-problem [error]="error" (retry)="found.reload()" />
    }
    @if (items().length > 0) {
      <section class="card" aria-labelledby="transfers-title" data-testid="transfers">
        <h2 id="transfers-title">{{ words.say('transfers.title') }}</h2>
        <p role="status">
          @if (outcome(); as said) {
            {{ words.say('transfers.outcome.' + said) }}
          }
        </p>
        @for (one of items(); track one.id) {
          <dl class="facts">
            <div>
              <dt>{{ words.say('transfers.expected') }}</dt>
              <dd>{{ words.money(one.amountCents) }}</dd>
            </div>
            <div>
              <dt>{{ words.say('transfers.reference') }}</dt>
              <dd>{{ one.reference }}</dd>
            </div>
            <div>
              <dt>{{ words.say('transfers.announced') }}</dt>
              <dd>
                {{ words.instant(one.announcedAt) }}
                <span class="muted">{{ words.say('transfers.status.' + one.status) }}</span>
              </dd>
            </div>
            @for (arrival of one.arrivals; track arrival.bankReference) {
              <div>
                <dt>{{ words.say('transfers.arrival.' + arrival.status) }}</dt>
                <dd>
                  {{ words.money(arrival.amountCents) }}, {{ words.day(arrival.arrivedOn) }}
                  <span class="muted">{{ arrival.bankReference }}</span>
                </dd>
              </div>
            }
          </dl>
          @if (mayRecord()) {
            <details [open]="one.status === 'announced'">
              <summary>{{ words.say('transfers.act.' + one.status) }}</summary>
              @if (one.status !== 'announced') {
                <p class="notice">{{ words.say('transfers.goesBack') }}</p>
              }
              <wemi-arrival-form
                [praticaId]="pratica().id"
                [transfer]="one"
                [inPlace]="isAdmin()"
                (done)="finish($event)"
              />
            </details>
          }
        }
      </section>
    }
  `,
  styles: `
    summary {
      min-height: 44px;
      padding-block: 10px;
      cursor: pointer;
    }
  `,
})
export class TransfersCard {
  readonly pratica = input.required<Pratica>();
  protected readonly words = inject(Words);
  readonly #role = inject(Session).role;
  readonly #at = computed(() => `${this.pratica().id} ${this.pratica().version}`);
  protected readonly isAdmin = computed(() => this.#role() === 'admin');
  protected readonly mayRecord = computed(() => ['ente', 'admin'].includes(this.#role() ?? ''));
  protected readonly found = httpResource<Transfers>(() => {
    if (BEFORE_ANY.includes(this.pratica().state)) return undefined;
    // Money comes and goes with the pratica's moves.
    const [id] = this.#at().split(' ');
    return { url: `/api/pratiche/${id}/transfers` };
  });
  readonly #last = keepLast(this.found, () => this.pratica().id);
  protected readonly items = computed(() => this.#last()?.items ?? []);
  protected readonly outcome = signal<ArrivalRecorded['outcome'] | undefined>(undefined);

  protected finish(outcome: ArrivalRecorded['outcome']): void {
    this.outcome.set(outcome);
    this.found.reload();
  }
}
