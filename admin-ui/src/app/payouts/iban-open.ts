import { ChangeDetectionStrategy, Component, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { type Confirmation, isConfirmed } from '../act/confirm-dialog';
import { ReasonedForm } from '../act/reasoned-form';
import type { EnteIbans } from '../api-types';
import { SendOnce } from '../session/send-once';
import { Words } from '../words/words';
import { spaced } from './spaced';

type Open = NonNullable<EnteIbans['open']>;
type Act = Open['acts'][number];

/** An account that one of the ente's people proposed: to read digit by digit, then to decide. */
@Component({
  selector: 'wemi-iban-open',
  imports: [MatButton, ReasonedForm],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h3>{{ words.say('payouts.iban.open') }}</h3>
    <p class="iban">{{ spaced(of().iban) }}</p>
    <p>{{ words.say('payouts.iban.heldBy', { holder: of().holder }) }}</p>
    <p>
      {{
        words.say('payouts.iban.openBy', {
          at: words.instant(of().proposedAt),
          by: of().proposedBy ?? words.say('payouts.iban.someone'),
          until: words.instant(of().expiresAt),
        })
      }}
      {{ words.say(isFirst() ? 'payouts.iban.untilFirst' : 'payouts.iban.until') }}
    </p>
    @if (of().acts.includes('withdraw')) {
      <p>{{ words.say('payouts.iban.own') }} {{ who() }}</p>
    } @else if (of().acts.includes('confirm')) {
      <p class="notice">{{ words.say('payouts.iban.check') }}</p>
    } @else {
      <p class="notice">{{ words.say('payouts.iban.oneHand') }} {{ who() }}</p>
    }
    @if (isRefusing()) {
      <wemi-reasoned-form
        name="iban-reason"
        hint="payouts.iban.reasonHint"
        [act]="words.say('payouts.iban.act.refuse')"
        [question]="beforeRefusing"
        [send]="refuse"
        [canLeave]="true"
        (leave)="isRefusing.set(false)"
      />
    } @else {
      <div class="actions no-print">
        @for (act of of().acts; track act) {
          <button
            type="button"
            [matButton]="act === 'confirm' ? 'filled' : 'outlined'"
            [disabled]="isSending()"
            (click)="act === 'refuse' ? isRefusing.set(true) : decide(act)"
          >
            {{ words.say('payouts.iban.act.' + act) }}
          </button>
        }
      </div>
    }
  `,
  styles: `
    .iban {
      font-size: 1.25rem;
      font-weight: 600;
      overflow-wrap: anywhere;
    }
  `,
})
export class IbanOpen {
  readonly of = input.required<Open>();
  /** Without it the ente has no account at all. */
  readonly isFirst = input.required<boolean>();
  /** Who can confirm it, or what to do where nobody can. */
  readonly who = input.required<string>();
  /** What there is now, and the key of what to say. */
  readonly decided = output<{ account: EnteIbans; said: string }>();
  readonly failed = output<unknown>();
  protected readonly words = inject(Words);
  protected readonly spaced = spaced;
  readonly #once = inject(SendOnce);
  readonly #dialog = inject(MatDialog);
  protected readonly isRefusing = signal(false);
  protected readonly isSending = signal(false);

  protected readonly beforeRefusing = (): Confirmation => this.#questionOf('refuse');
  protected readonly refuse = (reason: string): Promise<void> => this.#send('refuse', { reason });

  protected async decide(act: Act): Promise<void> {
    if (this.isSending() || !(await isConfirmed(this.#dialog, this.#questionOf(act)))) return;
    this.isSending.set(true);
    try {
      await this.#send(act, {});
    } catch (error) {
      this.failed.emit(error);
    } finally {
      this.isSending.set(false);
    }
  }

  async #send(act: Act, body: object): Promise<void> {
    const url = `/api/iban-proposals/${this.of().id}/${act}`;
    const account = await this.#once.post<EnteIbans>(url, body);
    this.decided.emit({ account, said: `payouts.iban.done.${act}` });
  }

  #questionOf(act: Act): Confirmation {
    const { words } = this;
    const { iban, holder } = this.of();
    return {
      title: words.say(`payouts.iban.act.${act}`),
      text: words.say(`payouts.iban.means.${act}`, { iban: spaced(iban), holder }),
      confirm: words.say('act.confirm'),
    };
  }
}
