import { HttpClient } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { Pratica, TimelineEvent } from '../api-types';
import { NoticeLines } from '../pratica/notice-lines';
import type { EventNotice } from '../pratica/say-notices';
import { ProblemBox } from '../problem/problem-box';
import { Icon } from '../shell/icon';
import { Words } from '../words/words';
import { toCsv } from './csv';
import { COLUMNS, historyRow, historySheet } from './history-rows';
import { loadBundle } from './load-bundle';
import { loadHistory } from './load-history';
import { csvFile, saveFile } from './save-file';

/** The full history, for who verifies: when, who, for whom, what, from → to, why, how. */
@Component({
  selector: 'wemi-history',
  imports: [Icon, MatButton, NoticeLines, ProblemBox],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './history-table.html',
  styleUrl: './history-table.scss',
})
export class HistoryTable {
  readonly pratica = input.required<Pratica>();
  readonly events = input.required<TimelineEvent[]>();
  /** Whom each event told and what became of it. */
  readonly notices = input<readonly EventNotice[]>([]);
  readonly hasMore = input(false);
  protected readonly words = inject(Words);
  readonly #http = inject(HttpClient);
  protected readonly columns = COLUMNS;
  protected readonly rows = computed(() =>
    this.events().map((event) => ({
      ...historyRow(event, this.words),
      at: event.at,
      id: event.id,
    })),
  );
  protected readonly isLoading = signal(false);
  protected readonly trouble = signal<{ error: unknown; retry: () => void } | undefined>(undefined);

  protected print(): void {
    window.print();
  }

  protected export(): Promise<void> {
    return this.#download('csv', async () => {
      const events = await loadHistory(this.#http, this.pratica().id);
      const text = toCsv(historySheet(events, this.words));
      return csvFile(text);
    });
  }

  protected bundle(): Promise<void> {
    return this.#download('wemi.zip', () => loadBundle(this.#http, this.pratica().id));
  }

  async #download(ending: string, load: () => Promise<Blob>): Promise<void> {
    this.isLoading.set(true);
    try {
      saveFile(`${this.pratica().number.replace(/[^\w-]+/g, '-')}.${ending}`, await load());
      this.trouble.set(undefined);
    } catch (error) {
      this.trouble.set({ error, retry: () => void this.#download(ending, load) });
    } finally {
      this.isLoading.set(false);
    }
  }
}
