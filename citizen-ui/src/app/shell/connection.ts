import { Service, signal } from '@angular/core';

/** Whether this device has a network. */
@Service()
export class Connection {
  readonly #online = signal(navigator.onLine);
  readonly isOnline = this.#online.asReadonly();

  constructor() {
    addEventListener('online', () => this.#online.set(true));
    addEventListener('offline', () => this.#online.set(false));
  }
}
