import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type { Fault } from '../api-types';
import { readProblem } from '../problem/problem';
import type { FaultSaid } from './fault-dialog';
import { Words } from '../words/words';

export type FaultAct = Fault['acts'][number];

/**
 * Does what frees a fault. The same act, sent again after an answer that never came, carries the
 * same Idempotency-Key: it has one effect, however often it is pressed.
 */
@Injectable({ providedIn: 'root' })
export class FaultActs {
  readonly #http = inject(HttpClient);
  readonly #words = inject(Words);
  readonly #unanswered = new Map<string, string>();

  /** @returns what went wrong, in words; undefined when it is done */
  async send(
    { kind, id }: Fault,
    act: FaultAct,
    said: FaultSaid = {},
  ): Promise<string | undefined> {
    const name = JSON.stringify([kind, id, act, said]);
    const key = this.#unanswered.get(name) ?? crypto.randomUUID();
    this.#unanswered.set(name, key);
    try {
      await firstValueFrom(
        this.#http.post(
          '/api/radar/acts',
          { kind, id, act, ...said },
          { headers: { 'idempotency-key': key } },
        ),
      );
      this.#unanswered.delete(name);
      return undefined;
    } catch (error) {
      const { title, code, status } = readProblem(error);
      if (status >= 400 && status < 500) this.#unanswered.delete(name);
      if (code === 'not-found') return this.#words.say('radar.gone');
      return title ?? this.#words.sayOr(`problem.${code}`, this.#words.say('problem.internal'));
    }
  }
}
