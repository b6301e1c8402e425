import { HttpClient } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, inject, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { loadFile } from '../history/load-bundle';
import { saveFile } from '../history/save-file';
import { ProblemBox } from '../problem/problem-box';
import { SendOnce } from '../session/send-once';
import { Words } from '../words/words';

/** All services of an ente as one sheet: saved, written in a spreadsheet, and taken back as drafts. */
@Component({
  selector: 'wemi-sheet-card',
  imports: [MatButton, ProblemBox],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section class="card" aria-labelledby="sheet-title">
      <h2 id="sheet-title">{{ words.say('services.sheet.title') }}</h2>
      <p class="muted" id="sheet-help">{{ words.say('services.sheet.help') }}</p>
      <button matButton="outlined" type="button" [disabled]="isBusy()" (click)="save()">
        {{ words.say('services.sheet.export') }}
      </button>
      <div class="field">
        <label for="sheet-file">{{ words.say('services.sheet.file') }}</label>
        <input
          #file
          id="sheet-file"
          class="control"
          type="file"
          accept=".csv,text/csv"
          aria-describedby="sheet-help"
          [disabled]="isBusy()"
          (change)="take(file)"
        />
      </div>
      <p role="status">{{ said() }}</p>
      @if (trouble(); as error) {
        <wemi-problem [error]="error" [canRetry]="false" />
      }
    </section>
  `,
  styles: `
    .card {
      display: grid;
      gap: 12px;
      justify-items: start;
      margin-bottom: 16px;
      overflow-wrap: anywhere;
    }
    .card > * {
      margin: 0;
    }
  `,
})
export class SheetCard {
  readonly taken = output();
  protected readonly words = inject(Words);
  readonly #http = inject(HttpClient);
  readonly #once = inject(SendOnce);
  protected readonly isBusy = signal(false);
  protected readonly trouble = signal<unknown>(undefined);
  protected readonly said = signal('');

  protected save(): Promise<void> {
    return this.#try(async () => {
      const url = '/api/office/services/export.csv';
      saveFile('wemi-servizi.csv', await loadFile(this.#http, url, {}));
    });
  }

  protected take(field: HTMLInputElement): Promise<void> {
    const file = field.files?.[0];
    // The same file can be chosen again once it was mended.
    if (!file) return Promise.resolve();
    return this.#try(async () => {
      const csv = await file.text();
      field.value = '';
      const url = '/api/office/services/import';
      const counts = await this.#once.post<{ begun: number; changed: number }>(url, { csv });
      this.said.set(this.words.say('services.sheet.done', counts));
      this.taken.emit();
    });
  }

  async #try(work: () => Promise<void>): Promise<void> {
    this.isBusy.set(true);
    this.trouble.set(undefined);
    this.said.set('');
    try {
      await work();
    } catch (error) {
      this.trouble.set(error);
    } finally {
      this.isBusy.set(false);
    }
  }
}
