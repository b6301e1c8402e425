import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import type { EnteIbans } from '../api-types';
import { Words } from '../words/words';

type Past = EnteIbans['history'][number];

/** Who proposed which account, and what became of it; by its last four digits. */
@Component({
  selector: 'wemi-iban-history',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (of().length > 0) {
      <h3>{{ words.say('payouts.iban.history') }}</h3>
      <ul>
        @for (one of of(); track one.id) {
          <li>
            <p>
              {{ words.say('payouts.iban.ends', { ends: one.ends, holder: one.holder }) }}
              <strong>{{ words.say('payouts.iban.past.' + one.status) }}</strong>
            </p>
            <p class="muted">{{ tell(one) }}</p>
            @if (one.reason) {
              <p class="kept-lines">{{ words.say('payouts.because', { reason: one.reason }) }}</p>
            }
          </li>
        }
      </ul>
    }
  `,
  styles: `
    h3 {
      margin-top: 16px;
    }
    ul {
      display: grid;
      gap: 12px;
      padding: 0;
      list-style: none;
      overflow-wrap: anywhere;
    }
    p {
      margin: 0;
    }
  `,
})
export class IbanHistory {
  readonly of = input.required<readonly Past[]>();
  protected readonly words = inject(Words);

  protected tell({ status, proposedBy, proposedAt, decidedBy, decidedAt }: Past): string {
    const { words } = this;
    const say = (did: string, by: string | null, at: string) =>
      words.say(`payouts.iban.did.${did}`, {
        at: words.instant(at),
        by: by ?? words.say('payouts.iban.someone'),
      });
    if (status === 'alone') return say('alone', proposedBy, proposedAt);
    const proposed = say('proposed', proposedBy, proposedAt);
    return decidedAt ? `${proposed} ${say(status, decidedBy, decidedAt)}` : proposed;
  }
}
