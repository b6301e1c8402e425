import { HttpClient } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { loadFile } from '../history/load-bundle';
import { saveFile } from '../history/save-file';
import { ProblemBox } from '../problem/problem-box';
import { Icon } from '../shell/icon';
import { Words } from '../words/words';

/** Saves all that a search finds as a file, which the API writes; says when it does not come. */
@Component({
  selector: 'wemi-export-button',
  imports: [Icon, MatButton, ProblemBox],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <button
      matButton="outlined"
      type="button"
      aria-describedby="export-help"
      [disabled]="isExporting() || isEmpty()"
      disabledInteractive
      (click)="export()"
    >
      <span class="with-icon"><wemi-icon name="download" />{{ words.say('history.export') }}</span>
    </button>
    <p id="export-help" class="muted">{{ words.say('audit.exportHelp') }}</p>
    <div role="status">
      @if (isExporting()) {
        <p class="muted">{{ words.say('history.preparing') }}</p>
      }
    </div>
    @if (trouble(); as error) {
      <wemi-problem [error]="error" (retry)="export()" />
    }
  `,
  styles: `
    .muted {
      margin: 4px 0 0;
      max-width: 36ch;
    }
  `,
})
export class ExportButton {
  /** Of the search as a file, such as /api/audit/events.csv. */
  readonly url = input.required<string>();
  readonly query = input.required<Record<string, string>>();
  readonly fileName = input.required<string>();
  readonly isEmpty = input(false);
  protected readonly words = inject(Words);
  readonly #http = inject(HttpClient);
  protected readonly isExporting = signal(false);
  protected readonly trouble = signal<unknown>(undefined);

  protected async export(): Promise<void> {
    this.isExporting.set(true);
    this.trouble.set(undefined);
    try {
      saveFile(this.fileName(), await loadFile(this.#http, this.url(), this.query()));
    } catch (error) {
      this.trouble.set(error);
    } finally {
      this.isExporting.set(false);
    }
  }
}
