import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import type { EnteAsked } from '../api-types';
import { Words } from '../words/words';

/** Whom the request reached and what each answered. */
@Component({
  selector: 'wemi-enti-card',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section class="card" aria-labelledby="enti-title">
      <h2 id="enti-title">{{ words.say('enti.title') }}</h2>
      <ul role="list">
        @for (asked of enti(); track asked.ente.id) {
          <li>
            <span>{{ asked.ente.name }}</span>
            <span class="chip" [class]="asked.answer === 'offered' ? 'blue' : ''">{{
              words.say('answer.' + asked.answer)
            }}</span>
          </li>
        }
      </ul>
    </section>
  `,
  styles: `
    li {
      display: flex;
      flex-wrap: wrap;
      gap: 4px 12px;
      justify-content: space-between;
      padding: 6px 0;
      border-bottom: 1px dotted var(--wemi-line);
    }

    li:last-child {
      border-bottom: 0;
    }
  `,
})
export class EntiCard {
  readonly enti = input.required<EnteAsked[]>();
  protected readonly words = inject(Words);
}
