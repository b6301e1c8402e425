import type { Hearers } from '../../db/conversations.ts';
import type { findEventWithReaders } from '../../db/events.ts';
import type { Actor } from '../actor.ts';
import type { ToldNote } from './listen.ts';

export type Heard = NonNullable<Awaited<ReturnType<typeof findEventWithReaders>>>;

/**
 * Whether an event is one of a person's: the rule of row-level security on `event`, said once more
 * so that one event need not be asked for by each of a thousand listeners. A test holds the two
 * against each other.
 */
export function mayHear(actor: Actor, event: Heard): boolean {
  if (event.comuneId !== actor.comuneId) return false;
  const { role, id, enteId = '', sportelloId = '' } = actor;
  const { audience } = event;
  if (role === 'admin' || role === 'auditor') return true;
  const isHeldBy = (holder: string) => event.holders.includes(holder);
  if (role === 'citizen')
    return audience.includes('citizen') && (event.applicantId === id || isHeldBy(id));
  if (role === 'sportello') return audience.includes('citizen') && isHeldBy(sportelloId);
  if (role !== 'ente') return false;
  const own = ['enti', 'rivals', `ente:${enteId}`, `rival:${enteId}`];
  return own.some((name) => audience.includes(name)) && event.enti.includes(enteId);
}

/**
 * Whether a notification is somebody's own to read, and so moves their count: the rule by which
 * row-level security lets its reading be written down, said once more. A test holds the two together.
 */
export function mayHearOfNotification(actor: Actor, note: ToldNote): boolean {
  if (note.comuneId !== actor.comuneId) return false;
  const { role, id, enteId } = actor;
  if (role === 'auditor' || role === 'system') return false;
  if (note.personId !== null) return note.personId === id;
  if (role === 'ente') return note.enteId !== null && note.enteId === enteId;
  return role === 'admin' && note.enteId === null;
}

/** Whether a conversation is one of a person's: the rule of row-level security, said once more. */
export function mayHearConversation(actor: Actor, about: Hearers): boolean {
  if (about.comuneId !== actor.comuneId) return false;
  const { role, id, enteId = '', sportelloId = '' } = actor;
  const { kind, holders, chosenEnteId } = about;
  const isOfCitizen = kind === 'citizen-ente' || kind === 'citizen-office';
  if (role === 'auditor') return true;
  if (role === 'admin') return kind !== 'notes' || about.enteId === null;
  if (role === 'citizen') return isOfCitizen && (about.applicantId === id || holders.includes(id));
  if (role === 'sportello') return isOfCitizen && holders.includes(sportelloId);
  if (role !== 'ente' || !about.enti.includes(enteId)) return false;
  if (kind === 'citizen-ente' && (chosenEnteId ?? enteId) !== enteId) return false;
  return about.enteId === enteId || about.isOpenToAll;
}
