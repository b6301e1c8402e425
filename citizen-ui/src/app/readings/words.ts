import type { LanguageCode } from '../language/stored-language';

/** The words of this page alone: they come with it, and weigh on no other. */
const it = {
  title: 'Chi ha letto i tuoi dati',
  lead: 'Ogni volta che un ente o un ufficio apre i tuoi dati delicati resta scritto qui. Chi guarda di nuovo entro un quarto d’ora conta una volta.',
  one: 'Solo la pratica {number}',
  all: 'Vedi le letture di tutte le tue pratiche',
  back: 'Torna alla pratica {number}',
  empty: 'Nessuno ha ancora aperto i tuoi dati delicati',
  emptyText: 'Quando un ente o un ufficio li apre, lo trovi qui.',
  more: 'Mostra altre letture',
  loading: 'Un momento…',
  pratica: 'Pratica {number}',
  what: {
    need: 'Ha letto la tua richiesta e per chi è',
    document: 'Ha aperto un documento',
    bundle: 'Ha preso il fascicolo intero',
    isee: 'Ha letto il tuo ISEE in una domanda di voucher',
    messages: 'Ha letto i messaggi fra te e un ente',
  },
  who: {
    ente: 'Un ente',
    sportello: 'Uno sportello',
    admin: 'L’ufficio WeMi del Comune',
    auditor: 'Chi verifica per il Comune',
  },
  why: {
    ente: 'Può farlo perché gli hai chiesto un servizio.',
    sportello: 'Può farlo perché ti aiuta con una delega.',
    admin: 'Può farlo perché segue le pratiche del Comune.',
    auditor: 'Può farlo perché controlla che tutto sia in regola.',
  },
  link: 'Chi ha letto i tuoi dati',
};

export type ReadingWords = typeof it;

const en: ReadingWords = {
  title: 'Who read your data',
  lead: 'Each time an ente or an office opens your delicate data it is written here. Whoever looks again within a quarter of an hour counts once.',
  one: 'Only pratica {number}',
  all: 'See who read any of your pratiche',
  back: 'Back to pratica {number}',
  empty: 'Nobody has opened your delicate data yet',
  emptyText: 'When an ente or an office opens it, you find it here.',
  more: 'Show more',
  loading: 'One moment…',
  pratica: 'Pratica {number}',
  what: {
    need: 'Read your request and whom it is for',
    document: 'Opened a document',
    bundle: 'Took the whole case file',
    isee: 'Read your ISEE in a voucher application',
    messages: 'Read the messages between you and an ente',
  },
  who: {
    ente: 'An ente',
    sportello: 'A sportello',
    admin: 'The WeMi office of the Comune',
    auditor: 'An auditor of the Comune',
  },
  why: {
    ente: 'It may, because you asked it for a service.',
    sportello: 'It may, because it helps you by a mandate.',
    admin: 'It may, because it looks after the pratiche of the Comune.',
    auditor: 'It may, because it checks that all is in order.',
  },
  link: 'Who read your data',
};

export const READING_WORDS: Record<LanguageCode, ReadingWords> = { it, en };

export function fill(text: string, number: string): string {
  return text.replace('{number}', number);
}
