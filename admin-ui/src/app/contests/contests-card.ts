import { httpResource } from '@angular/common/http';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  output,
  signal,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { Contest, Contests, Pratica, TimelineEvent } from '../api-types';
import { sayWhat } from '../pratica/say-event';
import { Session } from '../session/session';
import { Words } from '../words/words';
import { AnswerForm } from './answer-form';
import { ContestForm } from './contest-form';

/** What is contested, its answer, and for whoever may the way to answer or to contest. */
@Component({
  selector: 'wemi-contests-card',
  imports: [AnswerForm, ContestForm, MatButton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (items().length > 0 || contestable().length > 0) {
      <section class="card" aria-labelledby="contests-title">
        <h2 id="contests-title">{{ words.say('contests.title') }}</h2>
        @for (contest of items(); track contest.id) {
          <div>
            <p>
              <strong>{{
                words.say('contests.of', { act: actOf(contest.eventId, contest.kind) })
              }}</strong>
              {{ words.say('contests.by' + contest.by) }},
              <time
                class="muted"
                [attr.datetime]="contest.at"
                [attr.title]="words.exact(contest.at)"
                >{{ words.instant(contest.at) }}</time
              >
            </p>
            <q class="kept-lines">{{ contest.reason }}</q>
            @if (contest.answer; as answer) {
              <p>
                {{
                  words.say(answer.upheld ? 'contests.upheld' : 'contests.notUpheld', {
                    text: answer.text,
                  })
                }}
              </p>
              @if (answer.by.name; as name) {
                <p class="muted">{{ words.say('contests.answeredBy', { name }) }}</p>
              }
            } @else {
              @if (contest.dueAt; as dueAt) {
                <p class="muted">
                  {{ words.say('contests.dueAt', { when: words.instant(dueAt) }) }}
                </p>
              }
              @if (contest.ownAct) {
                <p class="notice">{{ words.say('contests.ownAct') }}</p>
              } @else if (isAdmin()) {
                <wemi-answer-form [contest]="contest" (done)="finish('contests.answered')" />
              } @else {
                <p class="muted">{{ words.say('contests.waiting') }}</p>
              }
            }
          </div>
        }
        @if (contestable().length > 0) {
          <h3>{{ words.say('contests.inYourPlace') }}</h3>
          @for (act of contestable(); track act.eventId) {
            <p>
              {{ actOf(act.eventId) }}
              <span class="muted">{{
                words.say('contests.until', { day: words.day(act.until) })
              }}</span>
            </p>
            @if (opened() === act.eventId) {
              <wemi-contest-form
                [pratica]="pratica()"
                [eventId]="act.eventId"
                (done)="finish('contests.sent')"
                (closed)="opened.set('')"
              />
            } @else {
              <button
                matButton="outlined"
                type="button"
                [attr.aria-label]="words.say('contests.openOne', { act: actOf(act.eventId) })"
                (click)="opened.set(act.eventId)"
              >
                {{ words.say('contests.open') }}
              </button>
            }
          }
        }
      </section>
    }
  `,
})
export class ContestsCard {
  readonly pratica = input.required<Pratica>();
  readonly events = input.required<TimelineEvent[]>();
  /** What was done, in words. */
  readonly done = output<string>();
  protected readonly words = inject(Words);
  readonly #role = inject(Session).role;
  protected readonly isAdmin = computed(() => this.#role() === 'admin');
  /** The act that is being contested, by its event. */
  protected readonly opened = signal('');
  /** Asked for only where something was done in another's place; again after every change. */
  readonly #resource = httpResource<Contests>(() =>
    this.events().some(({ onBehalfOf }) => onBehalfOf)
      ? { url: `/api/pratiche/${this.pratica().id}/contests` }
      : undefined,
  );
  readonly #contests = computed(() =>
    this.#resource.hasValue() ? this.#resource.value() : undefined,
  );
  protected readonly items = computed((): Contest[] => this.#contests()?.items ?? []);
  protected readonly contestable = computed(() => this.#contests()?.contestable ?? []);

  protected actOf(eventId: string, kind = ''): string {
    const event = this.events().find(({ id }) => id === eventId);
    return event ? sayWhat(event, this.words) : this.words.say(`event.${kind}`);
  }

  protected finish(said: string): void {
    this.opened.set('');
    this.#resource.reload();
    this.done.emit(this.words.say(said));
  }
}
