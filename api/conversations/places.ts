import {
  conversationId,
  type ConversationRow,
  type Ground,
  type Place,
} from '../../db/conversations.ts';
import type { Side } from '../../db/tables/conversations.ts';
import type { Role } from '../../workflows/pratica/transitions.ts';

const DAY_MS = 24 * 3_600_000;
/** Enti that may still offer, or have offered. */
const IN_PLAY = ['awaited', 'offered'];

/** For whom somebody writes and reads; an auditor and the operators for nobody. */
export function sideOf(role: Role): Side | null {
  if (role === 'citizen' || role === 'sportello') return 'citizen';
  if (role === 'ente') return 'ente';
  return role === 'admin' ? 'office' : null;
}

/** Until an order is confirmed, contact details are not exchanged. */
export function isBeforeOrder({
  state,
  chosenEnteId,
}: Pick<Ground, 'state' | 'chosenEnteId'>): boolean {
  return chosenEnteId === null || state === 'offer' || state === 'order';
}

/** Whether a pratica takes messages: while it is open, and for some days after. */
export function isWritable(
  { closed, updatedAt, writeAfterCloseDays }: Ground,
  now = Date.now(),
): boolean {
  return !closed || now - Date.parse(updatedAt) <= writeAfterCloseDays * DAY_MS;
}

/** Whether a side takes part in a place: notes are of those alone who keep them. */
export function isParty(
  side: Side | null,
  { kind, enteId }: Pick<Place, 'kind' | 'enteId'>,
): boolean {
  if (!side) return false;
  if (kind === 'notes') return side === (enteId ? 'ente' : 'office');
  return kind.split('-').includes(side);
}

/** Whether somebody of a side may write in a place now. */
export function mayWrite(
  ground: Ground,
  { side, enteId }: { side: Side | null; enteId: string | undefined },
  place: Pick<Place, 'kind' | 'enteId'>,
): boolean {
  if (!isParty(side, place) || !isWritable(ground)) return false;
  if (side === 'ente' && place.enteId !== enteId) return false;
  if (!place.enteId) return true;
  const asked = ground.asked.find((one) => one.enteId === place.enteId);
  if (!asked) return false;
  if (place.kind !== 'citizen-ente') return true;
  if (ground.chosenEnteId) return ground.chosenEnteId === place.enteId;
  return !ground.closed && IN_PLAY.includes(asked.answer);
}

/**
 * The places in which a reader can write, whether or not anybody has yet: of the enti the chosen one,
 * else those that have offered; whoever asked something is there by what they wrote.
 */
export function openPlaces(
  ground: Ground,
  { side, enteId }: { side: Side | null; enteId: string | undefined },
): Place[] {
  const praticaId = ground.id;
  const enti = ground.asked
    .filter((one) =>
      ground.chosenEnteId ? one.enteId === ground.chosenEnteId : one.answer === 'offered',
    )
    .map((one) => one.enteId);
  const places: Record<Side, Place[]> = {
    citizen: [
      ...enti.map((id): Place => ({ praticaId, kind: 'citizen-ente', enteId: id })),
      { praticaId, kind: 'citizen-office', enteId: null },
    ],
    ente: (['citizen-ente', 'ente-office', 'notes'] as const).map((kind) => ({
      praticaId,
      kind,
      enteId: enteId ?? null,
    })),
    office: [
      { praticaId, kind: 'citizen-office', enteId: null },
      ...enti.map((id): Place => ({ praticaId, kind: 'ente-office', enteId: id })),
      { praticaId, kind: 'notes', enteId: null },
    ],
  };
  return side ? places[side].filter((place) => mayWrite(ground, { side, enteId }, place)) : [];
}

/** A place in which nobody has written, as a row. */
export function emptyRow(place: Place): ConversationRow & { lastText: null; lastAuthorRole: null } {
  const none = { isOpenToAll: false, lastSeq: 0, lastAt: null, through: 0, unread: 0 };
  const nobody = { lastText: null, lastAuthorRole: null };
  return { ...place, ...none, ...nobody, ticketId: null, id: conversationId(place) };
}
