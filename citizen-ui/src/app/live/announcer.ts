import { Service, signal } from '@angular/core';

/** What the page says, politely, to those who listen to it. The shell holds the region. */
@Service()
export class Announcer {
  readonly #message = signal('');
  readonly message = this.#message.asReadonly();

  say(message: string): void {
    // The same sentence twice is two announcements: a no-break space makes it differ.
    this.#message.update((before) => (before === message ? `${message}\u00a0` : message));
  }
}
