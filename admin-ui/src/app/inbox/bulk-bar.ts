import { ChangeDetectionStrategy, Component, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import type { Named } from '../api-types';
import { Words } from '../words/words';
import type { TaskMove } from './task-commands';

/** What can be done with several tasks at once. */
@Component({
  selector: 'wemi-bulk-bar',
  imports: [MatButton, MatMenu, MatMenuItem, MatMenuTrigger],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="bulk" role="group" [attr.aria-label]="words.say('inbox.bulk')">
      <strong>{{ words.say('inbox.selected', { count: count() }) }}</strong>
      <button matButton="filled" type="button" (click)="move.emit('claim')">
        {{ words.say('inbox.claimSelected') }}
      </button>
      <button matButton="outlined" type="button" (click)="move.emit('release')">
        {{ words.say('inbox.releaseSelected') }}
      </button>
      @if (colleagues().length > 0) {
        <button matButton="outlined" type="button" [matMenuTriggerFor]="people">
          {{ words.say('bulk.assign') }}
        </button>
        <mat-menu #people="matMenu">
          @for (colleague of colleagues(); track colleague.id) {
            <button mat-menu-item type="button" (click)="move.emit({ assignTo: colleague.id })">
              {{ colleague.name }}
            </button>
          }
        </mat-menu>
        <button matButton="outlined" type="button" (click)="distribute.emit()">
          {{ words.say('distribution.openSelected') }}
        </button>
      }
      @if (canConfirm()) {
        <button matButton="outlined" type="button" (click)="confirm.emit()">
          {{ words.say('bulk.confirm') }}
        </button>
      }
      @if (canDecline()) {
        <button matButton="outlined" class="danger-button" type="button" (click)="decline.emit()">
          {{ words.say('bulk.decline') }}
        </button>
      }
    </div>
  `,
  styles: `
    .bulk {
      display: flex;
      flex-wrap: wrap;
      gap: 8px 16px;
      align-items: center;
      padding: 8px 16px;
      border-radius: var(--wemi-radius);
      background: var(--wemi-blue-soft);
    }
  `,
})
export class BulkBar {
  readonly count = input.required<number>();
  readonly colleagues = input.required<Named[]>();
  /** Whether there are requests to answer among them. */
  readonly canDecline = input(false);
  /** Whether there are orders to confirm among them. */
  readonly canConfirm = input(false);
  readonly move = output<TaskMove>();
  readonly distribute = output();
  readonly decline = output();
  readonly confirm = output();
  protected readonly words = inject(Words);
}
