import { ChangeDetectionStrategy, Component, inject, input, output } from '@angular/core';
import type { Confirmation } from '../act/confirm-dialog';
import { ReasonedForm } from '../act/reasoned-form';
import { SendOnce } from '../session/send-once';
import { Words } from '../words/words';

/** Ends a mandate by office: always with a reason, which both people read. */
@Component({
  selector: 'wemi-revoke-form',
  imports: [ReasonedForm],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section class="card" aria-labelledby="revoke-title">
      <wemi-reasoned-form
        [act]="words.say('mandates.revoke')"
        [question]="question"
        [send]="send"
        [canLeave]="true"
        (leave)="leave.emit()"
      >
        <h2 id="revoke-title" tabindex="-1">{{ words.say('mandates.revoke') }}</h2>
        <p class="muted">{{ words.say('mandates.revokeHelp') }}</p>
      </wemi-reasoned-form>
    </section>
  `,
  styles: `
    p {
      margin: 0;
    }
  `,
})
export class RevokeForm {
  readonly mandateId = input.required<string>();
  readonly done = output();
  readonly leave = output();
  protected readonly words = inject(Words);
  readonly #once = inject(SendOnce);

  protected readonly question = (): Confirmation => ({
    title: this.words.say('mandates.revoke'),
    text: this.words.say('mandates.revokeConfirm'),
    confirm: this.words.say('act.confirm'),
  });

  protected readonly send = async (reason: string): Promise<void> => {
    await this.#once.post(`/api/mandates/${this.mandateId()}/revoke`, { reason });
    this.done.emit();
  };
}
