import type { LanguageCode } from '../language/stored-language';

/** The words of this page alone: they come with it, and weigh on no other. */
const it = {
  title: 'I miei dati',
  lead: 'Qui trovi quello che WeMi conserva di te, chi lo ha letto, e come averlo o farlo cancellare.',
  who: 'Chi sei',
  name: 'Nome', email: 'Email', none: 'non indicata', comune: 'Comune',
  whoNote: 'Nome ed email vengono dal servizio con cui accedi: si cambiano lì.',
  places: 'Dove si cambiano gli altri dati',
  contacts: 'I tuoi recapiti', caredPersons: 'Le persone di cui ti occupi', favourites: 'I servizi che vuoi ritrovare', appointments: 'I tuoi appuntamenti agli sportelli', notices: 'Come e quando avvisarti', mandates: 'Le tue deleghe', readings: 'Chi ha letto i tuoi dati', sessions: 'Dove sei collegato, e con che dispositivi', pratiche: 'Le tue pratiche e i loro documenti',
  copy: 'Una copia dei tuoi dati',
  copyText: 'Puoi scaricare tutto quello che WeMi conserva di te: un documento da leggere, o un file per un altro programma.',
  pdf: 'Scarica il documento (PDF)', json: 'Scarica il file (JSON)',
  erase: {
    title: 'Cancellare i tuoi dati',
    text: 'Puoi chiedere che WeMi cancelli i tuoi dati. Restano senza il tuo nome solo gli atti, gli ordini e gli importi che la legge fa conservare al Comune.',
    openTitle: 'Prima c’è qualcosa da chiudere',
    openText: 'C’è ancora qualcuno dall’altra parte: chiudilo come fai di solito, poi torna qui.',
    begin: 'Voglio cancellare i miei dati',
    goes: ['Le tue richieste, i messaggi, i documenti, le recensioni, i recapiti, le persone di cui ti occupi, gli appuntamenti e l’ISEE vengono cancellati.', 'Le deleghe e le segnalazioni perdono il tuo nome; i voucher non spesi vanno persi.', 'Da quel momento non puoi più entrare in WeMi con questo accesso. Non si può tornare indietro.'],
    copyFirst: 'Se vuoi tenerne una copia, scaricala prima.',
    label: 'Per confermare scrivi {word}',
    wrong: 'Scrivi {word}, in lettere maiuscole.',
    confirm: 'Cancella i miei dati per sempre',
    busy: 'Un momento…',
    leave: 'No, li tengo',
    doneTitle: 'Abbiamo preso la tua richiesta',
    doneText: 'I tuoi dati saranno cancellati entro pochi minuti, e da ora non puoi più entrare con questo accesso. Grazie di aver usato WeMi.',
    signOut: 'Esci',
  },
  kind: { pratica: 'Una pratica aperta', payment: 'Un pagamento da fare', refund: 'Un rimborso in arrivo', contest: 'Una contestazione senza risposta', mandate: 'Una delega in corso', voucher: 'Una domanda di voucher senza risposta' },
}; // prettier-ignore

export type OwnDataWords = typeof it;

const en: OwnDataWords = {
  title: 'My data',
  lead: 'What WeMi keeps of you, who has read it, and how to have it or have it erased.',
  who: 'Who you are',
  name: 'Name', email: 'Email', none: 'not given', comune: 'Comune',
  whoNote: 'Name and email come from the service that you log in with: change them there.',
  places: 'Where the rest is changed',
  contacts: 'Your contacts', caredPersons: 'The people you look after', favourites: 'The services you want to find again', appointments: 'Your appointments at WeMi spaces', notices: 'How and when to tell you', mandates: 'Your mandates', readings: 'Who has read your data', sessions: 'Where you are logged in, and on which devices', pratiche: 'Your pratiche and their documents',
  copy: 'A copy of your data',
  copyText: 'You can have all that WeMi keeps of you: a document to read, or a file for another program.',
  pdf: 'Download the document (PDF)', json: 'Download the file (JSON)',
  erase: {
    title: 'Having your data erased',
    text: 'You can ask WeMi to erase your data. Only acts, orders and amounts that the law has the comune keep remain, without your name.',
    openTitle: 'Something has to end first',
    openText: 'There is still somebody on the other side: end it as you usually would, then come back.',
    begin: 'I want my data erased',
    goes: ['Your requests, messages, documents, reviews, contacts, the people you look after, appointments and ISEE are erased.', 'Mandates and reports lose your name; vouchers that are not spent are lost.', 'From then on you cannot come into WeMi with this login. There is no way back.'],
    copyFirst: 'If you want to keep a copy, download it first.',
    label: 'To confirm, type {word}',
    wrong: 'Type {word}, in capital letters.',
    confirm: 'Erase my data for good',
    busy: 'One moment…',
    leave: 'No, keep them',
    doneTitle: 'We have your request',
    doneText: 'Your data will be erased within minutes, and from now on you cannot come in with this login. Thank you for having used WeMi.',
    signOut: 'Sign out',
  },
  kind: { pratica: 'An open pratica', payment: 'A payment due', refund: 'A refund on its way', contest: 'A contest without an answer', mandate: 'A mandate in force', voucher: 'An application for a voucher without an answer' },
}; // prettier-ignore

export const OWN_DATA_WORDS: Record<LanguageCode, OwnDataWords> = { it, en };
/** What is typed by whoever means it. */
export const ERASE_WORD: Record<LanguageCode, 'CANCELLA' | 'ERASE'> = { it: 'CANCELLA', en: 'ERASE' }; // prettier-ignore
