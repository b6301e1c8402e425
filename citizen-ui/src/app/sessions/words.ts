import type { LanguageCode } from '../language/stored-language';

/** The words of this page alone: they come with it, and weigh on no other. */
const it = {
  title: 'Accessi e dispositivi',
  lead: 'Qui vedi dove il tuo accesso è aperto adesso. Se non riconosci un dispositivo, chiudilo: poi scegli una nuova password.',
  list: 'Dove è aperto il tuo accesso',
  unknown: 'Dispositivo non riconosciuto',
  unknownMeans:
    'Qui il tuo accesso è aperto, ma con questo dispositivo non hai usato WeMi nelle ultime ore.',
  isThis: 'È quello che usi adesso',
  since: 'Aperto',
  lastSeen: 'Ultimo uso',
  end: 'Chiudi questo accesso',
  endOf: 'Chiudi l’accesso da {device}',
  ended: 'Accesso chiuso: {device}',
  endOthers: 'Chiudi tutti gli altri',
  othersTitle: 'Chiudere tutti gli altri accessi?',
  othersMeans:
    'Resta aperto solo questo. Sugli altri dispositivi entro un minuto non si vede più niente, e per rientrare servono indirizzo e password.',
  othersEnded: 'Gli altri accessi sono chiusi.',
  noOthers: 'Il tuo accesso è aperto solo qui.',
  none: 'Non c’è nessun accesso aperto.',
};

export type SessionWords = typeof it;

const en: SessionWords = {
  title: 'Log-ins and devices',
  lead: 'Here you see where you are logged in now. If you do not know a device, log it out: then choose a new password.',
  list: 'Where you are logged in',
  unknown: 'Unknown device',
  unknownMeans: 'You are logged in there, but WeMi was not used on that device in the last hours.',
  isThis: 'This is the one you are using',
  since: 'Logged in',
  lastSeen: 'Last used',
  end: 'Log out there',
  endOf: 'Log out of {device}',
  ended: 'Logged out: {device}',
  endOthers: 'Log out everywhere else',
  othersTitle: 'Log out everywhere else?',
  othersMeans:
    'Only this one stays. On the other devices nothing is shown any more within a minute, and it takes the address and the password to come back.',
  othersEnded: 'You are logged out everywhere else.',
  noOthers: 'You are logged in here only.',
  none: 'You are logged in nowhere.',
};

export const SESSION_WORDS: Record<LanguageCode, SessionWords> = { it, en };
