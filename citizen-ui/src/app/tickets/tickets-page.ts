import { Component, DestroyRef, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { ExactPipe, RecentPipe } from '../format/date-pipes';
import { Language } from '../language/language';
import { Live } from '../live/live';
import { Breadcrumb } from '../parts/breadcrumb';
import { ProblemPanel } from '../parts/problem-panel';
import { Skeleton } from '../parts/skeleton';
import { keysetList } from '../remote/keyset-list';
import type { Ticket, TicketsAnswer } from '../remote/types';
import { sayState } from './say-state';
import { rereadOn } from '../remote/reread-on';

/** «Le tue segnalazioni»: what one asked and reported to the office, and how it stands. */
@Component({
  selector: 'app-tickets-page',
  imports: [Breadcrumb, ExactPipe, ProblemPanel, RecentPipe, RouterLink, Skeleton, TranslocoPipe],
  styles: `
    ul {
      display: grid;
      gap: 1rem;
      margin-block: 1.5rem;
      padding: 0;
      list-style: none;
    }
    .lead {
      margin-bottom: 1rem;
    }
    .card {
      padding: 1.25rem;
    }
    .unread {
      padding: 0.1rem 0.5rem;
      border-radius: 1rem;
      background: var(--mat-sys-tertiary-container);
      color: var(--mat-sys-on-tertiary-container);
    }
  `,
  template: `
    <div class="container page">
      <app-breadcrumb [trail]="[{ label: 'nav.pratiche', link: '/pratiche' }]" />
      <h1 tabindex="-1">{{ 'titles.tickets' | transloco }}</h1>
      <p class="lead">{{ 'tickets.list.intro' | transloco }}</p>
      <p>
        <a class="button" routerLink="/segnala">{{ 'tickets.list.new' | transloco }}</a>
      </p>
      @if (list.error(); as error) {
        <app-problem-panel [error]="error" (retry)="list.reload()" />
      }
      @if (list.answer()) {
        <ul>
          @for (ticket of list.items(); track ticket.id) {
            <li class="card">
              <h2>
                <a [routerLink]="['/segnalazioni', ticket.id]"
                  >{{ 'tickets.topic.' + ticket.topic | transloco }} · {{ ticket.number }}</a
                >
              </h2>
              <p>
                {{ stateOf(ticket) }}
                @if (ticket.unread > 0) {
                  <span class="unread small">{{
                    'tickets.list.unread' | transloco: { n: ticket.unread }
                  }}</span>
                }
              </p>
              <p class="small muted">
                {{ 'tickets.kind.' + ticket.kind | transloco }} ·
                {{ 'tickets.list.openedOn' | transloco }}
                <time [attr.datetime]="ticket.openedAt" [attr.title]="ticket.openedAt | exact">{{
                  ticket.openedAt | recent
                }}</time>
                @if (ticket.lastAt; as at) {
                  · {{ 'tickets.list.lastOn' | transloco }}
                  <time [attr.datetime]="at" [attr.title]="at | exact">{{ at | recent }}</time>
                }
              </p>
            </li>
          } @empty {
            <li>{{ 'tickets.list.empty' | transloco }}</li>
          }
        </ul>
        @if (list.hasMore()) {
          <button type="button" class="button secondary" (click)="list.more()">
            {{ 'tickets.list.more' | transloco }}
          </button>
        }
      } @else if (!list.error()) {
        <app-skeleton [count]="3" />
      }
    </div>
  `,
})
export class TicketsPage {
  readonly #words = inject(TranslocoService);
  readonly #language = inject(Language);
  protected readonly list = keysetList<Ticket, TicketsAnswer>(() => ({ url: '/api/tickets' }));

  constructor() {
    const live = inject(Live);
    inject(DestroyRef).onDestroy(live.listen());
    rereadOn(live.told, this.list);
  }

  protected stateOf(ticket: Ticket): string {
    this.#language.code(); // Another language is another sentence.
    return sayState(this.#words, ticket);
  }
}
