import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { Scope } from '../mandates/mandate';
import { Session } from '../session/session';
import { Words } from '../words/words';
import type { Citizen } from '../api-types';

/** The sheet that is signed: on paper only, and then the only thing on it. */
@Component({
  selector: 'wemi-mandate-paper',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <article>
      <h2>{{ words.say('paper.title') }}</h2>
      <p>
        {{ words.say('paper.who') }} <strong>{{ citizen().name }}</strong>
        @if (citizen().fiscalCodeEnd; as end) {
          ({{ words.say('sportello.fiscalCodeEnd', { end }) }})
        }
        {{ words.say('paper.gives') }} <strong>{{ counter() }}</strong>
        {{ words.say('paper.to') }}
      </p>
      <ul>
        <li>{{ words.say('mandates.reading') }}</li>
        @for (part of scope(); track part) {
          <li>
            {{ words.say('mandates.scope.' + part) }}. {{ words.say('mandates.scopeHelp.' + part) }}
          </li>
        }
      </ul>
      <p>
        <strong>{{ words.say('paper.until', { day: words.day(expiresOn()) }) }}</strong>
      </p>
      <p>{{ words.say('paper.revoke') }}</p>
      <p>{{ words.say('paper.never') }}</p>
      <dl>
        @for (line of ['place', 'sign', 'staff']; track line) {
          <div>
            <dt>{{ words.say('paper.' + line) }}</dt>
            <dd></dd>
          </div>
        }
      </dl>
    </article>
  `,
  styles: `
    :host {
      display: none;
    }

    @media print {
      :host {
        display: block;
      }
    }

    h2 {
      margin-bottom: 24px;
      font-size: 24pt;
    }

    p,
    ul {
      margin: 0 0 12pt;
      font-size: 12pt;
      line-height: 1.5;
    }

    ul {
      padding-left: 18pt;
      list-style: disc;
    }

    dl {
      margin-top: 36pt;
    }

    dl div {
      display: grid;
      grid-template-columns: 160pt 1fr;
      align-items: end;
      margin-top: 30pt;
    }

    dd {
      border-bottom: 1px solid #000;
    }
  `,
})
export class MandatePaper {
  readonly citizen = input.required<Citizen>();
  readonly scope = input.required<readonly Scope[]>();
  readonly expiresOn = input.required<string>();
  protected readonly words = inject(Words);
  readonly #me = inject(Session).me;
  protected readonly counter = computed(() => {
    const me = this.#me();
    const name = me?.sportello?.name ?? '';
    return this.words.say('paper.counter', { name, comune: me?.comune.name ?? '' });
  });
}
