import { ChangeDetectionStrategy, Component, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Words } from '../words/words';

/** A field in which what somebody saved meanwhile differs from what is being written. */
export interface StaleRow {
  label: string;
  theirs: string;
  mine: string;
}

/** Shows what was saved meanwhile beside what is being written, and leaves the choice to who writes. */
@Component({
  selector: 'wemi-stale-sheet',
  imports: [MatButton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section class="card" aria-labelledby="changed">
      <h2 id="changed">{{ words.say('sheet.changed') }}</h2>
      <dl>
        @for (row of rows(); track row.label) {
          <dt>{{ row.label }}</dt>
          <dd>
            <span class="muted">{{ words.say('sheet.theirs', { name: name() }) }}:</span>
            {{ row.theirs }}
          </dd>
          <dd>
            <span class="muted">{{ words.say('sheet.mine') }}:</span> {{ row.mine }}
          </dd>
        }
      </dl>
      <div class="actions">
        <button matButton="filled" type="button" (click)="keepMine.emit()">
          {{ words.say('sheet.keepMine') }}
        </button>
        <button matButton="outlined" type="button" (click)="takeTheirs.emit()">
          {{ words.say('sheet.takeTheirs') }}
        </button>
      </div>
    </section>
  `,
  styles: `
    dl {
      margin: 0;
      overflow-wrap: anywhere;
      white-space: pre-line;
    }
    dt {
      margin-top: 12px;
      font-weight: 600;
    }
    dd {
      margin: 4px 0 0;
    }
    .actions {
      display: flex;
      flex-wrap: wrap;
      gap: 12px;
      margin-top: 12px;
    }
  `,
})
export class StaleSheet {
  /** Who saved. */
  readonly name = input.required<string>();
  readonly rows = input.required<readonly StaleRow[]>();
  readonly keepMine = output();
  readonly takeTheirs = output();
  protected readonly words = inject(Words);
}
