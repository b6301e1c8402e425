import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  MAT_DIALOG_DATA,
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import type { OperatorsAnswer } from '../api-types';
import { ProblemBox } from '../problem/problem-box';
import { Session } from '../session/session';
import { today } from '../words/dates';
import { Words } from '../words/words';

export interface OperatorQuestion {
  /** How many orders are to be confirmed. */
  count: number;
  /** Whether there is something else among the selected. */
  isMixed: boolean;
}

/** Asks who will come, for several orders at once. */
@Component({
  imports: [
    MatButton, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle, ProblemBox,
  ], // prettier-ignore
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h2 mat-dialog-title>{{ words.say('bulk.confirmTitle', { count: data.count }) }}</h2>
    <mat-dialog-content>
      <p>{{ words.say('bulk.confirmText') }}</p>
      @if (data.isMixed) {
        <p>{{ words.say('bulk.confirmMixed') }}</p>
      }
      @if (people(); as found) {
        @if (found.length > 0) {
          <div class="field">
            <label for="bulk-operator">{{ words.say('order.operator') }}</label>
            <select
              #chosen
              id="bulk-operator"
              class="control"
              aria-describedby="bulk-operator-error"
              [attr.aria-invalid]="isMissing() ? 'true' : null"
              (change)="operatorId.set(chosen.value); isMissing.set(false)"
            >
              <option value="">{{ words.say('orderForm.chooseOperator') }}</option>
              @for (one of found; track one.id) {
                <option [value]="one.id" [disabled]="hasEnded(one)">
                  {{ one.name }} · {{ one.profile
                  }}{{ hasEnded(one) ? ' (' + words.say('orderForm.credentialEnded') + ')' : '' }}
                </option>
              }
            </select>
            <p id="bulk-operator-error" class="wrong" role="alert">
              {{ isMissing() ? words.say('wrong.operator') : '' }}
            </p>
          </div>
        } @else {
          <p class="notice warn">{{ words.say('bulk.noOperators') }}</p>
        }
      } @else if (!resource.error()) {
        <p role="status" aria-busy="true">{{ words.say('words.loading') }}</p>
      }
      @if (resource.error(); as error) {
        <wemi-problem [error]="error" (retry)="resource.reload()" />
      }
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button matButton type="button" [mat-dialog-close]="undefined">
        {{ words.say('act.back') }}
      </button>
      <button matButton="filled" type="button" [disabled]="!people()?.length" (click)="answer()">
        {{ words.say('bulk.confirm') }}
      </button>
    </mat-dialog-actions>
  `,
  styles: `
    /* Short by nature: the dialog scrolls as a whole where there is little room. */
    mat-dialog-content {
      overflow: visible;
    }

    .wrong {
      color: var(--wemi-danger);
      font-weight: 600;
    }
  `,
})
export class OperatorDialog {
  protected readonly words = inject(Words);
  protected readonly data = inject<OperatorQuestion>(MAT_DIALOG_DATA);
  readonly #dialog = inject<MatDialogRef<OperatorDialog, string>>(MatDialogRef);
  readonly #me = inject(Session).me;
  protected readonly resource = httpResource<OperatorsAnswer>(() => {
    const ente = this.#me()?.ente;
    return ente ? `/api/enti/${ente.id}/operators` : undefined;
  });
  protected readonly people = computed(() =>
    this.resource.hasValue() ? this.resource.value().items : undefined,
  );
  protected readonly operatorId = signal('');
  protected readonly isMissing = signal(false);

  protected hasEnded({ validUntil }: OperatorsAnswer['items'][number]): boolean {
    return validUntil !== null && validUntil < today();
  }

  protected answer(): void {
    if (this.operatorId()) this.#dialog.close(this.operatorId());
    else this.isMissing.set(true);
  }
}
