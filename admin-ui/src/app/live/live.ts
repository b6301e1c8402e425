import { DestroyRef, inject, Injectable, signal } from '@angular/core';
import { Login } from '../session/login';
import { readServerEvents } from './server-events';

/** What the stream says of a pratica: enough to know that it moved, never what is in it. */
export interface Change {
  praticaId: string;
  version: number;
  kind: string;
  seq: number;
}

const LONGEST_WAIT_MS = 30_000;
/** Stands for all pratiche: after a gap that cannot be replayed, everything is read again. */
const EVERYTHING = '*';

/**
 * One stream for the whole app. It rests while the page is hidden or the network is away, and
 * picks up from the last event it saw, so nothing is missed.
 */
@Injectable({ providedIn: 'root' })
export class Live {
  readonly #login = inject(Login);
  readonly last = signal<Change | undefined>(undefined);
  readonly state = signal<'connecting' | 'live' | 'resting' | 'offline'>('connecting');
  readonly #counts = signal<Record<string, number>>({});
  /** Grows after changes that this person may see, at most three times a second: for lists. */
  readonly changes = signal(0);
  /** Grows each time the notifications of the ente, or of the office, became others. */
  readonly told = signal(0);
  readonly #ending = new AbortController();
  #lastId: string | undefined;
  #wasOpen = false;
  #failures = 0;
  #stop: AbortController | undefined;
  #pulse: ReturnType<typeof setTimeout> | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    inject(DestroyRef).onDestroy(() => this.#close());
  }

  start(): void {
    const { signal } = this.#ending;
    for (const event of ['online', 'offline']) {
      addEventListener(event, () => this.#settle(), { signal });
    }
    document.addEventListener('visibilitychange', () => this.#settle(), { signal });
    this.#settle();
  }

  /** Grows each time this pratica moves; reactive, so a resource that reads it loads again. */
  changesOf(praticaId: string): number {
    const counts = this.#counts();
    return (counts[praticaId] ?? 0) + (counts[EVERYTHING] ?? 0);
  }

  /** Grows each time something is written or read in the conversations of a pratica, or a ticket. */
  conversationsOf(id: string): number {
    const counts = this.#counts();
    return (counts[conversationsKey(id)] ?? 0) + (counts[EVERYTHING] ?? 0);
  }

  #close(): void {
    this.#ending.abort();
    this.#stop?.abort();
    clearTimeout(this.#timer);
    clearTimeout(this.#pulse);
  }

  #settle(): void {
    if (!navigator.onLine || document.hidden) {
      this.state.set(navigator.onLine ? 'resting' : 'offline');
      this.#stop?.abort();
      clearTimeout(this.#timer);
    } else if (!this.#stop || this.#stop.signal.aborted) {
      this.#failures = 0;
      void this.#listen();
    }
  }

  async #listen(): Promise<void> {
    clearTimeout(this.#timer);
    const stop = (this.#stop = new AbortController());
    this.state.set('connecting');
    try {
      const response = await this.#open(stop.signal);
      if (!response.ok || !response.body) throw new Error(`stream answered ${response.status}`);
      this.state.set('live');
      this.#failures = 0;
      if (this.#wasOpen && !this.#lastId) this.#count(EVERYTHING);
      // These are not told again: what came while nobody listened is counted now.
      if (this.#wasOpen) this.told.update((count) => count + 1);
      this.#wasOpen = true;
      for await (const { id, event, data } of readServerEvents(response.body)) {
        if (id) this.#lastId = id;
        if (event === 'notification') this.told.update((count) => count + 1);
        else if (event === 'resync') this.#count(EVERYTHING);
        else if (event === 'conversation') this.#hear(data);
        else this.#take(JSON.parse(data) as Change);
      }
    } catch {
      this.#failures += 1;
    }
    if (stop.signal.aborted) return;
    this.state.set('connecting');
    const wait = Math.min(LONGEST_WAIT_MS, 500 * 2 ** this.#failures) * (0.5 + Math.random() / 2);
    this.#timer = setTimeout(() => void this.#listen(), wait);
  }

  async #open(signal: AbortSignal): Promise<Response> {
    const token = await this.#login.token();
    return fetch('/api/stream', {
      signal,
      cache: 'no-store',
      headers: {
        accept: 'text/event-stream',
        authorization: `Bearer ${token ?? ''}`,
        ...(this.#lastId ? { 'last-event-id': this.#lastId } : {}),
      },
    });
  }

  #hear(data: string): void {
    const { praticaId, ticketId = praticaId } = JSON.parse(data) as {
      praticaId: string;
      ticketId?: string;
    };
    this.#count(conversationsKey(ticketId));
  }

  #take(change: Change): void {
    if (!change.praticaId) return;
    this.#count(change.praticaId);
    this.last.set(change);
  }

  #count(key: string): void {
    this.#pulse ??= setTimeout(() => {
      this.#pulse = undefined;
      this.changes.update((count) => count + 1);
    }, 300);
    this.#counts.update((all) => ({ ...all, [key]: (all[key] ?? 0) + 1 }));
  }
}

function conversationsKey(praticaId: string): string {
  return `conversations ${praticaId}`;
}
