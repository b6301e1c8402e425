import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { Pratica } from '../api-types';
import { ProblemBox } from '../problem/problem-box';
import { Words } from '../words/words';
import { foresee } from './foresee';
import { ProspectsList } from './prospects-list';
import { sayActed } from './say-acted';

/** What an act would come to and what would follow it, by the code that will run; nothing is done. */
@Component({
  selector: 'wemi-foreseen',
  imports: [ProblemBox, ProspectsList],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { 'aria-live': 'polite' },
  styles: `
    :host {
      display: block;
      margin: 12px 0;
    }

    h3 {
      margin: 16px 0 8px;
    }

    .notice {
      display: grid;
      gap: 4px;
    }
  `,
  template: `
    @if (acted(); as acted) {
      <div class="notice" [class.warn]="acted.why" data-testid="foreseen">
        @for (sentence of said(); track sentence) {
          <p>{{ sentence }}</p>
        }
      </div>
      @if (acted.state; as state) {
        <h3 id="foreseen-title">{{ words.say('whatIf.after') }}</h3>
        <wemi-prospects
          labelledBy="foreseen-title"
          [prospects]="acted.prospects"
          [now]="{ state, endDate: pratica().service?.endDate ?? null }"
        />
      }
    } @else if (query()) {
      @if (outlook.error(); as error) {
        <wemi-problem [error]="error" (retry)="outlook.reload()" />
      } @else {
        <p class="visually-hidden" role="status">{{ words.say('words.loading') }}</p>
        <span class="bone"></span>
      }
    }
  `,
})
export class Foreseen {
  readonly pratica = input.required<Pratica>();
  /** Of the outlook; empty while there is nothing to ask. */
  readonly query = input.required<string>();
  protected readonly words = inject(Words);
  protected readonly outlook = foresee(this.pratica, this.query);
  protected readonly acted = computed(() =>
    this.outlook.hasValue() ? this.outlook.value().ifActed : undefined,
  );
  protected readonly said = computed(() => {
    const acted = this.acted();
    return acted ? sayActed(acted, this.pratica(), this.words) : [];
  });
}
