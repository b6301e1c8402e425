import { hourly, monthly, perVisit, bundle } from '../price.ts';
import { ALL_MILANO, type ServiceSeed } from '../service.ts';

const ente = 2;

export const CASA_AMICA: ServiceSeed[] = [
  {
    ente,
    type: 'assistenza-persona',
    title: 'Casa Amica ogni giorno',
    summary: 'Assistenza quotidiana con un piano scritto e rivisto ogni mese.',
    description:
      'Un’assistente sociale costruisce con te il piano, sceglie l’operatore e passa ogni mese a vedere se va bene.',
    included: ['Piano personale', 'Visita mensile dell’assistente sociale', 'Assicurazione'],
    profiles: ['ASA', 'OSS'],
    competences: ['Alzheimer e demenze', 'Cucina e diete'],
    languages: ['Italiano', 'Inglese', 'Arabo'],
    zones: ALL_MILANO,
    price: hourly(2290, { holiday: 2750 }),
  },
  {
    ente,
    type: 'assistenza-persona',
    title: 'Badante convivente con garanzia',
    summary: 'Cerchiamo, assumiamo e seguiamo la persona che vivrà con voi.',
    description:
      'Due settimane di prova. Se non vi trovate bene ne cerchiamo un’altra senza costi, e nei giorni di riposo copriamo noi.',
    included: ['Selezione', 'Due settimane di prova', 'Sostituzione la domenica'],
    profiles: ['badante'],
    competences: ['Cucina e diete', 'Assistenza notturna'],
    languages: ['Italiano', 'Ucraino', 'Filippino', 'Spagnolo'],
    zones: ALL_MILANO,
    price: monthly(178000),
  },
  {
    ente,
    type: 'igiene-personale',
    title: 'Cura di sé al mattino',
    summary: 'Dalle 7 alle 10, per iniziare la giornata puliti e vestiti.',
    description: 'Due operatori quando serve il sollevatore, allo stesso prezzo.',
    included: ['Materiali monouso', 'Cambio del letto'],
    competences: ['Uso del sollevatore'],
    zones: [1, 2, 3, 4],
    price: perVisit(2850, { visits: 20, cents: 52000 }),
  },
  {
    ente,
    type: 'sollievo',
    title: 'Il caffè del martedì',
    summary: 'Un animatore a casa per chi ha problemi di memoria, e due ore libere per te.',
    description:
      'Musica, fotografie, piccoli lavori: attività scelte con la famiglia per tenere viva la memoria.',
    included: ['Materiali', 'Scheda delle attività'],
    profiles: ['animatore'],
    competences: ['Alzheimer e demenze'],
    zones: [2, 3, 9],
    price: hourly(2300, { minimum: 2 }),
  },
  {
    ente,
    type: 'badante-condivisa',
    title: 'Una badante, due pianerottoli',
    summary: 'Mattina da una famiglia, pomeriggio dall’altra.',
    description:
      'Per chi non ha bisogno di una giornata intera. Pensiamo noi ai turni e ai contributi.',
    included: ['Turni scritti', 'Buste paga'],
    languages: ['Italiano', 'Spagnolo'],
    zones: [2, 3, 4],
    price: monthly(61000, 'Quota al mese per famiglia'),
  },
  {
    ente,
    type: 'custode-sociale',
    title: 'Portineria sociale di Città Studi',
    summary: 'Una portineria che ritira pacchi e si accorge se qualcuno non esce da due giorni.',
    description:
      'Presenza ogni mattina e due pomeriggi, per condomini da venti appartamenti in su.',
    included: ['Ritiro pacchi e farmaci', 'Visite a chi vive solo'],
    zones: [3],
    price: monthly(110000, 'Canone al mese per il condominio'),
  },
  {
    ente,
    type: 'spesa-farmaci',
    title: 'Spesa con una chiacchiera',
    summary: 'Un volontario fa la spesa con la tua lista e si ferma per un saluto.',
    description: 'Supermercato o mercato rionale. Paghi solo lo scontrino e l’uscita.',
    included: ['Consegna fino in cucina'],
    zones: [2, 3, 4],
    price: perVisit(900, { visits: 10, cents: 8000 }),
  },
  {
    ente,
    type: 'disbrigo-pratiche',
    title: 'ISEE e domande senza code',
    summary: 'Raccogliamo i documenti a casa e prepariamo la domanda con te.',
    description:
      'ISEE, bonus bollette, assegno di cura, invalidità: un appuntamento e un promemoria.',
    included: ['Elenco dei documenti', 'Invio della domanda'],
    zones: [2, 3, 4, 9],
    price: bundle('Una pratica completa', 3500),
  },
];
