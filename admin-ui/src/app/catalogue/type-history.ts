import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { TypeVersion } from '../api-types';
import { Words } from '../words/words';
import { sayChange } from './say-change';

/** Every version of a type: who published it, when and why, what it changed; and the way back to it. */
@Component({
  selector: 'wemi-type-history',
  imports: [MatButton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section class="card" aria-labelledby="history-title">
      <h2 id="history-title">{{ words.say('catalogue.history.title') }}</h2>
      @for (version of told(); track version.version; let first = $first) {
        <details>
          <summary>
            {{ words.say('catalogue.history.version', { n: version.version }) }} ·
            <time [attr.datetime]="version.at" [attr.title]="words.exact(version.at)">{{
              words.instant(version.at)
            }}</time>
          </summary>
          <p>{{ version.who }}</p>
          <ul>
            @for (change of version.said; track $index) {
              <li>{{ change }}</li>
            }
          </ul>
          @if (canRestore() && !first) {
            <button matButton="outlined" type="button" (click)="restored.emit(version)">
              {{ words.say('catalogue.history.restore', { n: version.version }) }}
            </button>
          }
        </details>
      }
    </section>
  `,
  styles: `
    .card {
      margin-bottom: 16px;
    }

    summary {
      min-height: 44px;
      padding: 10px 0;
    }

    li {
      overflow-wrap: anywhere;
    }
  `,
})
export class TypeHistory {
  /** Newest first. */
  readonly versions = input.required<readonly TypeVersion[]>();
  readonly canRestore = input.required<boolean>();
  readonly restored = output<TypeVersion>();
  protected readonly words = inject(Words);
  protected readonly told = computed(() =>
    this.versions().map((version) => ({
      ...version,
      who: version.writtenBy
        ? this.words.say('catalogue.history.by', { by: version.writtenBy, reason: version.reason })
        : this.words.say('catalogue.history.ours'),
      said: version.changes.map((change) => sayChange(change, this.words)),
    })),
  );
}
