import type { ServerResponse } from 'node:http';
import type { Actor } from '../actor.ts';
import { type Heard, mayHear } from './may-hear.ts';

/** One open stream. Events wait in `held` while what was missed is being read. */
export interface Listener {
  actor: Actor;
  out: ServerResponse;
  held: Message[] | undefined;
  /** Ids sent lately: the overlap of a replay must not tell the same thing twice. */
  sent: Set<string>;
}

export interface Message {
  id: string;
  praticaId: string;
  version: number;
  kind: string;
  seq: number;
}

const REMEMBERED_IDS = 2_000;
const BEHIND_AT_MOST_BYTES = 1_000_000;

export function messageOf(event: Pick<Heard, keyof Message>): Message {
  const { id, praticaId, version, kind, seq } = event;
  return { id, praticaId, version, kind, seq };
}

/** Tells an event to all who may hear of it. */
export function tell(listeners: Iterable<Listener>, event: Heard): void {
  for (const listener of listeners) {
    if (!mayHear(listener.actor, event)) continue;
    if (listener.held) listener.held.push(messageOf(event));
    else send(listener, messageOf(event));
  }
}

/** Writes one event; a reader that does not keep up is let go, and comes back with its last id. */
export function send({ out, sent }: Listener, { id, ...message }: Message): void {
  if (sent.has(id) || out.destroyed) return;
  if (sent.size >= REMEMBERED_IDS) sent.clear();
  sent.add(id);
  out.write(`id: ${id}\ndata: ${JSON.stringify(message)}\n\n`);
  if (out.writableLength > BEHIND_AT_MOST_BYTES) out.destroy();
}

/**
 * Writes that something changed which is no event of a pratica, by its name. It moves no thread: who
 * was away looks anew when they come back.
 */
export function nudge({ out }: Listener, name: string, about: object): void {
  if (out.destroyed) return;
  out.write(`event: ${name}\ndata: ${JSON.stringify(about)}\n\n`);
  if (out.writableLength > BEHIND_AT_MOST_BYTES) out.destroy();
}
