import type { Trx } from '../../db/connect.ts';
import { listReadMarks, type Place, type Told } from '../../db/conversations.ts';
import { appendEventBeside } from '../../db/events-beside.ts';
import { nameUuid } from '../../db/name-uuid.ts';
import type { Side } from '../../db/tables/conversations.ts';
import type { Audience } from '../../workflows/pratica/transitions.ts';
import type { Actor } from '../actor.ts';
import { isParty, sideOf } from './places.ts';

interface Sent {
  id: string;
  seq: number;
  at: string;
  place: Place;
  mandateId: string | undefined;
  isOpenToAll: boolean;
  /** With this message. */
  isOpened: boolean;
}

const SIDES = ['citizen', 'ente', 'office'] as const;
const TOLD = { citizen: 'toldCitizen', ente: 'toldEnte', office: 'toldOffice' } as const;

/**
 * Leaves an event for the first message of a run: while a side has not read what it was told of,
 * more of the same is no news, and thousands of messages are not thousands of events. What is written
 * by mandate, or opens a conversation to all, always leaves one: it is told, and can be contested.
 * @returns up to which message each side is told now
 */
export async function tellOfMessage(
  trx: Trx,
  { actor, sent, conversation }: { actor: Actor; sent: Sent; conversation: Told & { id: string } },
): Promise<Told> {
  const { toldCitizen, toldEnte, toldOffice } = conversation;
  const told: Told = { toldCitizen, toldEnte, toldOffice };
  const { place, seq, mandateId, isOpened } = sent;
  const marks = await listReadMarks(trx, { conversationId: conversation.id });
  const hasRead = (side: Side) =>
    (marks.find((mark) => mark.side === side)?.throughSeq ?? 0) >= told[TOLD[side]];
  const own = sideOf(actor.role);
  const others = SIDES.filter((side) => side !== own && isParty(side, place));
  const news = others.filter(hasRead);
  for (const side of news) told[TOLD[side]] = seq;
  // What is opened is for every ente that is asked, the one that asked among them.
  const enti: Audience[] = isOpened ? ['enti'] : [];
  const tells = news.filter((side) => !(isOpened && side === 'ente'));
  const principal: Audience[] = mandateId ? ['citizen'] : [];
  if (place.kind === 'notes' || (news.length === 0 && !mandateId && !isOpened)) return told;
  await appendMessageEvent(trx, { actor, sent, tells: [...tells, ...enti, ...principal] });
  return told;
}

async function appendMessageEvent(
  trx: Trx,
  { actor, sent, tells }: { actor: Actor; sent: Sent; tells: Audience[] },
): Promise<void> {
  const { place, id, at, mandateId, isOpened } = sent;
  const { praticaId, kind, enteId } = place;
  const sides = SIDES.filter((side) => side === 'office' || isParty(side, place));
  const audience = sides.map((side) => (side === 'ente' ? `ente:${enteId}` : side));
  await appendEventBeside(trx, {
    ...{ comuneId: actor.comuneId, praticaId, at, tells },
    kind: 'messageSent',
    commandId: nameUuid('message-sent', id),
    actor: { id: actor.id, role: actor.role },
    onBehalfOf: mandateId ? { role: 'citizen', mandateId } : null,
    channel: 'web',
    audience: isOpened ? [...audience, 'enti'] : audience,
    data: { conversation: kind, ...(enteId ? { enteId } : {}) },
  });
}
