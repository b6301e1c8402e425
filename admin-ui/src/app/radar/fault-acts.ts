import { inject, Injectable } from '@angular/core';
import type { Fault } from '../api-types';
import { readProblem } from '../problem/problem';
import { sayRefusal } from '../problem/say-refusal';
import { SendOnce } from '../session/send-once';
import { Words } from '../words/words';
import type { FaultSaid } from './fault-dialog';

export type FaultAct = Fault['acts'][number];

/** Does what frees a fault: each act has one effect, however often it is pressed. */
@Injectable({ providedIn: 'root' })
export class FaultActs {
  readonly #once = inject(SendOnce);
  readonly #words = inject(Words);

  /** @returns what went wrong, in words; undefined when it is done */
  async send(
    { kind, id }: Fault,
    act: FaultAct,
    said: FaultSaid = {},
  ): Promise<string | undefined> {
    try {
      await this.#once.post('/api/radar/acts', { kind, id, act, ...said });
      return undefined;
    } catch (error) {
      if (readProblem(error).code === 'not-found') return this.#words.say('radar.gone');
      return sayRefusal(error, this.#words);
    }
  }
}
