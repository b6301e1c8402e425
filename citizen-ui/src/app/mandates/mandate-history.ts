import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { ExactPipe, InstantPipe } from '../format/date-pipes';
import { Language } from '../language/language';
import { ProblemPanel } from '../parts/problem-panel';
import { Skeleton } from '../parts/skeleton';
import { lastValue } from '../remote/last-value';
import type { MandateEvents } from '../remote/types';
import { MandateWords } from './mandate-words';

/** What was done with one mandate and by whom; read only when somebody looks. */
@Component({
  selector: 'app-mandate-history',
  imports: [ExactPipe, InstantPipe, ProblemPanel, Skeleton, TranslocoPipe],
  styles: `
    summary {
      display: inline-flex;
      align-items: center;
      min-height: 2.75rem;
      color: var(--mat-sys-primary);
      text-decoration: underline;
      text-underline-offset: 0.2em;
      cursor: pointer;
    }
    ol {
      display: grid;
      gap: 0.75rem;
      padding: 0 0 0 1rem;
      border-left: 3px solid var(--mat-sys-outline-variant);
      list-style: none;
    }
    .what {
      font-weight: 600;
    }
  `,
  template: `
    <details (toggle)="isOpen.set(details.open)" #details>
      <summary>{{ 'mandates.history.open' | transloco }}</summary>
      @if (events.error(); as error) {
        <app-problem-panel [error]="error" (retry)="events.reload()" />
      }
      @if (items(); as items) {
        <ol>
          @for (event of items; track $index) {
            <li>
              <p class="what">{{ 'mandates.history.kinds.' + event.kind | transloco }}</p>
              <p class="small muted">
                <time [attr.datetime]="event.at" [attr.title]="event.at | exact">{{
                  event.at | instant
                }}</time>
                · {{ whoOf(event) }}
              </p>
              @if (event.reason; as reason) {
                <p class="small" [attr.lang]="language.italian()">“{{ reason }}”</p>
              }
            </li>
          } @empty {
            <li>{{ 'mandates.history.none' | transloco }}</li>
          }
        </ol>
      } @else if (isOpen() && !events.error()) {
        <app-skeleton [count]="2" shape="line" />
      }
    </details>
  `,
})
export class MandateHistory {
  readonly mandateId = input.required<string>();
  protected readonly language = inject(Language);
  readonly #words = inject(MandateWords);
  protected readonly isOpen = signal(false);
  protected readonly events = httpResource<MandateEvents>(() =>
    this.isOpen() ? `/api/mandates/${this.mandateId()}/events` : undefined,
  );
  readonly #last = lastValue(this.events);
  protected readonly items = computed(() => this.#last()?.items);

  protected whoOf({ actorName, actorRole }: MandateEvents['items'][number]): string {
    if (actorRole === 'citizen') return actorName;
    return this.#words.say('history.by', { who: actorName, role: this.#words.role(actorRole) });
  }
}
