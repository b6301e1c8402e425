import { DOCUMENT, Service, effect, inject, signal, untracked, type Signal } from '@angular/core';
import { Session } from '../auth/session';
import { readEvents, type StreamEvent } from './event-stream';

/** What the API says of one change; who may not see it is never told. */
export interface Change {
  praticaId: string;
  version: number;
  kind: string;
}

const firstWait = 1_000;
const longestWait = 30_000;

/**
 * One open stream per page of what changed for this person. It rests while the page is hidden or
 * the network is away, and takes up again from the last event it saw.
 */
@Service()
export class Live {
  readonly #session = inject(Session);
  readonly #document = inject(DOCUMENT);
  readonly #last = signal<Change | null>(null);
  /** The latest change of any pratica. */
  readonly last = this.#last.asReadonly();
  readonly #all = signal(0);
  /** Counts the changes of any pratica. */
  readonly changes = this.#all.asReadonly();
  readonly #told = signal(0);
  /** Counts how often the person's notifications became others. */
  readonly told = this.#told.asReadonly();
  readonly #counts = new Map<string, ReturnType<typeof signal<number>>>();
  readonly #conversations = new Map<string, ReturnType<typeof signal<number>>>();
  #running: AbortController | undefined;
  #lastEventId: string | undefined;
  #wanted = 0;

  constructor() {
    const reconsider = () => this.#reconsider();
    this.#document.addEventListener('visibilitychange', reconsider);
    addEventListener('online', reconsider);
    addEventListener('offline', reconsider);
    effect(() => {
      this.#session.isSignedIn();
      untracked(reconsider);
    });
  }

  /** Counts the changes of one pratica: whatever reads it is told to look again. */
  changesOf(praticaId: string): Signal<number> {
    return countIn(this.#counts, praticaId);
  }

  /** Counts what is written and read in the conversations of one pratica, or ticket. */
  conversationsOf(id: string): Signal<number> {
    return countIn(this.#conversations, id);
  }

  /** Listens until the returned function is called. */
  listen(): () => void {
    this.#wanted += 1;
    this.#reconsider();
    return () => {
      this.#wanted -= 1;
      this.#reconsider();
    };
  }

  #reconsider(): void {
    const isDue =
      this.#wanted > 0 &&
      this.#session.isSignedIn() &&
      navigator.onLine &&
      this.#document.visibilityState === 'visible';
    if (isDue && !this.#running) void this.#run((this.#running = new AbortController()));
    if (!isDue && this.#running) {
      this.#running.abort();
      this.#running = undefined;
    }
  }

  async #run({ signal: stop }: AbortController): Promise<void> {
    for (let wait = firstWait; !stop.aborted; wait = Math.min(wait * 2, longestWait)) {
      const startedAt = Date.now();
      await this.#follow(stop).catch(() => undefined);
      // A stream that lasted was a good one: only repeated failures wait longer.
      if (Date.now() - startedAt > longestWait) wait = firstWait;
      await rest(wait * (0.75 + Math.random() / 2), stop);
    }
  }

  async #follow(stop: AbortSignal): Promise<void> {
    const token = await this.#session.token();
    if (!token) return;
    const headers: Record<string, string> = { Authorization: `Bearer ${token}` };
    if (this.#lastEventId) headers['Last-Event-ID'] = this.#lastEventId;
    const response = await fetch('/api/stream', { headers, signal: stop, cache: 'no-store' });
    if (!response.ok || !response.body) return;
    // The first stream begins now: what came between reading and listening is read again.
    if (!this.#lastEventId) this.#tellAll();
    // Notifications are not told again: what came while nobody listened is counted now.
    else this.#told.update((count) => count + 1);
    for await (const event of readEvents(response.body)) {
      if (event.id) this.#lastEventId = event.id;
      this.#tell(event);
    }
  }

  #tell({ type, data }: StreamEvent): void {
    if (type === 'resync') return this.#tellAll();
    if (type === 'notification') return this.#told.update((count) => count + 1);
    const change = JSON.parse(data) as Change;
    if (type === 'conversation') {
      const { praticaId, ticketId = praticaId } = change as Change & { ticketId?: string };
      this.#conversations.get(ticketId)?.update((count) => count + 1);
      return;
    }
    if (!change.praticaId) return;
    this.#counts.get(change.praticaId)?.update((count) => count + 1);
    this.#all.update((count) => count + 1);
    this.#last.set(change);
  }

  /** Something may have been missed: whoever shows anything looks again. */
  #tellAll(): void {
    const counts = [...this.#counts.values(), ...this.#conversations.values()];
    for (const count of counts) count.update((before) => before + 1);
    this.#all.update((count) => count + 1);
    this.#told.update((count) => count + 1);
  }
}

function countIn(
  counts: Map<string, ReturnType<typeof signal<number>>>,
  praticaId: string,
): Signal<number> {
  const count = counts.get(praticaId) ?? signal(0);
  counts.set(praticaId, count);
  return count.asReadonly();
}

function rest(milliseconds: number, stop: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    stop.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true });
  });
}
