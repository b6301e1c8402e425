import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { form, FormField, maxLength, validate } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import {
  MAT_DIALOG_DATA,
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import { FieldError, isWrong } from '../act/field-error';
import type { SavedView } from '../api-types';
import { ProblemBox } from '../problem/problem-box';
import { Session } from '../session/session';
import { Words } from '../words/words';

export interface ViewQuestion {
  title: string;
  confirm: string;
  name: string;
  /** Whether it is asked if the view is shared. */
  asksSharing: boolean;
  send: (said: { name: string; shared: boolean }) => Promise<SavedView>;
}

/** The name of a view, and whether colleagues see it. Stays, with what was typed, when refused. */
@Component({
  imports: [
    FieldError, FormField, MatButton, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle, ProblemBox,
  ], // prettier-ignore
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './view-dialog.html',
  styles: `
    /* Short by nature: the dialog scrolls as a whole where there is little room. */
    mat-dialog-content {
      overflow: visible;
    }

    .option {
      margin: 12px 0 4px;
    }
  `,
})
export class ViewDialog {
  protected readonly words = inject(Words);
  protected readonly data = inject<ViewQuestion>(MAT_DIALOG_DATA);
  protected readonly role = inject(Session).role;
  readonly #dialog = inject<MatDialogRef<ViewDialog, SavedView>>(MatDialogRef);
  protected readonly isWrong = isWrong;
  protected readonly problem = signal<unknown>(undefined);
  protected readonly isSending = signal(false);
  protected readonly shared = signal(false);
  readonly #model = signal({ name: this.data.name });
  protected readonly fields = form(this.#model, (path) => {
    validate(path.name, ({ value }) =>
      value().trim() ? undefined : { kind: 'required', message: 'wrong.viewName' },
    );
    maxLength(path.name, 60, { message: 'wrong.tooLong' });
  });

  protected async send(): Promise<void> {
    this.fields.name().markAsTouched();
    const name = this.#model().name.trim();
    if (!this.fields().valid()) return;
    this.problem.set(undefined);
    this.isSending.set(true);
    try {
      this.#dialog.close(await this.data.send({ name, shared: this.shared() }));
    } catch (error) {
      this.problem.set(error);
    } finally {
      this.isSending.set(false);
    }
  }
}
