import { inject, Injectable, signal } from '@angular/core';
import { sayRefusal } from '../problem/say-refusal';
import { Words } from '../words/words';

/** Something that was done and has a command that does the reverse. */
export interface Undoable {
  /** What was done, as a sentence. */
  text: string;
  /** @returns what went wrong, in words; undefined when it is undone. What it throws is said, too. */
  undo(): Promise<string | undefined>;
}

/** How long something can be taken back; it waits while one is on it. */
export const UNDO_MS = 10_000;

/** The last thing that was done and can be taken back: one at a time, and never after a reload. */
@Injectable({ providedIn: 'root' })
export class Undo {
  readonly #words = inject(Words);
  readonly #offered = signal<Undoable | undefined>(undefined);
  readonly offered = this.#offered.asReadonly();
  /** What is said now: what was done, or what became of taking it back. */
  readonly said = signal('');
  readonly isUndoing = signal(false);
  #timer: ReturnType<typeof setTimeout> | undefined;

  offer(done: Undoable): void {
    this.#offered.set(done);
    this.said.set(done.text);
    this.letGo();
  }

  /** Whoever is on it has all the time they need. */
  hold(): void {
    clearTimeout(this.#timer);
  }

  letGo(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#close(), UNDO_MS);
  }

  /** Undoes what is offered, once; nothing when nothing is. */
  async take(): Promise<void> {
    const offered = this.#offered();
    if (!offered || this.isUndoing()) return;
    this.hold();
    this.isUndoing.set(true);
    const refusal = await offered.undo().catch((error: unknown) => sayRefusal(error, this.#words));
    this.isUndoing.set(false);
    // Something else may have been done meanwhile, and can be taken back in its turn.
    if (this.#offered() !== offered) return;
    this.#offered.set(undefined);
    this.said.set(refusal ?? this.#words.say('undo.done'));
    this.letGo();
  }

  #close(): void {
    this.#offered.set(undefined);
    this.said.set('');
  }
}
