import { computed, inject, Injectable, signal } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { isConfirmed } from '../act/confirm-dialog';
import type { EnteService, EnteServiceCard } from '../api-types';
import { sayRefusal } from '../problem/say-refusal';
import { SendOnce } from '../session/send-once';
import { Words } from '../words/words';

/** How it went with one of many; without a reason it is published. */
export interface Outcome {
  refusal?: string;
}

/**
 * Many waiting services published after one confirmation, one after the other: each by its own command,
 * against the version that the list shows, so that one that cannot be holds up no other.
 */
@Injectable()
export class PublishMany {
  readonly #words = inject(Words);
  readonly #dialog = inject(MatDialog);
  readonly #once = inject(SendOnce);
  readonly #outcomes = signal<Readonly<Record<string, Outcome>>>({});
  /** By the service's id. */
  readonly outcomes = this.#outcomes.asReadonly();
  /** How many are tried and of how many, while it goes on. */
  readonly progress = signal<{ tried: number; of: number } | undefined>(undefined);
  readonly isRunning = computed(() => this.progress() !== undefined);
  /** What it came to, said aloud. */
  readonly said = signal('');

  /** @returns the ids of those that were not published; undefined when it was not confirmed */
  async publish(services: EnteServiceCard[]): Promise<string[] | undefined> {
    const { length: count } = services;
    if (this.isRunning() || count === 0) return undefined;
    const many = count === 1 ? 'one' : 'many';
    const asked = {
      title: this.#words.say(`services.bulk.title.${many}`, { count }),
      text: this.#words.say(`services.bulk.text.${many}`, { count }),
      confirm: this.#words.say('services.move.publish'),
    };
    if (!(await isConfirmed(this.#dialog, asked))) return undefined;
    const failed = await this.#publishEach(services);
    const counts = { done: count - failed.length, failed: failed.length };
    this.said.set(this.#words.say('services.bulk.outcome', counts));
    return failed;
  }

  /** Whether it is published already, and so is no longer to be chosen. */
  isDone(id: string): boolean {
    const outcome = this.#outcomes()[id];
    return outcome !== undefined && outcome.refusal === undefined;
  }

  forget(): void {
    this.#outcomes.set({});
    this.said.set('');
  }

  async #publishEach(services: EnteServiceCard[]): Promise<string[]> {
    this.forget();
    const failed: string[] = [];
    for (const [tried, service] of services.entries()) {
      this.progress.set({ tried, of: services.length });
      const refusal = await this.#publishOne(service);
      if (refusal) failed.push(service.id);
      this.#outcomes.update((all) => ({ ...all, [service.id]: refusal ? { refusal } : {} }));
    }
    this.progress.set(undefined);
    return failed;
  }

  /** @returns what went wrong, in words */
  async #publishOne({ id, version }: EnteServiceCard): Promise<string | undefined> {
    const body = { transition: 'publish', expectedVersion: version };
    try {
      await this.#once.post<EnteService>(`/api/office/services/${id}/transitions`, body);
      return undefined;
    } catch (error) {
      return sayRefusal(error, this.#words);
    }
  }
}
