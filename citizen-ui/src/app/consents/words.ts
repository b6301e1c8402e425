import type { LanguageCode } from '../language/stored-language';

/** The words of these parts alone: they come with them, and weigh on no other page. */
const it = {
  title: 'Che cosa hai letto e accettato',
  privacy: 'Privacy',
  privacyRead: 'Hai letto come trattiamo i tuoi dati',
  privacyNew: 'C’è un testo che non hai ancora letto, pubblicato',
  neverRead: 'Leggi come trattiamo i tuoi dati: bastano due minuti.',
  changed: 'Il testo su come trattiamo i tuoi dati è cambiato {day}.',
  readIt: 'Leggi il testo',
  readAgain: 'Rileggi il testo',
  haveRead: 'L’ho letto',
  gotIt: 'Ho capito',
  allOfIt: 'Leggi tutto',
  state: {
    given: 'Hai detto di sì',
    outdated:
      'Avevi detto di sì, ma le parole sono cambiate: finché non le accetti di nuovo, il tuo sì non vale.',
    withheld: 'Non hai detto di sì: puoi usare WeMi allo stesso modo.',
  },
  effect: {
    privacy: '',
    'phone-to-ente': 'Se lo ritiri, da subito il tuo numero non si vede più nelle pratiche.',
  },
  give: 'Dico di sì',
  takeBack: 'Ritiro il consenso',
  given: {
    privacy: 'Fatto: abbiamo segnato che hai letto il testo.',
    'phone-to-ente': 'Fatto: l’ente che scegli vede il tuo cellulare.',
  },
  takenBack: {
    privacy: '',
    'phone-to-ente': 'Fatto: nessun ente vede più il tuo cellulare.',
  },
  history: 'Tutto quello che hai detto, e quando',
  act: {
    privacy: { given: 'hai letto il testo sulla privacy', takenBack: '' },
    'phone-to-ente': {
      given: 'hai detto di sì al tuo cellulare per l’ente',
      takenBack: 'hai ritirato il sì al tuo cellulare per l’ente',
    },
  },
  version: 'versione',
  none: 'Per ora non c’è niente da leggere o da accettare.',
};

export type ConsentWords = typeof it;

const en: ConsentWords = {
  title: 'What you have read and agreed to',
  privacy: 'Privacy',
  privacyRead: 'You read how we treat your data on',
  privacyNew: 'There is a text that you have not read yet, published on',
  neverRead: 'Read how we treat your data: it takes two minutes.',
  changed: 'The text on how we treat your data changed on {day}.',
  readIt: 'Read the text',
  readAgain: 'Read the text again',
  haveRead: 'I have read it',
  gotIt: 'I understand',
  allOfIt: 'Read all of it',
  state: {
    given: 'You said yes on',
    outdated:
      'You had said yes, but the words have changed: until you accept them anew, your yes does not count.',
    withheld: 'You have not said yes: you can use WeMi all the same.',
  },
  effect: {
    privacy: '',
    'phone-to-ente':
      'If you take it back, your number no longer shows in requests from that moment.',
  },
  give: 'I say yes',
  takeBack: 'I take it back',
  given: {
    privacy: 'Done: we noted that you have read the text.',
    'phone-to-ente': 'Done: the organisation you choose sees your mobile.',
  },
  takenBack: {
    privacy: '',
    'phone-to-ente': 'Done: no organisation sees your mobile any more.',
  },
  history: 'All that you said, and when',
  act: {
    privacy: { given: 'you read the text on privacy', takenBack: '' },
    'phone-to-ente': {
      given: 'you said yes to your mobile for the organisation',
      takenBack: 'you took back your yes to your mobile for the organisation',
    },
  },
  version: 'version',
  none: 'There is nothing to read or to agree to for now.',
};

export const CONSENT_WORDS: Record<LanguageCode, ConsentWords> = { it, en };
