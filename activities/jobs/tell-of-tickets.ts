import { lockTicketNotice, type TicketNotice } from '../../db/ticket-notices.ts';
import { tellNext, type TellingSettings } from './tell-directly.ts';

/**
 * Tells the office of what citizens ask and report, and citizens of the answers.
 * @returns whether there is certainly more to tell
 */
export function tellOfTickets(settings: Pick<TellingSettings, 'db'>): Promise<boolean> {
  return tellNext<TicketNotice>(settings, {
    table: 'ticketNotice',
    lockNext: lockTicketNotice,
    isOver: () => false,
    factOf: ({ kind, personId, ticketId, number }) => ({
      kind: `ticket:${kind}`,
      audience: personId ? 'citizen' : 'office',
      ...{ personId, enteId: null },
      path: `${personId ? '' : '/admin'}/segnalazioni/${ticketId}`,
      params: { number },
    }),
  });
}
