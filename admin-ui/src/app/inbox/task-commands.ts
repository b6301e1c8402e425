import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { readProblem } from '../problem/problem';
import { Words } from '../words/words';

export type TaskMove = 'claim' | 'release' | { assignTo: string };

/** Who takes which task. Every answer is a sentence, since many may be asked at once. */
@Injectable({ providedIn: 'root' })
export class TaskCommands {
  readonly #http = inject(HttpClient);
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
      const { title, code } = readProblem(error);
      return title ?? this.#words.sayOr(`problem.${code}`, this.#words.say('problem.internal'));
    }
  }
}
