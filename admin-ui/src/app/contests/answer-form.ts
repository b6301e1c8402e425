import { ChangeDetectionStrategy, Component, inject, input, output, signal } from '@angular/core';
import type { Confirmation } from '../act/confirm-dialog';
import { ReasonedForm } from '../act/reasoned-form';
import type { Contest } from '../api-types';
import { SendOnce } from '../session/send-once';
import { Words } from '../words/words';

/** The answer to a contest, by somebody other than who acted. */
@Component({
  selector: 'wemi-answer-form',
  imports: [ReasonedForm],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <wemi-reasoned-form
      hint="contests.answerHint"
      [act]="words.say('contests.answer')"
      [name]="'answer-' + contest().id"
      [question]="question"
      [send]="send"
    >
      <fieldset>
        <legend>{{ words.say('contests.outcome') }}</legend>
        @for (choice of choices; track choice.say) {
          <label>
            <input
              type="radio"
              [name]="'upheld-' + contest().id"
              [checked]="upheld() === choice.upheld"
              (change)="upheld.set(choice.upheld)"
            />
            {{ words.say(choice.say) }}
          </label>
        }
      </fieldset>
    </wemi-reasoned-form>
  `,
})
export class AnswerForm {
  readonly contest = input.required<Contest>();
  readonly done = output();
  protected readonly words = inject(Words);
  readonly #once = inject(SendOnce);
  protected readonly upheld = signal(false);
  protected readonly choices = [
    { say: 'contests.yes', upheld: true },
    { say: 'contests.no', upheld: false },
  ];

  protected readonly question = (): Confirmation => ({
    title: this.words.say('contests.confirmAnswer'),
    text: this.words.say('contests.answerFinal'),
    confirm: this.words.say('contests.answer'),
  });

  protected readonly send = async (answer: string): Promise<void> => {
    const body = { upheld: this.upheld(), answer };
    await this.#once.post<Contest>(`/api/contests/${this.contest().id}/answer`, body);
    this.done.emit();
  };
}
