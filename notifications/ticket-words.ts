import type { TicketNoticeKind } from '../db/tables/tickets.ts';
import type { DirectTexts } from './direct-texts.ts';

type ToCitizen = Extract<TicketNoticeKind, 'answered' | 'closed'>;
/** Of each kind, and whom it tells. */
export type TicketKey =
  `ticket:${ToCitizen}:citizen` | `ticket:${Exclude<TicketNoticeKind, ToCitizen>}:office`;

/**
 * What a notice of a ticket says: its number and what happened. What was written, and what it is
 * about, is on the page that it leads to.
 */
export const TICKET_TEXTS: DirectTexts<TicketKey> = {
  it: {
    'ticket:opened:office': { subject: 'segnalazione {{numero}}, una persona ha scritto all’ufficio', text: 'È arrivata una nuova segnalazione e nessuno l’ha ancora in carico. Leggetela, prendetela in carico e rispondete da lì.', action: 'Apri la segnalazione' },
    'ticket:written:office': { subject: 'segnalazione {{numero}}, c’è un nuovo messaggio', text: 'La persona che ha aperto la segnalazione ha scritto ancora. Il messaggio è nella segnalazione: rispondete da lì.', action: 'Leggi il messaggio' },
    'ticket:reopened:office': { subject: 'segnalazione {{numero}}, si è riaperta', text: 'La segnalazione era chiusa, ma la persona ha scritto di nuovo: aspetta una risposta.', action: 'Apri la segnalazione' },
    'ticket:answered:citizen': { subject: 'segnalazione {{numero}}, l’ufficio ti ha risposto', text: 'L’ufficio ha risposto a quello che hai scritto. La risposta è nella tua area: qui non è riportata. Se vuoi aggiungere qualcosa, scrivi da lì.', action: 'Leggi la risposta' },
    'ticket:closed:citizen': { subject: 'segnalazione {{numero}}, è chiusa', text: 'L’ufficio ha chiuso la tua segnalazione e ti ha lasciato un ultimo messaggio. Se non è risolta, rispondi dalla pagina: si riapre da sola.', action: 'Leggi l’ultimo messaggio' },
  },
  en: {
    'ticket:answered:citizen': { subject: 'report {{numero}}, the office has answered you', text: 'The office has answered what you wrote. The answer is in your private area: nothing of it is written here. If you want to add something, write from there.', action: 'Read the answer' },
    'ticket:closed:citizen': { subject: 'report {{numero}}, is closed', text: 'The office has closed your report and left you a last message. If it is not solved, answer from the page: it opens again by itself.', action: 'Read the last message' },
  },
}; // prettier-ignore
