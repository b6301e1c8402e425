import { ChangeDetectionStrategy, Component, inject, input, output, type Signal } from '@angular/core'; // prettier-ignore
import { MatButton } from '@angular/material/button';
import { Words } from '../words/words';
import { ProblemBox } from './problem-box';
import { type StaleRow, StaleSheet } from './stale-sheet';

/** The foot of a form that writes a sheet (`editSheet`): what went wrong, what was saved meanwhile, or «save». */
@Component({
  selector: 'wemi-sheet-foot',
  imports: [MatButton, ProblemBox, StaleSheet],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (sheet().problem(); as error) {
      <wemi-problem [error]="error" [canRetry]="false" />
    }
    @if (stale(); as seen) {
      <wemi-stale-sheet
        [name]="seen.name"
        [rows]="seen.rows"
        (keepMine)="keepMine.emit()"
        (takeTheirs)="sheet().takeTheirs()"
      />
    } @else {
      <div class="actions">
        <button matButton="filled" type="submit" [disabled]="sheet().isSending()">
          {{ words.say('sheet.save') }}
        </button>
        <span role="status">{{ said() }}</span>
      </div>
    }
  `,
  styles: `
    .actions {
      display: flex;
      flex-wrap: wrap;
      gap: 12px;
      align-items: center;
    }
  `,
})
export class SheetFoot {
  readonly sheet = input.required<Edited>();
  /** What somebody else saved meanwhile, field by field, and who did. */
  readonly stale = input<{ name: string; rows: readonly StaleRow[] }>();
  /** What has just been done. */
  readonly said = input('');
  readonly keepMine = output();
  protected readonly words = inject(Words);
}

interface Edited {
  isSending: Signal<boolean>;
  problem: Signal<unknown>;
  takeTheirs: () => void;
}
