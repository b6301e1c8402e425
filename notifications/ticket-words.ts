import type { TicketNoticeKind } from '../db/tables/tickets.ts';
import type { DirectWords } from './direct-words.ts';

interface Told {
  kind: TicketNoticeKind;
  language: string;
  number: string;
}

/** Whom each kind tells. */
export const TOLD_OF_TICKETS = {
  opened: 'office',
  written: 'office',
  reopened: 'office',
  answered: 'citizen',
  closed: 'citizen',
} as const satisfies Record<TicketNoticeKind, 'office' | 'citizen'>;
export type TicketNotificationKey = {
  [Kind in TicketNoticeKind]: `ticket:${Kind}:${(typeof TOLD_OF_TICKETS)[Kind]}`;
}[TicketNoticeKind];

/**
 * What a notice of a ticket says: its number and what happened. What was written, and what it is
 * about, is on the page that it leads to.
 */
export function sayTicket({ kind, language, number }: Told): DirectWords {
  const isEnglish = language === 'en' && TOLD_OF_TICKETS[kind] === 'citizen';
  const [subject, text, action] = (isEnglish ? { ...TEXTS_IT, ...TEXTS_EN } : TEXTS_IT)[kind];
  const [about, why] = isEnglish
    ? [`report ${number}`, 'You receive this message because you wrote to the office. This mailbox is not read: answer from the page.']
    : [`segnalazione ${number}`, WHY_IT[TOLD_OF_TICKETS[kind]]]; // prettier-ignore
  return { language: isEnglish ? 'en' : 'it', about, subject: `${about}, ${subject}`, text, action, why }; // prettier-ignore
}

const WHY_IT = {
  citizen:
    'Ricevi questo messaggio perché hai scritto all’ufficio. Questa casella non viene letta: rispondi dalla pagina.',
  office: 'Ricevete questo messaggio perché lavorate nell’ufficio WeMi.',
};

type Text = [subject: string, text: string, action: string];

const TEXTS_IT: Record<TicketNoticeKind, Text> = {
  opened: ['una persona ha scritto all’ufficio', 'È arrivata una nuova segnalazione e nessuno l’ha ancora in carico. Leggetela, prendetela in carico e rispondete da lì.', 'Apri la segnalazione'],
  written: ['c’è un nuovo messaggio', 'La persona che ha aperto la segnalazione ha scritto ancora. Il messaggio è nella segnalazione: rispondete da lì.', 'Leggi il messaggio'],
  reopened: ['si è riaperta', 'La segnalazione era chiusa, ma la persona ha scritto di nuovo: aspetta una risposta.', 'Apri la segnalazione'],
  answered: ['l’ufficio ti ha risposto', 'L’ufficio ha risposto a quello che hai scritto. La risposta è nella tua area: qui non è riportata. Se vuoi aggiungere qualcosa, scrivi da lì.', 'Leggi la risposta'],
  closed: ['è chiusa', 'L’ufficio ha chiuso la tua segnalazione e ti ha lasciato un ultimo messaggio. Se non è risolta, rispondi dalla pagina: si riapre da sola.', 'Leggi l’ultimo messaggio'],
}; // prettier-ignore

const TEXTS_EN: Pick<typeof TEXTS_IT, 'answered' | 'closed'> = {
  answered: ['the office has answered you', 'The office has answered what you wrote. The answer is in your private area: nothing of it is written here. If you want to add something, write from there.', 'Read the answer'],
  closed: ['is closed', 'The office has closed your report and left you a last message. If it is not solved, answer from the page: it opens again by itself.', 'Read the last message'],
}; // prettier-ignore
