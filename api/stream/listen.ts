import type { FastifyBaseLogger } from 'fastify';
import pg from 'pg';

const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 10_000;

/** An event of a pratica by its id, or a conversation that goes on. */
export type Note = { comuneId: string } & ({ id: string } | { conversationId: string });

/** Somebody was told something, or one of theirs read it. */
export interface ToldNote {
  comuneId: string;
  personId: string | null;
  enteId: string | null;
}

/**
 * Hears PostgreSQL's `wemi_event` and `wemi_notification` on a connection of its own, and comes back when that breaks.
 * What is told while nobody listens is lost, also before the first time: `onListening` is the moment
 * to catch up.
 */
export function listen(
  url: string,
  hear: {
    onNote: (note: Note) => void;
    onTold: (note: ToldNote) => void;
    onListening: () => void;
    log: FastifyBaseLogger;
  },
): { stop(): Promise<void> } {
  let client: pg.Client | undefined;
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;
  let pause = FIRST_PAUSE_MS;

  const connect = async () => {
    const next = new pg.Client({
      connectionString: url,
      keepAlive: true,
      connectionTimeoutMillis: 5_000,
    });
    client = next;
    next.on('error', () => {});
    next.once('end', again);
    next.on('notification', ({ channel, payload }) => {
      if (!payload) return;
      if (channel === 'wemi_event') hear.onNote(JSON.parse(payload) as Note);
      else hear.onTold(JSON.parse(payload) as ToldNote);
    });
    try {
      await next.connect();
      await next.query('listen wemi_notification');
      await next.query('listen wemi_event');
      pause = FIRST_PAUSE_MS;
      hear.onListening();
    } catch {
      hear.log.warn('the stream of events is broken off; trying again');
      // Ends the connection, which asks for the next attempt; one that never began says nothing.
      await next.end().catch(() => {});
      again();
    }
  };

  const again = () => {
    if (isStopped || timer) return;
    timer = setTimeout(() => {
      timer = undefined;
      void connect();
    }, pause);
    pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
  };

  void connect();
  return {
    async stop() {
      isStopped = true;
      clearTimeout(timer);
      await client?.end().catch(() => {});
    },
  };
}
