import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  MAT_DIALOG_DATA,
  type MatDialog,
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogTitle,
} from '@angular/material/dialog';
import { firstValueFrom } from 'rxjs';
import { Words } from '../words/words';

export interface Confirmation {
  title: string;
  text: string;
  confirm: string;
}

/** Asks, and gives whether the person goes on; leaving the dialog in any other way is a no. */
export async function isConfirmed(dialog: MatDialog, data: Confirmation): Promise<boolean> {
  const asked = dialog.open<ConfirmDialog, Confirmation, boolean>(ConfirmDialog, { data });
  return (await firstValueFrom(asked.afterClosed())) === true;
}

/** Asked before what cannot be taken back and before acting in another's place. */
@Component({
  imports: [MatButton, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h2 mat-dialog-title>{{ data.title }}</h2>
    <mat-dialog-content>
      <p class="kept-lines">{{ data.text }}</p>
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button matButton type="button" [mat-dialog-close]="false">
        {{ words.say('act.back') }}
      </button>
      <button matButton="filled" type="button" [mat-dialog-close]="true">{{ data.confirm }}</button>
    </mat-dialog-actions>
  `,
  styles: `
    /* Short by nature: the dialog scrolls as a whole where there is little room. */
    mat-dialog-content {
      overflow: visible;
    }
  `,
})
export class ConfirmDialog {
  protected readonly words = inject(Words);
  protected readonly data = inject<Confirmation>(MAT_DIALOG_DATA);
}
