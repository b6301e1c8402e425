import { Location } from '@angular/common';
import { HttpClient } from '@angular/common/http';
import { inject, Injectable, signal } from '@angular/core';
import { Router } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import type { TasksAnswer } from '../api-types';
import { Words } from '../words/words';

/** What a history entry keeps of how a pratica was opened: it outlives a reload. */
export interface Trail {
  /** The inbox as it was narrowed, when the pratica was opened from there. */
  inbox?: Record<string, string>;
  /** What was done just before, to be said on the page that opened by itself. */
  said?: string;
}

const KEY = 'wemi.next-task';

/** Whoever works through the inbox gets the next thing to do after each one done. */
@Injectable({ providedIn: 'root' })
export class NextTask {
  readonly #http = inject(HttpClient);
  readonly #location = inject(Location);
  readonly #router = inject(Router);
  readonly #words = inject(Words);

  /** Whether the next task opens by itself; kept on this device, since not everybody likes it. */
  readonly isOn = signal(localStorage.getItem(KEY) !== 'off');

  turn(on: boolean): void {
    localStorage.setItem(KEY, on ? 'on' : 'off');
    this.isOn.set(on);
  }

  trail(): Trail {
    return (this.#location.getState() ?? {}) as Trail;
  }

  /** What was done before this page opened: said once, not again when one comes back to it. */
  takeSaid(): string {
    const { said = '', ...trail } = this.trail();
    if (said) this.#location.replaceState(this.#location.path(), '', trail);
    return said;
  }

  /**
   * Opens the first task of the same view that is of another pratica.
   * @returns what to say when the page stays: that nothing is left
   */
  async open(after: { praticaId: string; said: string }): Promise<string | undefined> {
    const { inbox } = this.trail();
    if (!inbox || !this.isOn()) return undefined;
    const params = { ...inbox, limit: '10' };
    const answer = await firstValueFrom(
      this.#http.get<TasksAnswer>('/api/tasks', { params }),
    ).catch(() => undefined); // What was done is done: the page only stays where it is.
    const next = answer?.items.find(({ praticaId }) => praticaId !== after.praticaId);
    if (!next) return answer && this.#words.say('inbox.noneLeft');
    const task = this.#words.say(`task.${next.kind}`);
    const said = `${after.said} ${this.#words.say('inbox.nextOpened', { task })}`;
    const state: Trail = { inbox, said };
    void this.#router.navigate(['/pratiche', next.praticaId], { state });
    return undefined;
  }
}
