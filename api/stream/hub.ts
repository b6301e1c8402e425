import type { FastifyBaseLogger } from 'fastify';
import { asActor, asSystem, type Db } from '../../db/connect.ts';
import { findHearers } from '../../db/conversations.ts';
import { findEventWithReaders, listEventsAfter } from '../../db/events.ts';
import { askingAs } from '../actor.ts';
import { type Listener, messageOf, nudge, send, tell } from './connections.ts';
import { listen, type Note, type ToldNote } from './listen.ts';
import { mayHearConversation, mayHearOfNotification } from './may-hear.ts';

/** Ids are given before the commit: so many just below the last one seen may have come later. */
const OVERLAP = 50n;
const REPLAYED_AT_MOST = 500;
const HEARTBEAT_MS = 15_000;

/** Everyone who listens, and what is told to them. */
export function openHub({ db, url, log }: { db: Db; url: string; log: FastifyBaseLogger }) {
  const listeners = new Set<Listener>();

  const spread = async (note: Note) => {
    const { comuneId } = note;
    const concerned = [...listeners].filter(({ actor }) => actor.comuneId === comuneId);
    if (concerned.length === 0) return;
    if ('conversationId' in note) return spreadConversation(concerned, note);
    const event = await asSystem(db, comuneId, (trx) => findEventWithReaders(trx, note));
    if (event) tell(concerned, event);
  };
  /** Messages lie in rows, not among the events: a nudge has no id, and is not told again. */
  const spreadConversation = async (
    concerned: readonly Listener[],
    { conversationId: id, comuneId }: { conversationId: string; comuneId: string },
  ) => {
    const hearers = await asSystem(db, comuneId, (trx) => findHearers(trx, { id }));
    if (!hearers) return;
    const { praticaId, ticketId } = hearers;
    const about = { ...(praticaId ? { praticaId } : { ticketId }), conversationId: id };
    for (const listener of concerned)
      if (mayHearConversation(listener.actor, hearers)) nudge(listener, 'conversation', about);
  };
  /** Only that the count has moved: the page asks how many, and may read each by its own right. */
  const spreadNotification = (note: ToldNote) => {
    for (const listener of listeners)
      if (mayHearOfNotification(listener.actor, note)) nudge(listener, 'notification', {});
  };
  const startOver = () => listeners.forEach(({ out }) => out.end());

  const ear = listen(url, {
    log,
    // Whoever came before we listened was told half: they reconnect and hear the rest.
    onListening: startOver,
    onTold: spreadNotification,
    onNote: (note) => {
      spread(note).catch((error: unknown) => {
        log.warn({ err: error }, 'an event could not be told; listeners start over');
        startOver();
      });
    },
  });
  const heartbeat = setInterval(() => {
    for (const { out } of listeners) out.write(': \n\n');
  }, HEARTBEAT_MS);

  return {
    listeners,
    /** Sends what happened after `lastId`, then what came meanwhile, then all as it comes. */
    async join(listener: Listener, lastId: bigint | undefined): Promise<void> {
      listener.held = [];
      listeners.add(listener);
      listener.out.once('close', () => listeners.delete(listener));
      if (lastId !== undefined) await catchUp(db, listener, lastId);
      const { held } = listener;
      listener.held = undefined;
      held.forEach((message) => send(listener, message));
    },
    async close(): Promise<void> {
      clearInterval(heartbeat);
      startOver();
      await ear.stop();
    },
  };
}

async function catchUp(db: Db, listener: Listener, lastId: bigint): Promise<void> {
  const { actor } = listener;
  const from = lastId > OVERLAP ? lastId - OVERLAP : 0n;
  const missed = await asActor(db, askingAs(actor), (trx) =>
    listEventsAfter(trx, {
      comuneId: actor.comuneId,
      afterId: String(from),
      limit: REPLAYED_AT_MOST + 1,
    }),
  );
  if (missed.length > REPLAYED_AT_MOST) {
    // Too much to tell piece by piece: the reader looks at everything anew.
    listener.out.write('event: resync\ndata: {}\n\n');
    return;
  }
  missed.forEach((event) => send(listener, messageOf(event)));
}
