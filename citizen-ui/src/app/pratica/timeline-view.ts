import { HttpClient, httpResource } from '@angular/common/http';
import { Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';
import { lastValue } from '../remote/last-value';
import type { Contests, Timeline, TimelineEvent } from '../remote/types';
import { ContestNote } from '../contest/contest-note';
import { ExactPipe, InstantPipe } from '../format/date-pipes';
import { Language } from '../language/language';
import { ProblemPanel } from '../parts/problem-panel';
import { Skeleton } from '../parts/skeleton';
import { channelOf } from './channel';
import { News } from './news';
import { PraticaStore } from './pratica-store';
import { sayMandate } from './say-mandate';
import { stepsToCome } from './steps-to-come';

/** What happened, newest first: when, who, for whom and why, through which channel. */
@Component({
  selector: 'app-timeline-view',
  imports: [ContestNote, ExactPipe, InstantPipe, ProblemPanel, Skeleton, TranslocoPipe],
  styleUrl: './timeline-view.scss',
  template: `
    <section aria-labelledby="timeline">
      <h2 id="timeline">{{ 'pratica.timeline.title' | transloco }}</h2>
      @if (toCome().length > 0) {
        <h3 id="to-come">{{ 'pratica.timeline.toCome' | transloco }}</h3>
        <ol class="to-come" aria-labelledby="to-come" data-element="steps-to-come">
          @for (step of toCome(); track step) {
            <li>{{ 'pratica.timeline.steps.' + step | transloco }}</li>
          }
        </ol>
        <h3>{{ 'pratica.timeline.done' | transloco }}</h3>
      }
      @if (store.timelineError(); as error) {
        <app-problem-panel [error]="error" (retry)="store.reload()" />
      }
      @if (store.timeline()) {
        <ol class="events">
          @for (event of events(); track event.id) {
            <li>
              <p class="what">{{ sentences()[$index] }}</p>
              <p class="small muted">
                <time [attr.datetime]="event.at" [attr.title]="event.at | exact">{{
                  event.at | instant
                }}</time>
                · {{ who(event) }} ·
                {{ 'pratica.timeline.channels.' + channelOf(event) | transloco }}
              </p>
              @if (!event.mandate && event.onBehalfOf; as other) {
                <p class="small behalf">
                  {{
                    'pratica.timeline.onBehalf'
                      | transloco: { name: other.name ?? roleName(other.role) }
                  }}
                </p>
              }
              @if (event.reason; as reason) {
                <p class="reason" [attr.lang]="language.italian()">
                  @if (event.mandate) {
                    <span [attr.lang]="language.code()">{{
                      'pratica.timeline.why' | transloco
                    }}</span>
                  }
                  “{{ reason }}”
                </p>
              }
              @if (event.onBehalfOf) {
                <app-contest-note
                  [praticaId]="store.id()"
                  [eventId]="event.id"
                  [contests]="contests()"
                />
              }
            </li>
          }
        </ol>
        @if (moreError(); as error) {
          <app-problem-panel [error]="error" (retry)="more()" />
        } @else if (shown()?.next) {
          <button
            type="button"
            class="button secondary"
            [attr.aria-disabled]="isFetchingMore()"
            (click)="more()"
          >
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
  protected readonly language = inject(Language);
  protected readonly channelOf = channelOf;
  readonly #http = inject(HttpClient);
  /** The first page, and those asked for after it; a live change begins again from the first. */
  protected readonly shown = linkedSignal(() => this.store.timeline());
  protected readonly isFetchingMore = signal(false);
  protected readonly moreError = signal<unknown>(undefined);
  protected readonly toCome = computed(() => {
    const pratica = this.store.pratica();
    return pratica ? stepsToCome(pratica) : [];
  });
  protected readonly events = computed(() => this.shown()?.items ?? []);
  /** Asked for only where something was done in another's place; again after every change. */
  readonly #contests = httpResource<Contests>(() => {
    const isInPlace = this.events().some(({ onBehalfOf }) => onBehalfOf !== null);
    return isInPlace ? { url: `/api/pratiche/${this.store.id()}/contests` } : undefined;
  });
  protected readonly contests = lastValue(this.#contests);
  protected readonly sentences = computed(() => {
    this.language.code();
    return this.events().map((event) => this.#news.sentenceFor(event));
  });

  protected who(event: TimelineEvent): string {
    const { actor } = event;
    const role = this.roleName(actor.role);
    const byMandate = sayMandate(event, this.#reader());
    if (byMandate) return this.#words.translate(byMandate.key, byMandate.values);
    if (!actor.name) return actor.enteName ?? role;
    if (actor.enteName) return `${actor.name}, ${actor.enteName}`;
    return actor.role === 'citizen' ? actor.name : `${actor.name}, ${role}`;
  }

  protected roleName(role: string): string {
    return this.#words.translate(`pratica.timeline.roles.${role}`);
  }

  /** Whether it is told to the person themselves, or to somebody who holds a mandate of theirs. */
  #reader(): { principalName: string | null } {
    return { principalName: this.store.mandate()?.principalName ?? null };
  }

  protected async more(): Promise<void> {
    const before = this.shown();
    if (!before?.next || this.isFetchingMore()) return;
    const url = `/api/pratiche/${this.store.id()}/timeline`;
    this.isFetchingMore.set(true);
    this.moreError.set(undefined);
    try {
      const read = this.#http.get<Timeline>(url, { params: { cursor: before.next } });
      const { items, next } = await firstValueFrom(read);
      // A live change meanwhile began again from the first page.
      if (this.shown() === before) this.shown.set({ items: [...before.items, ...items], next });
    } catch (error) {
      this.moreError.set(error);
    } finally {
      this.isFetchingMore.set(false);
    }
  }
}
