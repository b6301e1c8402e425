import { inject, Injectable } from '@angular/core';
import type { Task } from '../api-types';
import { Undo } from '../undo/undo';
import { Words } from '../words/words';
import { TaskCommands, type TaskMove } from './task-commands';

const REVERSE = { claim: 'release', release: 'claim' } as const;

/** Offers to take back what was claimed or released, each task by its own command. */
@Injectable({ providedIn: 'root' })
export class UndoMoves {
  readonly #undo = inject(Undo);
  readonly #commands = inject(TaskCommands);
  readonly #words = inject(Words);

  /**
   * @param tasks as they were before the move, which succeeded on each; one that was so already stays
   * @param after called when all were tried
   */
  offer(tasks: Task[], move: TaskMove, after: () => void): void {
    if (typeof move !== 'string') return;
    const moved = tasks.filter(({ assignee }) => (assignee === null) === (move === 'claim'));
    const { length: count } = moved;
    if (count === 0) return;
    this.#undo.offer({
      text: this.#words.say(`undo.${move}.${count === 1 ? 'one' : 'many'}`, { count }),
      undo: async () => {
        const refusals: string[] = [];
        for (const { id } of moved) {
          const refusal = await this.#commands.move(id, REVERSE[move]);
          if (refusal) refusals.push(refusal);
        }
        after();
        return this.#sayRefusals(refusals, count);
      },
    });
  }

  #sayRefusals([first, ...others]: string[], of: number): string | undefined {
    if (!first || of === 1) return first;
    const failed = others.length + 1;
    return this.#words.say('undo.some', { done: of - failed, failed, why: first });
  }
}
