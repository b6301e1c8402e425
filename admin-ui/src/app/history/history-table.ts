import { HttpClient } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { Pratica, TimelineEvent } from '../api-types';
import { ProblemBox } from '../problem/problem-box';
import { Icon } from '../shell/icon';
import { Words } from '../words/words';
import { toCsv } from './csv';
import { COLUMNS, historyRow, historySheet } from './history-rows';
import { loadHistory } from './load-history';

/** The full history, for who verifies: when, who, for whom, what, from → to, why, how. */
@Component({
  selector: 'wemi-history',
  imports: [Icon, MatButton, ProblemBox],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './history-table.html',
  styleUrl: './history-table.scss',
})
export class HistoryTable {
  readonly pratica = input.required<Pratica>();
  readonly events = input.required<TimelineEvent[]>();
  readonly hasMore = input(false);
  protected readonly words = inject(Words);
  readonly #http = inject(HttpClient);
  protected readonly columns = COLUMNS;
  protected readonly rows = computed(() =>
    this.events().map((event) => ({ ...historyRow(event, this.words), at: event.at })),
  );
  protected readonly problem = signal<unknown>(undefined);

  protected print(): void {
    window.print();
  }

  protected async export(): Promise<void> {
    try {
      const events = await loadHistory(this.#http, this.pratica().id);
      const name = `${this.pratica().number.replace(/[^\w-]+/g, '-')}.csv`;
      save(name, toCsv(historySheet(events, this.words)));
      this.problem.set(undefined);
    } catch (error) {
      this.problem.set(error);
    }
  }
}

function save(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
