import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogTitle,
} from '@angular/material/dialog';
import { Words } from '../words/words';
import { Shortcuts } from './shortcuts';

@Component({
  imports: [MatButton, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h2 mat-dialog-title>{{ words.say('shortcuts.title') }}</h2>
    <mat-dialog-content>
      <dl>
        @for (key of keys; track key.name) {
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
  protected readonly keys = [
    { name: '/', does: 'search' },
    { name: 'j', does: 'down' },
    { name: 'k', does: 'up' },
    { name: 'x', does: 'select' },
    { name: 'a', does: 'claim' },
    { name: 'e', does: 'open' },
    { name: '?', does: 'help' },
  ];
}
