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
import type { Confirmation } from '../act/confirm-dialog';
import { ReasonedForm } from '../act/reasoned-form';
import type { Review } from '../api-types';
import { SendOnce } from '../session/send-once';
import { Session } from '../session/session';
import { Words } from '../words/words';

/** One review with what became of it; the ente answers it, the office hides it or shows it again. */
@Component({
  selector: 'wemi-review',
  imports: [MatButton, ReasonedForm],
  changeDetection: ChangeDetectionStrategy.OnPush,
  styles: `
    p {
      margin: 4px 0;
      overflow-wrap: anywhere;
    }
    :host {
      display: block;
      margin-bottom: 16px;
    }
    button,
    wemi-reasoned-form {
      display: block;
      margin-top: 12px;
    }
    .chip {
      margin-left: 8px;
    }
    .aside {
      margin: 8px 0;
      padding-left: 12px;
      border-left: 3px solid var(--wemi-line);
    }
  `,
  template: `
    <p>
      <strong>{{ words.say('reviews.by.' + review().side) }}</strong>
      <span aria-hidden="true"> {{ starsOf(review().stars) }}</span>
      <span class="visually-hidden">{{ words.say('reviews.stars', { n: review().stars }) }}</span>
      @if (review().isHidden) {
        <span class="chip warn">{{ words.say('reviews.hidden') }}</span>
      }
      @if (!review().publishedAt) {
        <span class="chip">{{ words.say('reviews.blind') }}</span>
      }
    </p>
    <p class="muted">
      <time [attr.datetime]="review().writtenAt" [attr.title]="words.exact(review().writtenAt)">{{
        words.instant(review().writtenAt)
      }}</time>
      {{ writer() }}
    </p>
    @for (aspect of aspects(); track aspect.name) {
      <p class="muted">{{ words.say('reviews.aspect.' + aspect.name, { n: aspect.stars }) }}</p>
    }
    @if (review().text) {
      <q class="kept-lines">{{ review().text }}</q>
    }
    @if (review().operator; as operator) {
      <div class="aside">
        <p>
          {{ words.say('reviews.ofOperator', { name: operator.name ?? '', n: operator.stars }) }}
        </p>
        @if (operator.text) {
          <q class="kept-lines">{{ operator.text }}</q>
        }
      </div>
    }
    @if (review().answer; as answer) {
      <div class="aside">
        <p>
          <time [attr.datetime]="answer.at" [attr.title]="words.exact(answer.at)">{{
            words.say('reviews.answerOfEnte', { when: words.instant(answer.at) })
          }}</time>
        </p>
        <q class="kept-lines">{{ answer.text }}</q>
      </div>
    }
    @for (act of review().moderations; track act.at) {
      <p class="muted">
        <time [attr.datetime]="act.at" [attr.title]="words.exact(act.at)">{{
          words.say('reviews.moderated.' + act.act, { when: words.instant(act.at), by: act.by ?? '', reason: act.reason })
        }}</time>
      </p>
    }
    @if (opened()) {
      @if (isAdmin()) {
        <wemi-reasoned-form
          hint="reviews.moderationHint"
          [act]="words.say('reviews.act.' + moderation())"
          [name]="'moderate-' + review().id"
          [question]="askModeration"
          [send]="moderate"
          [canLeave]="true"
          (leave)="opened.set(false)"
        />
      } @else {
        <wemi-reasoned-form
          label="reviews.answerLabel"
          hint="reviews.answerHint"
          [act]="words.say('reviews.act.answer')"
          [name]="'answer-' + review().id"
          [question]="askAnswer"
          [send]="answer"
          [canLeave]="true"
          (leave)="opened.set(false)"
        />
      }
    } @else if (act(); as act) {
      <button class="no-print" matButton="outlined" type="button" (click)="opened.set(true)">
        {{ words.say('reviews.act.' + act) }}
      </button>
    }
  `,
})
export class WrittenReview {
  readonly review = input.required<Review>();
  /** Something was done: the page reads anew. */
  readonly done = output();
  protected readonly words = inject(Words);
  readonly #once = inject(SendOnce);
  readonly #role = inject(Session).role;
  protected readonly isAdmin = computed(() => this.#role() === 'admin');
  protected readonly opened = signal(false);
  protected readonly moderation = computed(() => (this.review().isHidden ? 'show' : 'hide'));
  /** What the reader may do with it. */
  protected readonly act = computed(() => {
    const { side, answer, publishedAt } = this.review();
    if (this.isAdmin()) return this.moderation();
    const isTheirs = this.#role() === 'ente' && side === 'citizen';
    return isTheirs && publishedAt && !answer ? 'answer' : undefined;
  });
  protected readonly aspects = computed(() => {
    const { punctuality, kindness, clarity } = this.review();
    return Object.entries({ punctuality, kindness, clarity }).flatMap(([name, stars]) =>
      stars === null ? [] : [{ name, stars }],
    );
  });
  protected readonly writer = computed(() => {
    const by = this.review().by;
    if (!by?.name) return '';
    return this.words.say(by.byMandate ? 'reviews.writtenByMandate' : 'reviews.writtenBy', {
      name: by.name,
    });
  });

  protected starsOf(stars: number): string {
    return '★'.repeat(stars) + '☆'.repeat(5 - stars);
  }

  protected readonly askAnswer = (): Confirmation => this.#ask('answer');
  protected readonly askModeration = (): Confirmation => this.#ask(this.moderation());

  protected readonly answer = async (text: string): Promise<void> => {
    await this.#once.post(`/api/reviews/${this.review().id}/answer`, { text });
    this.#finish();
  };

  protected readonly moderate = async (reason: string): Promise<void> => {
    const act = this.moderation();
    await this.#once.post(`/api/reviews/${this.review().id}/moderation`, { act, reason });
    this.#finish();
  };

  #ask(act: 'answer' | 'hide' | 'show'): Confirmation {
    return {
      title: this.words.say(`reviews.sure.${act}`),
      text: this.words.say(`reviews.means.${act}`),
      confirm: this.words.say(`reviews.act.${act}`),
    };
  }

  #finish(): void {
    this.opened.set(false);
    this.done.emit();
  }
} // prettier-ignore
