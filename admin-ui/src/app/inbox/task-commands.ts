import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type { DistributeAnswer, Distribution } from '../api-types';
import { sayRefusal } from '../problem/say-refusal';
import { SendOnce } from '../session/send-once';
import { Words } from '../words/words';

export type TaskMove = 'claim' | 'release' | { assignTo: string };

/** Who takes which task. Every answer is a sentence, since many may be asked at once. */
@Injectable({ providedIn: 'root' })
export class TaskCommands {
  readonly #http = inject(HttpClient);
  readonly #once = inject(SendOnce);
  readonly #words = inject(Words);

  /** @returns what went wrong, in words; undefined when it is done */
  async move(taskId: string, move: TaskMove): Promise<string | undefined> {
    const step = typeof move === 'string' ? move : 'assign';
    const body = typeof move === 'string' ? null : { assigneeId: move.assignTo };
    try {
      await firstValueFrom(
        this.#http.post(`/api/tasks/${taskId}/${step}`, body, {
          headers: { 'idempotency-key': crypto.randomUUID() },
        }),
      );
      return undefined;
    } catch (error) {
      return sayRefusal(error, this.#words);
    }
  }

  /**
   * Gives a task that nobody has to whoever has least in hand.
   * @returns what to say of it, and whether it was given
   */
  async giveToLightest(taskId: string): Promise<{ isGiven: boolean; text: string }> {
    const say = (key: string, name = '') => this.#words.say(`distribution.${key}`, { name });
    try {
      const body = { taskIds: [taskId] };
      const plan = await firstValueFrom(
        this.#http.post<Distribution>('/api/tasks/distribution', body),
      );
      const [row] = plan.rows;
      if (!row) return { isGiven: false, text: say('nothing') };
      if (!row.assignee) return { isGiven: false, text: say('toNobody') };
      const rows = [{ taskId, assigneeId: row.assignee.id }];
      const answer = await this.#once.post<DistributeAnswer>('/api/tasks/distribute', { rows });
      const { outcome, assignee } = answer.rows[0]!;
      const isGiven = outcome === 'given';
      return { isGiven, text: say(isGiven ? 'doneOne' : `outcome.${outcome}`, assignee?.name) };
    } catch (error) {
      return { isGiven: false, text: sayRefusal(error, this.#words) };
    }
  }
}
