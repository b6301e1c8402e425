import { HttpClient } from '@angular/common/http';
import { Component, computed, inject, linkedSignal } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { Timeline, TimelineEvent } from '../remote/types';
import { InstantPipe } from '../format/date-pipes';
import { Language } from '../language/language';
import { ProblemPanel } from '../parts/problem-panel';
import { Skeleton } from '../parts/skeleton';
import { News } from './news';
import { PraticaStore } from './pratica-store';

/** What happened, newest first: when, who, for whom and why, through which channel. */
@Component({
  selector: 'app-timeline-view',
  imports: [InstantPipe, ProblemPanel, Skeleton, TranslocoPipe],
  styleUrl: './timeline-view.scss',
  template: `
    <section aria-labelledby="timeline">
      <h2 id="timeline">{{ 'pratica.timeline.title' | transloco }}</h2>
      @if (store.timelineError(); as error) {
        <app-problem-panel [error]="error" (retry)="store.reload()" />
      }
      @if (store.timeline()) {
        <ol class="events">
          @for (event of events(); track event.id) {
            <li>
              <p class="what">{{ sentences()[$index] }}</p>
              <p class="small muted">
                <time [attr.datetime]="event.at">{{ event.at | instant }}</time>
                · {{ who(event) }} · {{ 'pratica.timeline.channels.' + event.channel | transloco }}
              </p>
              @if (event.onBehalfOf; as other) {
                <p class="small behalf">
                  {{
                    'pratica.timeline.onBehalf'
                      | transloco: { name: other.name ?? roleName(other.role) }
                  }}
                </p>
              }
              @if (event.reason; as reason) {
                <p class="reason">“{{ reason }}”</p>
              }
            </li>
          }
        </ol>
        @if (shown()?.next; as next) {
          <button type="button" class="button secondary" (click)="more(next)">
            {{ 'pratica.timeline.more' | transloco }}
          </button>
        }
      } @else {
        <app-skeleton [count]="4" shape="line" />
      }
    </section>
  `,
})
export class TimelineView {
  protected readonly store = inject(PraticaStore);
  readonly #news = inject(News);
  readonly #words = inject(TranslocoService);
  readonly #language = inject(Language);
  readonly #http = inject(HttpClient);
  /** The first page, and those asked for after it; a live change begins again from the first. */
  protected readonly shown = linkedSignal(() => this.store.timeline());
  protected readonly events = computed(() => this.shown()?.items ?? []);
  protected readonly sentences = computed(() => {
    this.#language.code();
    return this.events().map((event) => this.#news.sentenceFor(event));
  });

  protected who({ actor }: TimelineEvent): string {
    const role = this.roleName(actor.role);
    if (!actor.name) return actor.enteName ?? role;
    if (actor.enteName) return `${actor.name}, ${actor.enteName}`;
    return actor.role === 'citizen' ? actor.name : `${actor.name}, ${role}`;
  }

  protected roleName(role: string): string {
    return this.#words.translate(`pratica.timeline.roles.${role}`);
  }

  protected more(cursor: string): void {
    const url = `/api/pratiche/${this.store.id()}/timeline`;
    this.#http.get<Timeline>(url, { params: { cursor } }).subscribe((page) =>
      this.shown.update((before) => ({
        items: [...(before?.items ?? []), ...page.items],
        next: page.next,
      })),
    );
  }
}
