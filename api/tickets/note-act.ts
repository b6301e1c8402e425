import type { Trx } from '../../db/connect.ts';
import type { CloseReason, TicketActName } from '../../db/tables/tickets.ts';
import { addTicketAct } from '../../db/tickets.ts';
import type { Actor } from '../actor.ts';

/** Writes down who did what with a ticket; the id is the command's, so that it is done once. */
export async function noteAct(
  trx: Trx,
  done: {
    ticket: { id: string };
    actor: Actor;
    id: string;
    requestHash: string;
    act: TicketActName;
    reason?: CloseReason;
    assigneeId?: string | null;
  },
): Promise<void> {
  const { ticket, actor, id, requestHash, act, reason = null, assigneeId = null } = done;
  await addTicketAct(trx, {
    ...{ id, ticketId: ticket.id, comuneId: actor.comuneId, act, reason, assigneeId, requestHash },
    ...{ actedBy: actor.id, actedRole: actor.role as 'citizen', at: new Date().toISOString() },
  });
}
