import { httpResource } from '@angular/common/http';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  signal,
  viewChild,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  MAT_DIALOG_DATA,
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import { ReasonField } from '../act/reason-field';
import type { AssigneesAnswer } from '../api-types';
import { ProblemBox } from '../problem/problem-box';
import { toParams } from '../words/api-params';
import { Words } from '../words/words';

/** What is said with an act. */
export interface FaultSaid {
  reason?: string;
  assigneeId?: string;
}

export interface FaultQuestion {
  title: string;
  text: string;
  confirm: string;
  /** Why, or to whom the task of this fault goes. */
  asks: 'reason' | { kind: string; id: string };
}

/** Asks what an act of the radar must be told before it is done. */
@Component({
  imports: [
    MatButton, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle, ProblemBox, ReasonField,
  ], // prettier-ignore
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h2 mat-dialog-title>{{ data.title }}</h2>
    <mat-dialog-content>
      <p class="kept-lines">{{ data.text }}</p>
      @if (data.asks === 'reason') {
        <wemi-reason-field #why [inPlace]="false" />
      } @else {
        <div class="field">
          <label for="assignee">{{ words.say('radar.toWhom') }}</label>
          <select
            id="assignee"
            class="control"
            aria-describedby="assignee-error"
            [attr.aria-invalid]="isMissing()"
            (change)="choose($event)"
          >
            <option value="">{{ words.say('radar.chooseWhom') }}</option>
            @for (person of colleagues(); track person.id) {
              <option [value]="person.id">{{ person.name }}</option>
            }
          </select>
          <p id="assignee-error" class="error" role="alert">
            {{ isMissing() ? words.say('radar.chooseWhom') : '' }}
          </p>
        </div>
        @if (people.error(); as error) {
          <wemi-problem [error]="error" (retry)="people.reload()" />
        }
      }
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button matButton type="button" [mat-dialog-close]="undefined">
        {{ words.say('act.back') }}
      </button>
      <button matButton="filled" type="button" (click)="answer()">{{ data.confirm }}</button>
    </mat-dialog-actions>
  `,
  styles: `
    /* Short by nature: the dialog scrolls as a whole where there is little room. */
    mat-dialog-content {
      overflow: visible;
    }
  `,
})
export class FaultDialog {
  protected readonly words = inject(Words);
  protected readonly data = inject<FaultQuestion>(MAT_DIALOG_DATA);
  readonly #dialog = inject<MatDialogRef<FaultDialog, FaultSaid>>(MatDialogRef);
  protected readonly why = viewChild<ReasonField>('why');
  protected readonly isMissing = signal(false);
  readonly #assigneeId = signal('');
  protected readonly people = httpResource<AssigneesAnswer>(() => {
    const { asks } = this.data;
    if (asks === 'reason') return undefined;
    return { url: '/api/radar/assignees', params: toParams({ kind: asks.kind, id: asks.id }) };
  });
  protected readonly colleagues = computed(() =>
    this.people.hasValue() ? this.people.value().items : [],
  );

  protected choose(event: Event): void {
    this.#assigneeId.set((event.target as HTMLSelectElement).value);
    this.isMissing.set(false);
  }

  protected answer(): void {
    if (this.data.asks === 'reason') {
      const said = this.why()?.read();
      if (said) this.#dialog.close(said);
      return;
    }
    const assigneeId = this.#assigneeId();
    if (assigneeId) this.#dialog.close({ assigneeId });
    else this.isMissing.set(true);
  }
}
