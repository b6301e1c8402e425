import { HttpClient } from '@angular/common/http';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  ElementRef,
  inject,
  signal,
  untracked,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  MAT_DIALOG_DATA,
  MatDialogActions,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import { firstValueFrom } from 'rxjs';
import type { DistributeAnswer, Distribution } from '../api-types';
import { ProblemBox } from '../problem/problem-box';
import { SendOnce } from '../session/send-once';
import { Words } from '../words/words';

/** Which tasks: these, or all that nobody has and that match the inbox's filters. */
export type WhichTasks = { taskIds: string[] } | { matching: Record<string, string> };

/** How many were given, and how many were not. */
export interface Distributed {
  done: number;
  failed: number;
}

type Outcome = DistributeAnswer['rows'][number];

/**
 * Shows who would get which task before anybody gets one, again for each change of who takes part;
 * then how each row went.
 */
@Component({
  imports: [
    MatButton, MatDialogActions, MatDialogContent, MatDialogTitle, ProblemBox,
  ], // prettier-ignore
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './distribute-dialog.html',
  styleUrl: './distribute-dialog.scss',
})
export class DistributeDialog {
  protected readonly words = inject(Words);
  readonly #which = inject<WhichTasks>(MAT_DIALOG_DATA);
  readonly #http = inject(HttpClient);
  readonly #once = inject(SendOnce);
  readonly #dialog = inject<MatDialogRef<DistributeDialog, Distributed>>(MatDialogRef);
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  /** Who takes part; everybody until somebody is left out. */
  readonly #among = signal<string[] | undefined>(undefined);
  protected readonly plan = signal<Distribution | undefined>(undefined);
  protected readonly problem = signal<unknown>(undefined);
  protected readonly isBusy = signal(false);
  protected readonly went = signal<ReadonlyMap<string, Outcome> | undefined>(undefined);
  protected readonly givable = computed(
    () => this.plan()?.rows.filter(({ assignee }) => assignee).length ?? 0,
  );
  protected readonly isNobody = computed(() => this.#among()?.length === 0);

  constructor() {
    effect(() => {
      const among = this.#among();
      if (among?.length !== 0) untracked(() => void this.foresee(among));
    });
    // However the dialog is left, the inbox learns what was done.
    this.#dialog.disableClose = true;
    this.#dialog.keydownEvents().subscribe(({ key }) => key === 'Escape' && this.close());
    this.#dialog.backdropClick().subscribe(() => this.close());
  }

  protected takesPart(personId: string): boolean {
    return this.#among()?.includes(personId) ?? true;
  }

  protected toggle(personId: string): void {
    const all = this.plan()?.people.map(({ id }) => id) ?? [];
    const now = this.#among() ?? all;
    const without = now.filter((id) => id !== personId);
    this.#among.set(without.length < now.length ? without : [...now, personId]);
  }

  protected async foresee(among = this.#among()): Promise<void> {
    this.problem.set(undefined);
    this.isBusy.set(true);
    try {
      const body = { ...this.#which, ...(among ? { among } : {}) };
      const plan = await firstValueFrom(
        this.#http.post<Distribution>('/api/tasks/distribution', body),
      );
      // Meanwhile somebody else may have been ticked: that answer is the one to wait for.
      if (among === this.#among()) this.plan.set(plan);
    } catch (error) {
      this.problem.set(error);
    } finally {
      this.isBusy.set(false);
    }
  }

  protected async distribute(): Promise<void> {
    const rows = (this.plan()?.rows ?? []).flatMap(({ taskId, assignee }) =>
      assignee ? [{ taskId, assigneeId: assignee.id }] : [],
    );
    this.problem.set(undefined);
    this.isBusy.set(true);
    try {
      const answer = await this.#once.post<DistributeAnswer>('/api/tasks/distribute', { rows });
      this.went.set(new Map(answer.rows.map((row) => [row.taskId, row])));
      setTimeout(() => this.#host.querySelector<HTMLElement>('h3')?.focus());
    } catch (error) {
      this.problem.set(error);
    } finally {
      this.isBusy.set(false);
    }
  }

  protected sayOutcome(taskId: string): string {
    const row = this.went()?.get(taskId);
    if (!row) return this.words.say('distribution.toNobody');
    const { outcome, assignee } = row;
    return this.words.say(`distribution.outcome.${outcome}`, { name: assignee?.name ?? '' });
  }

  protected isGiven(taskId: string): boolean {
    return this.went()?.get(taskId)?.outcome === 'given';
  }

  protected close(): void {
    const rows = [...(this.went()?.values() ?? [])];
    const done = rows.filter(({ outcome }) => outcome === 'given').length;
    this.#dialog.close(this.went() && { done, failed: rows.length - done });
  }
}
