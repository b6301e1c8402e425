import { Component, computed, inject, signal } from '@angular/core';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { TranslocoPipe } from '@jsverse/transloco';
import type { Question } from './question';

@Component({
  selector: 'app-confirm-dialog',
  imports: [MatDialogModule, TranslocoPipe],
  styles: `
    h2 {
      line-height: 1.25;
    }
    mat-dialog-content {
      color: var(--mat-sys-on-surface);
    }
    p + p {
      margin-top: 0.75rem;
    }
    .field {
      margin: 1.25rem 0 0;
    }
    mat-dialog-actions {
      flex-wrap: wrap;
      gap: 0.75rem;
      padding: 1rem 1.5rem 1.5rem;
    }
  `,
  template: `
    <h2 mat-dialog-title id="confirm-title" tabindex="-1">{{ question.title }}</h2>
    <mat-dialog-content>
      @for (line of question.text; track line) {
        <p>{{ line }}</p>
      }
      @if (question.days; as asked) {
        <div class="field">
          <label for="days">{{ asked.label }}</label>
          <select #number id="days" class="input" (change)="days.set(+number.value)">
            @for (one of options(); track one) {
              <option [value]="one" [selected]="one === days()">{{ one }}</option>
            }
          </select>
        </div>
      }
    </mat-dialog-content>
    <mat-dialog-actions>
      <button type="button" class="button secondary" (click)="reference.close()">
        {{ 'pratica.cancelDialog' | transloco }}
      </button>
      <button type="button" class="button" [class.danger]="question.danger" (click)="confirm()">
        {{ question.confirm }}
      </button>
    </mat-dialog-actions>
  `,
})
export class ConfirmDialog {
  protected readonly question = inject<Question>(MAT_DIALOG_DATA);
  protected readonly reference = inject<MatDialogRef<ConfirmDialog, number | true>>(MatDialogRef);
  protected readonly days = signal(this.question.days?.max ?? 1);
  protected readonly options = computed(() =>
    Array.from({ length: this.question.days?.max ?? 0 }, (_, index) => index + 1),
  );

  protected confirm(): void {
    this.reference.close(this.question.days ? this.days() : true);
  }
}
