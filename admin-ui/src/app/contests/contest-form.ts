import { ChangeDetectionStrategy, Component, inject, input, output } from '@angular/core';
import { Commands } from '../act/commands';
import type { Confirmation } from '../act/confirm-dialog';
import { ReasonedForm } from '../act/reasoned-form';
import type { Pratica } from '../api-types';
import { Words } from '../words/words';

/** Why an ente does not agree with a step taken in its place. */
@Component({
  selector: 'wemi-contest-form',
  imports: [ReasonedForm],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <wemi-reasoned-form
      hint="contests.reasonHint"
      [act]="words.say('contests.send')"
      [name]="'contest-' + eventId()"
      [question]="question"
      [send]="send"
      [canLeave]="true"
      (leave)="closed.emit()"
    >
      <p>{{ words.say('contests.consequence') }}</p>
    </wemi-reasoned-form>
  `,
})
export class ContestForm {
  readonly pratica = input.required<Pratica>();
  readonly eventId = input.required<string>();
  readonly done = output();
  readonly closed = output();
  protected readonly words = inject(Words);
  readonly #commands = inject(Commands);

  protected readonly question = (): Confirmation => ({
    title: this.words.say('contests.confirmSend'),
    text: this.words.say('contests.sendFinal'),
    confirm: this.words.say('contests.send'),
  });

  protected readonly send = async (reason: string): Promise<void> => {
    const { id, version: expectedVersion } = this.pratica();
    const payload = { eventId: this.eventId() };
    await this.#commands.send(id, { transition: 'contest', expectedVersion, payload, reason });
    this.done.emit();
  };
}
