import type { LanguageCode } from '../language/stored-language';

/** The words of this page alone: they come with it, and weigh on no other. */
const it = {
  title: 'Le persone di cui mi occupo',
  lead: 'Chi tieni qui lo ritrovi pronto quando chiedi un servizio per lui o per lei. Lo vedi solo tu: un ente legge quello che serve solo quando lo scegli.',
  tell: 'Prima di scrivere i dati di una persona, diglielo. Di salute e di bisogni qui non si scrive niente.',
  list: 'Chi c’è',
  empty: 'Non c’è ancora nessuno',
  emptyText:
    'Aggiungi un genitore, un figlio, un vicino: la prossima volta non dovrai riscrivere nome e indirizzo.',
  add: 'Aggiungi una persona',
  edit: 'Modifica i dati',
  editOf: 'Modifica i dati di {name}',
  remove: 'Togli',
  removeOf: 'Togli {name}',
  removeTitle: 'Togliere {name}?',
  removeMeans:
    'I suoi dati vengono cancellati da qui. Le richieste che hai già inviato restano come sono.',
  removed: 'Fatto: {name} non c’è più.',
  saved: 'Fatto: i dati di {name} sono salvati.',
  save: 'Salva',
  busy: 'Un momento…',
  leave: 'Lascia stare',
  full: 'Puoi tenere al massimo 20 persone: per aggiungerne una, togline un’altra.',
  optional: '(se vuoi)',
  field: {
    name: 'Nome e cognome',
    relation: 'Che cosa siete l’uno per l’altra',
    born: 'Anno o giorno di nascita',
    fiscalCode: 'Codice fiscale',
    address: 'Indirizzo',
    municipio: 'Zona della città',
  },
  hint: {
    relation: 'Per esempio madre, figlio, vicina.',
    born: 'Basta l’anno, per esempio 1948; oppure 3/5/1948.',
  },
  noMunicipio: 'Non indicata',
  needsName: 'Scrivi il nome della persona.',
  needsBorn:
    'Scrivi l’anno con quattro cifre, per esempio 1948, o il giorno, per esempio 3/5/1948.',
};

export type CaredWords = typeof it;

const en: CaredWords = {
  title: 'The people I look after',
  lead: 'Whoever you keep here is there when you ask for a service for them. Only you see it: an organisation reads what it needs only once you choose it.',
  tell: 'Before you write somebody’s data, tell them. Nothing about health or needs is written here.',
  list: 'Who is here',
  empty: 'There is nobody yet',
  emptyText:
    'Add a parent, a child, a neighbour: next time you will not have to write name and address again.',
  add: 'Add a person',
  edit: 'Change the data',
  editOf: 'Change the data of {name}',
  remove: 'Remove',
  removeOf: 'Remove {name}',
  removeTitle: 'Remove {name}?',
  removeMeans: 'Their data are deleted from here. Requests that you have sent stay as they are.',
  removed: 'Done: {name} is no longer here.',
  saved: 'Done: the data of {name} are saved.',
  save: 'Save',
  busy: 'One moment…',
  leave: 'Leave it',
  full: 'You can keep at most 20 people: to add one, remove another.',
  optional: '(if you like)',
  field: {
    name: 'Full name',
    relation: 'How you are related',
    born: 'Year or day of birth',
    fiscalCode: 'Fiscal code',
    address: 'Address',
    municipio: 'District of the city',
  },
  hint: {
    relation: 'For example mother, son, neighbour.',
    born: 'The year is enough, for example 1948; or 3/5/1948, the day first.',
  },
  noMunicipio: 'Not given',
  needsName: 'Write the person’s name.',
  needsBorn: 'Write the year with four digits, for example 1948, or the day, for example 3/5/1948.',
};

export const CARED_WORDS: Record<LanguageCode, CaredWords> = { it, en };
