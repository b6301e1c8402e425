import { ChangeDetectionStrategy, Component, inject, input, output, signal } from '@angular/core';
import type { Confirmation } from '../act/confirm-dialog';
import { ReasonedForm } from '../act/reasoned-form';
import { SendOnce } from '../session/send-once';
import { Words } from '../words/words';

/** How the collaboration went, in the words of an ente: once, and blind until the other side has written. */
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
      label="reviews.text"
      hint="reviews.textHint"
      [act]="words.say('reviews.act.write')"
      [name]="'review-' + period()"
      [question]="question"
      [send]="send"
    >
      <fieldset>
        <legend>{{ words.say('reviews.howWas') }}</legend>
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
    </wemi-reasoned-form>
  `,
})
export class ReviewForm {
  readonly praticaId = input.required<string>();
  readonly period = input.required<number>();
  readonly done = output();
  protected readonly words = inject(Words);
  readonly #once = inject(SendOnce);
  protected readonly stars = signal<number | undefined>(undefined);
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
    const body = { period: this.period(), stars: this.stars(), text };
    await this.#once.post(`/api/pratiche/${this.praticaId()}/reviews`, body);
    this.done.emit();
  };
}
