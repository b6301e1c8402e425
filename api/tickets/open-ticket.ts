import type { Static } from 'typebox';
import { asSystem, type Db, type Trx } from '../../db/connect.ts';
import { findGround } from '../../db/conversations.ts';
import { nameUuid } from '../../db/name-uuid.ts';
import {
  addTicket,
  addTicketAct,
  countOpenedToday,
  findTicket,
  readTicketRules,
  takeTicketNumber,
} from '../../db/tickets.ts';
import type { Actor } from '../actor.ts';
import { hashRequest } from '../idempotency.ts';
import { invalid, problem } from '../problem.ts';
import type { OpenTicket } from './schemas.ts';
import { writeInTicket } from './write-in-ticket.ts';

export interface Opening extends Static<typeof OpenTicket> {
  /** Made of the actor and the Idempotency-Key: the same again is the same ticket. */
  id: string;
}

const NOT_OWN = {
  it: 'Scegli una delle tue pratiche, o nessuna.',
  en: 'Choose one of your requests, or none.',
};

/**
 * Opens a ticket with its first message, all or nothing.
 * @throws too-many-tickets with the seconds that are left of the day, invalid, idempotency-key-reused
 */
export async function openTicket(db: Db, actor: Actor, opening: Opening): Promise<void> {
  const { comuneId, id: openedBy } = actor;
  const { id, kind, topic, text, documentIds, path = null, praticaId = null } = opening;
  const requestHash = hashRequest(opening);
  await asSystem(db, comuneId, async (trx) => {
    const { count, secondsLeft } = await countOpenedToday(trx, { personId: openedBy });
    const known = await findTicket(trx, { id });
    if (known && known.requestHash !== requestHash) throw problem('idempotency-key-reused');
    if (known) return;
    if (praticaId) await mustBeOwn(trx, { praticaId, personId: openedBy });
    const { perDay } = await readTicketRules(trx, { comuneId });
    if (count >= perDay) throw problem('too-many-tickets', { retryAfter: secondsLeft });
    const at = new Date().toISOString();
    const number = await takeTicketNumber(trx, { comuneId, at });
    const ticket = { id, comuneId, number, kind, topic, path, praticaId, openedBy, requestHash };
    await addTicket(trx, { ...ticket, openedAt: at });
    await addTicketAct(trx, {
      ...{
        id,
        comuneId,
        ticketId: id,
        act: 'open',
        reason: null,
        assigneeId: null,
        requestHash,
        at,
      },
      ...{ actedBy: openedBy, actedRole: 'citizen' },
    });
    await writeInTicket(trx, {
      ...{ ticket, actor, text, documentIds, requestHash },
      ...{ id: nameUuid('ticket-message', id), kind: 'citizen-office', notice: 'opened' },
    });
  });
}

async function mustBeOwn(
  trx: Trx,
  { praticaId, personId }: { praticaId: string; personId: string },
): Promise<void> {
  const ground = await findGround(trx, { praticaId });
  if (ground?.applicantId !== personId) throw invalid('/praticaId', NOT_OWN);
}
