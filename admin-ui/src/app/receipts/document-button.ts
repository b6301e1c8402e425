import { HttpClient } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { loadFile } from '../history/load-bundle';
import { saveFile } from '../history/save-file';
import { ProblemBox } from '../problem/problem-box';
import { Words } from '../words/words';

/** Fetches a document that the API writes, to print it or keep it. */
@Component({
  selector: 'wemi-document-button',
  imports: [MatButton, ProblemBox],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (problem(); as error) {
      <wemi-problem [error]="error" (retry)="save()" />
    }
    <button
      matButton="outlined"
      class="no-print"
      type="button"
      [disabled]="isSaving()"
      disabledInteractive
      (click)="save()"
    >
      {{ text() }}
    </button>
    <span class="visually-hidden" role="status">{{
      isSaving() ? words.say('history.preparing') : ''
    }}</span>
  `,
})
export class DocumentButton {
  readonly url = input.required<string>();
  /** Of the file, with its ending. */
  readonly name = input.required<string>();
  readonly text = input.required<string>();
  protected readonly words = inject(Words);
  readonly #http = inject(HttpClient);
  protected readonly isSaving = signal(false);
  protected readonly problem = signal<unknown>(undefined);

  protected async save(): Promise<void> {
    if (this.isSaving()) return;
    this.isSaving.set(true);
    this.problem.set(undefined);
    try {
      saveFile(this.name(), await loadFile(this.#http, this.url()));
    } catch (error) {
      this.problem.set(error);
    } finally {
      this.isSaving.set(false);
    }
  }
}
