import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { Commands, type TransitionCommand } from '../act/commands';
import { beginPeriod } from '../act/order-period';
import type { OffersAnswer, Pratica, Task } from '../api-types';
import { readProblem } from '../problem/problem';
import { sayRefusal } from '../problem/say-refusal';
import { Words } from '../words/words';

type Move = Pick<TransitionCommand, 'transition' | 'payload'> & { reason?: string };

/**
 * What an ente does from its inbox with many pratiche: each move is made against the version read
 * just before. Every answer is a sentence; undefined when it is done.
 */
@Injectable({ providedIn: 'root' })
export class TaskActs {
  readonly #http = inject(HttpClient);
  readonly #commands = inject(Commands);
  readonly #words = inject(Words);

  /** Declines the request that a task is about, for a reason. */
  async decline({ kind, praticaId }: Task, reason: string): Promise<string | undefined> {
    if (kind !== 'answerRequest') return this.#words.say('bulk.notARequest');
    return this.#move(praticaId, async () => ({
      transition: 'declineRequest',
      payload: {},
      reason,
    }));
  }

  /** Confirms the order that a task is about, with who will come, for the days that were agreed. */
  async confirm({ kind, praticaId }: Task, operatorId: string): Promise<string | undefined> {
    if (kind !== 'confirmOrder') return this.#words.say('bulk.notAnOrder');
    return this.#move(praticaId, async ({ need }) => {
      const { items } = await this.#read<OffersAnswer>(`${praticaId}/offers`);
      const chosen = items.find(({ status }) => status === 'chosen');
      const period = beginPeriod(chosen, need.times.months);
      if (!period.endDate) return this.#words.say('bulk.noEnd');
      return { transition: 'confirmOrder', payload: { ...period, operatorId } };
    });
  }

  async #move(
    praticaId: string,
    moveOf: (pratica: Pratica) => Promise<Move | string>,
  ): Promise<string | undefined> {
    try {
      const pratica = await this.#read<Pratica>(praticaId);
      const move = await moveOf(pratica);
      if (typeof move === 'string') return move;
      await this.#commands.send(praticaId, { ...move, expectedVersion: pratica.version });
      return undefined;
    } catch (error) {
      const isStale = readProblem(error).code === 'stale-version';
      return isStale ? this.#words.say('bulk.changedMeanwhile') : sayRefusal(error, this.#words);
    }
  }

  #read<Answer>(path: string): Promise<Answer> {
    return firstValueFrom(this.#http.get<Answer>(`/api/pratiche/${path}`));
  }
}
