import { ChangeDetectionStrategy, Component, inject, input, output, signal } from '@angular/core';
import type { Confirmation } from '../act/confirm-dialog';
import { ReasonedForm } from '../act/reasoned-form';
import { SendOnce } from '../session/send-once';
import { Words } from '../words/words';

/**
 * How it went, once, and blind until the other side has written: the collaboration in the words of an
 * ente, or the service in those of a citizen, whom a counter writes down and says why.
 */
@Component({
  selector: 'wemi-review-form',
  imports: [ReasonedForm],
  changeDetection: ChangeDetectionStrategy.OnPush,
  styles: `
    .wrong {
      margin: 0;
      color: var(--wemi-danger);
      font-weight: 600;
    }
  `,
  template: `
    <wemi-reasoned-form
      [label]="mandateId() ? 'reason.label' : 'reviews.text'"
      [hint]="mandateId() ? 'reviews.reasonHint' : 'reviews.textHint'"
      [act]="words.say('reviews.act.write')"
      [name]="'review-' + period()"
      [question]="question"
      [send]="send"
    >
      <fieldset>
        <legend>
          {{ words.say(mandateId() ? 'reviews.howWasService' : 'reviews.howWas') }}
        </legend>
        @if (isMissing()) {
          <p class="wrong" [id]="'stars-error-' + period()">
            {{ words.say('reviews.starsMissing') }}
          </p>
        }
        @for (n of [1, 2, 3, 4, 5]; track n) {
          <label>
            <input
              type="radio"
              [name]="'stars-' + period()"
              [checked]="stars() === n"
              [attr.aria-invalid]="isMissing() ? true : null"
              [attr.aria-describedby]="isMissing() ? 'stars-error-' + period() : null"
              (change)="choose(n)"
            />
            {{ words.say('reviews.word.' + n) }}
          </label>
        }
      </fieldset>
      @if (mandateId()) {
        <div class="field">
          <label [for]="'words-' + period()">{{ words.say('reviews.wordsOfCitizen') }}</label>
          <p class="hint" [id]="'words-hint-' + period()">
            {{ words.say('reviews.wordsOfCitizenHint') }}
          </p>
          <textarea
            #field
            class="control"
            maxlength="2000"
            [id]="'words-' + period()"
            [attr.aria-describedby]="'words-hint-' + period()"
            [value]="said()"
            (input)="said.set(field.value)"
          ></textarea>
        </div>
      }
    </wemi-reasoned-form>
  `,
})
export class ReviewForm {
  readonly praticaId = input.required<string>();
  readonly period = input.required<number>();
  /** By which a counter writes for its citizen. */
  readonly mandateId = input<string>();
  readonly done = output();
  protected readonly words = inject(Words);
  readonly #once = inject(SendOnce);
  protected readonly stars = signal<number | undefined>(undefined);
  /** The citizen’s words, where somebody writes them down. */
  protected readonly said = signal('');
  protected readonly isMissing = signal(false);

  protected choose(stars: number): void {
    this.stars.set(stars);
    this.isMissing.set(false);
  }

  protected readonly question = (): Confirmation | undefined => {
    this.isMissing.set(this.stars() === undefined);
    if (this.isMissing()) return undefined;
    return {
      title: this.words.say('reviews.sure.write'),
      text: this.words.say('reviews.means.write'),
      confirm: this.words.say('reviews.act.write'),
    };
  };

  protected readonly send = async (text: string): Promise<void> => {
    const [period, stars, mandateId] = [this.period(), this.stars(), this.mandateId()];
    const body = mandateId
      ? { period, stars, text: this.said(), onBehalfOf: { mandateId }, reason: text }
      : { period, stars, text };
    await this.#once.post(`/api/pratiche/${this.praticaId()}/reviews`, body);
    this.done.emit();
  };
}
