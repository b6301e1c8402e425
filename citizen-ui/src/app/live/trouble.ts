import { Service, signal } from '@angular/core';

/** What went wrong outside any page's own work: a part of the app that could not be fetched. */
@Service()
export class Trouble {
  readonly #key = signal('');
  /** A key of the dictionaries; empty when all is well. The shell shows it. */
  readonly key = this.#key.asReadonly();

  say(key: string): void {
    this.#key.set(key);
  }

  clear(): void {
    this.#key.set('');
  }
}
