import { HttpClient } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { Pratica } from '../api-types';
import { loadFile } from '../history/load-bundle';
import { saveFile } from '../history/save-file';
import { ProblemBox } from '../problem/problem-box';
import { Words } from '../words/words';

/** The days of a pratica for one's own calendar. */
@Component({
  selector: 'wemi-calendar-button',
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
      (click)="save()"
    >
      {{ words.say('calendar.save') }}
    </button>
  `,
  styles: `
    :host {
      display: block;
      margin-top: 16px;
    }
  `,
})
export class CalendarButton {
  readonly pratica = input.required<Pratica>();
  protected readonly words = inject(Words);
  readonly #http = inject(HttpClient);
  protected readonly isSaving = signal(false);
  protected readonly problem = signal<unknown>(undefined);

  protected async save(): Promise<void> {
    this.isSaving.set(true);
    this.problem.set(undefined);
    const { id, number } = this.pratica();
    try {
      const file = await loadFile(this.#http, `/api/pratiche/${id}/calendar.ics`);
      saveFile(`${number}.ics`, file);
    } catch (error) {
      this.problem.set(error);
    } finally {
      this.isSaving.set(false);
    }
  }
}
