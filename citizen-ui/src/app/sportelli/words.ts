import type { LanguageCode } from '../language/stored-language';

/** The words of this page alone: they come with it, and weigh on no other. */
const it = {
  title: 'Sportelli: dove e quando',
  lead: 'Agli sportelli una persona ti ascolta e fa con te ogni passo: cercare un servizio, chiederlo, pagarlo. Non serve saper usare il computer.',
  openNow: 'Adesso è aperto',
  until: 'fino {when}',
  closedNow: 'Adesso è chiuso',
  opens: 'apre {when}',
  unknown: 'Non c’è ancora scritto quando apre.',
  hours: 'Orari',
  holidays: 'Nei giorni festivi è chiuso.',
  closed: 'Chiusure in arrivo',
  closedOn: '{from}',
  closedThrough: 'da {from} a {through}',
  call: 'Telefono',
  elsewhere: 'Altre zone',
  none: 'Per ora qui non ci sono sportelli.',
  noneText: 'Scrivi all’ufficio: ti rispondiamo da lì.',
  office: 'Scrivi all’ufficio',
  weekdays: ['lunedì', 'martedì', 'mercoledì', 'giovedì', 'venerdì', 'sabato', 'domenica'],
  shut: 'chiuso',
  midnight: 'a mezzanotte',
};

export type SportelliWords = typeof it;

const en: SportelliWords = {
  title: 'WeMi spaces: where and when',
  lead: 'At a WeMi space somebody listens to you and takes every step with you: finding a service, asking for it, paying for it. You need not know how to use a computer.',
  openNow: 'Open now',
  until: 'until {when}',
  closedNow: 'Closed now',
  opens: 'opens {when}',
  unknown: 'It does not say yet when it opens.',
  hours: 'Hours',
  holidays: 'It is closed on public holidays.',
  closed: 'Closed soon',
  closedOn: '{from}',
  closedThrough: 'from {from} to {through}',
  call: 'Phone',
  elsewhere: 'Other districts',
  none: 'There are no WeMi spaces here for now.',
  noneText: 'Write to the office: we answer there.',
  office: 'Write to the office',
  weekdays: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  shut: 'closed',
  midnight: 'midnight',
};

export const SPORTELLI_WORDS: Record<LanguageCode, SportelliWords> = { it, en };
