import type { LanguageCode } from '../language/stored-language';

/** The words of one's own ISEE: they come with the page that shows it. */
const it = {
  title: 'Il mio ISEE',
  lead: 'Per alcuni servizi paghi secondo il tuo ISEE. Scrivilo qui prima che l’ente confermi l’ordine: conta da quel giorno.',
  known: 'Quello che sappiamo',
  none: 'Non conosciamo ancora il tuo ISEE',
  noneText: 'Senza, dove c’è una tariffa paghi il prezzo intero.',
  is: '{kind}: {amount}',
  until: 'Valido fino a {day} · {source}',
  over: 'Scaduto {day}: scrivi quello nuovo.',
  write: 'Scrivi il tuo ISEE',
  declared: 'Quello che scrivi lo dichiari tu: l’ufficio può chiederti l’attestazione. Chi lo legge resta scritto in «Chi ha letto i tuoi dati».',
  kindOf: 'Tipo di ISEE',
  value: 'Valore ISEE in euro',
  valueHint: 'Lo trovi sull’attestazione, per esempio 12.500,00',
  validUntil: 'Valido fino a',
  save: 'Salva il mio ISEE',
  saving: 'Salvo…',
  saved: 'Abbiamo scritto il tuo ISEE: conta dai prossimi ordini.',
  needed: 'Questo dato serve.',
  badEuro: 'Scrivi un importo in euro, per esempio 12.500,00.',
  expired: 'Questo ISEE è scaduto: serve un’attestazione ancora valida.',
  back: 'Torna ai voucher',
}; // prettier-ignore

export type IseeWords = typeof it;

const en: IseeWords = {
  title: 'My ISEE',
  lead: 'Of some services you pay a share by your ISEE. Write it here before the provider confirms the order: it counts from that day.',
  known: 'What we know',
  none: 'We do not know your ISEE yet',
  noneText: 'Without it you pay the whole price where there is a tariff.',
  is: '{kind}: {amount}',
  until: 'Valid until {day} · {source}',
  over: 'Expired on {day}: write the new one.',
  write: 'Write your ISEE',
  declared: 'What you write is declared by you: the office may ask for the certificate. Who reads it is written down in “Who read your data”.',
  kindOf: 'Kind of ISEE',
  value: 'ISEE value in euros',
  valueHint: 'It is on the certificate, for example 12.500,00',
  validUntil: 'Valid until',
  save: 'Save my ISEE',
  saving: 'Saving…',
  saved: 'We wrote down your ISEE: it counts from the next orders.',
  needed: 'This is needed.',
  badEuro: 'Write an amount in euros, for example 12.500,00.',
  expired: 'This ISEE has expired: a certificate that is still valid is needed.',
  back: 'Back to the vouchers',
}; // prettier-ignore

export const ISEE_WORDS: Record<LanguageCode, IseeWords> = { it, en };
