import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  MAT_DIALOG_DATA,
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogTitle,
} from '@angular/material/dialog';
import { Words } from '../words/words';
import { Shortcuts } from './shortcuts';

/** What the pages' keys are called; `enter` is the browser's own. */
const KEYS = {
  search: '/',
  down: 'j',
  up: 'k',
  enter: '↵',
  select: 'x',
  claim: 'a',
  undo: 'z',
  open: 'e',
  views: 'v',
  distribute: 'd',
  acts: 'd',
  back: 'u',
  help: '?',
} as const;
export type KeyDoes = keyof typeof KEYS;

/** The keys of the page under it, and where they are switched off. */
@Component({
  imports: [MatButton, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h2 mat-dialog-title>{{ words.say('shortcuts.title') }}</h2>
    <mat-dialog-content>
      <dl>
        @for (key of keys; track key.does) {
          <div>
            <dt>
              <kbd>{{ key.name }}</kbd>
            </dt>
            <dd>{{ words.say('shortcuts.' + key.does) }}</dd>
          </div>
        }
      </dl>
      <label class="option">
        <input
          #on
          type="checkbox"
          [checked]="shortcuts.areOn()"
          (change)="shortcuts.turn(on.checked)"
        />
        {{ words.say('shortcuts.on') }}
      </label>
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button matButton="filled" type="button" mat-dialog-close>
        {{ words.say('shortcuts.close') }}
      </button>
    </mat-dialog-actions>
  `,
  styles: `
    div {
      display: flex;
      gap: 16px;
      align-items: center;
      padding: 4px 0;
    }

    dt {
      width: 48px;
    }

    dl {
      margin-bottom: 16px;
    }

    kbd {
      display: inline-block;
      min-width: 32px;
      padding: 2px 8px;
      border: 1px solid var(--wemi-edge);
      border-radius: 4px;
      background: var(--wemi-raised);
      font-family: var(--wemi-mono);
      text-align: center;
    }
  `,
})
export class ShortcutsSheet {
  protected readonly words = inject(Words);
  protected readonly shortcuts = inject(Shortcuts);
  protected readonly keys = inject<KeyDoes[]>(MAT_DIALOG_DATA).map((does) => ({
    name: KEYS[does],
    does,
  }));
}
