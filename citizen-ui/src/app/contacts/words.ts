import type { LanguageCode } from '../language/stored-language';

/** The words of this page alone: they come with it, and weigh on no other. */
const it = {
  title: 'I tuoi recapiti',
  lead: 'Qui decidi dove ti scriviamo. Un recapito vale dopo che ci hai dato il codice che mandiamo lì: così siamo certi che è tuo.',
  link: 'I tuoi recapiti',
  sessions: 'Accessi e dispositivi',
  channel: { mail: 'Email', sms: 'Cellulare' },
  none: {
    mail: 'Non hai un indirizzo email: i messaggi li trovi solo qui.',
    sms: 'Non hai un cellulare: non ti mandiamo SMS.',
  },
  state: {
    confirmed: 'Confermato',
    'to-confirm': 'Da confermare',
    'not-receiving': 'Non riceve',
  },
  login: 'È l’indirizzo con cui accedi.',
  notReceiving:
    'Un messaggio che ti abbiamo mandato non è arrivato: non usiamo più questo recapito. Confermalo di nuovo o scrivine un altro.',
  field: { mail: 'Nuovo indirizzo email', sms: 'Nuovo numero di cellulare' },
  hint: {
    mail: 'Per esempio nome@esempio.it',
    sms: 'Per esempio 333 123 4567. Se non è italiano comincia con + e il prefisso.',
  },
  send: 'Manda il codice',
  sending: 'Un momento…',
  sent: 'Abbiamo mandato un codice a {address}. Scrivilo qui entro dieci minuti.',
  missing:
    'Non arriva? Guarda nella posta indesiderata. Può anche darsi che a questo recapito oggi siano già stati mandati troppi codici: allora riprova domani.',
  code: 'Codice di 6 cifre',
  confirm: 'Conferma',
  again: 'Manda un altro codice',
  wait: 'Puoi chiedere un altro codice fra {seconds} secondi.',
  confirmed: 'Recapito confermato: {address}',
  remove: 'Togli questo recapito',
  removed: 'Recapito tolto.',
  sure: 'Se lo togli non ti scriviamo più lì. Glielo diciamo con un ultimo messaggio.',
  keep: 'Lascialo',
  needed: 'Scrivi un recapito.',
  neededCode: 'Scrivi le 6 cifre del codice.',
};

export type ContactWords = typeof it;

const en: ContactWords = {
  title: 'Your contacts',
  lead: 'Here you decide where we write to you. A contact counts once you give us the code that we send there: so we are sure that it is yours.',
  link: 'Your contacts',
  sessions: 'Log-ins and devices',
  channel: { mail: 'Email', sms: 'Mobile' },
  none: {
    mail: 'You have no email address: you find messages only here.',
    sms: 'You have no mobile number: we send you no SMS.',
  },
  state: {
    confirmed: 'Confirmed',
    'to-confirm': 'To be confirmed',
    'not-receiving': 'Does not receive',
  },
  login: 'It is the address that you log in with.',
  notReceiving:
    'A message that we sent you did not arrive: we do not use this contact any more. Confirm it again or write another.',
  field: { mail: 'New email address', sms: 'New mobile number' },
  hint: {
    mail: 'For example name@example.org',
    sms: 'For example 333 123 4567. If it is not Italian, begin with + and its prefix.',
  },
  send: 'Send the code',
  sending: 'One moment…',
  sent: 'We sent a code to {address}. Write it here within ten minutes.',
  missing:
    'It does not come? Look among the unwanted mail. It may also be that too many codes were sent to this contact today: then try again tomorrow.',
  code: 'Code of 6 digits',
  confirm: 'Confirm',
  again: 'Send another code',
  wait: 'You may ask for another code in {seconds} seconds.',
  confirmed: 'Contact confirmed: {address}',
  remove: 'Remove this contact',
  removed: 'Contact removed.',
  sure: 'If you remove it we do not write to you there any more. We say so there in a last message.',
  keep: 'Keep it',
  needed: 'Write a contact.',
  neededCode: 'Write the 6 digits of the code.',
};

export const CONTACT_WORDS: Record<LanguageCode, ContactWords> = { it, en };
