import { inject, Injectable, signal } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { firstValueFrom } from 'rxjs';
import { type Confirmation, isConfirmed } from '../act/confirm-dialog';
import type { Task } from '../api-types';
import { FaultDialog, type FaultQuestion, type FaultSaid } from '../radar/fault-dialog';
import { Words } from '../words/words';
import { Colleagues } from './colleagues';
import { OperatorDialog, type OperatorQuestion } from './operator-dialog';
import { TaskActs } from './task-acts';
import { TaskCommands, type TaskMove } from './task-commands';

/** Several tasks moved after one confirmation, one after the other, so that each row can say how it went. */
@Injectable()
export class BulkMoves {
  readonly #words = inject(Words);
  readonly #dialog = inject(MatDialog);
  readonly #commands = inject(TaskCommands);
  readonly #acts = inject(TaskActs);
  readonly #colleagues = inject(Colleagues);
  /** What was refused, by the task's id. */
  readonly refusals = signal<Record<string, string>>({});
  /** The same with the numbers of the pratiche, for tasks whose rows are gone. */
  readonly failed = signal<{ id: string; number: string; text: string }[]>([]);
  /** What it came to, said aloud. */
  readonly outcome = signal('');

  /** @returns the ids of the tasks that could not be moved; undefined when it was not confirmed */
  async move(tasks: Task[], move: TaskMove): Promise<string[] | undefined> {
    const { length: count } = tasks;
    const data: Confirmation = {
      title: this.#titleOf(move),
      text: this.#words.say(count === 1 ? 'inbox.confirmOne' : 'inbox.confirmMany', { count }),
      confirm: this.#words.say('act.confirm'),
    };
    if (!(await isConfirmed(this.#dialog, data))) return undefined;
    return this.#run(tasks, ({ id }) => this.#commands.move(id, move));
  }

  /** @returns the ids of the tasks that could not be moved; undefined when no reason was given */
  async decline(tasks: Task[]): Promise<string[] | undefined> {
    const requests = tasks.filter(({ kind }) => kind === 'answerRequest');
    const mixed = requests.length < tasks.length ? [this.#words.say('bulk.declineMixed')] : [];
    const data: FaultQuestion = {
      title: this.#words.say('bulk.declineTitle', { count: requests.length }),
      text: [this.#words.say('bulk.declineText'), ...mixed].join('\n\n'),
      confirm: this.#words.say('bulk.decline'),
      asks: 'reason',
    };
    const dialog = this.#dialog.open<FaultDialog, FaultQuestion, FaultSaid>(FaultDialog, { data });
    const { reason } = (await firstValueFrom(dialog.afterClosed())) ?? {};
    if (!reason) return undefined;
    return this.#run(tasks, (task) => this.#acts.decline(task, reason));
  }

  /** @returns the ids of the tasks that could not be moved; undefined when nobody was chosen */
  async confirm(tasks: Task[]): Promise<string[] | undefined> {
    const { length: count } = tasks.filter(({ kind }) => kind === 'confirmOrder');
    const data: OperatorQuestion = { count, isMixed: count < tasks.length };
    const dialog = this.#dialog.open<OperatorDialog, OperatorQuestion, string>(OperatorDialog, {
      data,
    });
    const operatorId = await firstValueFrom(dialog.afterClosed());
    if (!operatorId) return undefined;
    return this.#run(tasks, (task) => this.#acts.confirm(task, operatorId));
  }

  /** Tells how one row went. */
  tell(id: string, refusal: string | undefined): void {
    this.refusals.update((all) => ({ ...all, [id]: refusal ?? '' }));
  }

  async #run(tasks: Task[], work: (task: Task) => Promise<string | undefined>): Promise<string[]> {
    const refusals: Record<string, string> = {};
    for (const task of tasks) refusals[task.id] = (await work(task)) ?? '';
    const failed = tasks.filter(({ id }) => refusals[id]);
    this.refusals.set(refusals);
    this.sayOutcome({ done: tasks.length - failed.length, failed: failed.length });
    this.failed.set(
      failed.map(({ id, praticaNumber: number }) => ({ id, number, text: refusals[id]! })),
    );
    return failed.map(({ id }) => id);
  }

  sayOutcome(counts: { done: number; failed: number }): void {
    this.outcome.set(this.#words.say('inbox.outcome', counts));
    this.failed.set([]);
  }

  #titleOf(move: TaskMove): string {
    if (typeof move === 'string') return this.#words.say(`inbox.${move}Selected`);
    return this.#words.say('bulk.assignTitle', { name: this.#colleagues.nameOf(move.assignTo) });
  }
}
