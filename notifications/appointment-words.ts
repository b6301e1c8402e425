import type { AppointmentNoticeKind } from '../db/tables/appointments.ts';
import type { DirectTexts } from './direct-texts.ts';

export type AppointmentKey = `appointment:${AppointmentNoticeKind}:citizen`;

const [SEE, SEE_EN] = ['Apri i tuoi appuntamenti', 'Open your appointments'];

/**
 * What a notice of an appointment says: the day and the hour. Where it is, what it is for and why it
 * was cancelled are on the page that it leads to.
 */
export const APPOINTMENT_TEXTS: DirectTexts<AppointmentKey> = {
  it: {
    'appointment:booked:citizen': { subject: 'appuntamento {{giorno}}, ore {{ora}}', text: 'Hai prenotato un appuntamento allo sportello per {{giorno}}, ore {{ora}}. Dove andare lo trovi nella tua area: da lì puoi anche spostarlo o disdirlo, fino all’ora in cui comincia.', action: SEE },
    'appointment:moved:citizen': { subject: 'appuntamento spostato a {{giorno}}, ore {{ora}}', text: 'Hai spostato il tuo appuntamento allo sportello: ora è {{giorno}}, ore {{ora}}. L’ora di prima non vale più.', action: SEE },
    'appointment:cancelled:citizen': { subject: 'appuntamento disdetto', text: 'Hai disdetto l’appuntamento allo sportello di {{giorno}}, ore {{ora}}. Se ti serve ancora, prenotane un altro quando vuoi.', action: SEE },
    'appointment:cancelledByOffice:citizen': { subject: 'appuntamento annullato dallo sportello', text: 'Lo sportello ha dovuto annullare il tuo appuntamento di {{giorno}}, ore {{ora}}: non venire. Perché, lo leggi nella tua area; da lì puoi prenotarne un altro.', action: SEE },
    'appointment:reminder:citizen': { subject: 'promemoria: {{giorno}}, ore {{ora}}', text: 'Ti ricordiamo il tuo appuntamento allo sportello, {{giorno}}, ore {{ora}}. Se non puoi venire disdicilo dalla tua area: quell’ora serve a un’altra persona.', action: SEE },
  },
  en: {
    'appointment:booked:citizen': { subject: 'appointment on {{giorno}}, at {{ora}}', text: 'You booked an appointment at a WeMi space on {{giorno}}, at {{ora}}. Where to go is in your private area: from there you can also move or cancel it, until it begins.', action: SEE_EN },
    'appointment:moved:citizen': { subject: 'appointment moved to {{giorno}}, at {{ora}}', text: 'You moved your appointment at a WeMi space: it is now on {{giorno}}, at {{ora}}. The time it was at before no longer holds.', action: SEE_EN },
    'appointment:cancelled:citizen': { subject: 'your appointment is cancelled', text: 'You cancelled your appointment at a WeMi space on {{giorno}}, at {{ora}}. If you still need one, book another whenever you like.', action: SEE_EN },
    'appointment:cancelledByOffice:citizen': { subject: 'the WeMi space cancelled your appointment', text: 'The WeMi space had to cancel your appointment on {{giorno}}, at {{ora}}: please do not come. Why is in your private area; from there you can book another.', action: SEE_EN },
    'appointment:reminder:citizen': { subject: 'reminder: {{giorno}}, at {{ora}}', text: 'This is to remind you of your appointment at a WeMi space on {{giorno}}, at {{ora}}. If you cannot come, please cancel it from your private area: somebody else needs that time.', action: SEE_EN },
  },
}; // prettier-ignore
