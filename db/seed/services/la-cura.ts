import { bundle, hourly, monthly, perVisit } from '../price.ts';
import { ALL_MILANO, type ServiceSeed } from '../service.ts';

const ente = 1;

export const LA_CURA: ServiceSeed[] = [
  {
    ente,
    type: 'assistenza-persona',
    title: 'Assistenza a casa, ora per ora',
    summary: 'Un operatore di fiducia per alzarsi, mangiare, uscire e stare in compagnia.',
    description:
      'Cominciamo con una visita gratuita per capire di che cosa c’è bisogno. Poi viene sempre la stessa persona, e quando è in ferie ti presentiamo prima chi la sostituisce.',
    included: [
      'Visita iniziale gratuita',
      'Sostituzione in ferie e malattia',
      'Diario delle visite',
    ],
    profiles: ['ASA', 'OSS'],
    competences: ['Alzheimer e demenze', 'Uso del sollevatore', 'Disabilità motoria'],
    languages: ['Italiano', 'Spagnolo'],
    covers: [
      'timeBands:morning',
      'timeBands:afternoon',
      'timeBands:evening',
      'operatorGender:woman',
      'operatorGender:man',
    ],
    zones: ALL_MILANO,
    price: hourly(2150, { holiday: 2600, minimum: 2 }),
  },
  {
    ente,
    type: 'assistenza-persona',
    title: 'Notti tranquille',
    summary: 'Un operatore resta sveglio accanto a chi non può dormire solo.',
    description:
      'Dalle 21 alle 7, anche una notte sola dopo un ricovero. Al mattino lasciamo scritto come è andata.',
    included: ['Igiene della sera e del mattino', 'Resoconto scritto'],
    profiles: ['OSS', 'badante'],
    competences: ['Assistenza notturna', 'Alzheimer e demenze'],
    covers: ['timeBands:night', 'timeBands:weekend'],
    zones: [1, 5, 6, 7],
    price: hourly(2400, { holiday: 2900, night: 2700, minimum: 8 }),
  },
  {
    ente,
    type: 'assistenza-persona',
    title: 'Rientro dall’ospedale',
    summary: 'Le prime due settimane a casa dopo un ricovero, con un piano pensato insieme.',
    description:
      'Prepariamo la casa prima delle dimissioni, parliamo con il reparto e restiamo vicini nei giorni più difficili.',
    included: ['Contatto con il reparto', 'Controllo della casa', 'Telefonata ogni sera'],
    profiles: ['OSS'],
    competences: ['Disabilità motoria', 'Gestione della PEG'],
    zones: ALL_MILANO,
    price: bundle('20 ore in due settimane', 41000),
  },
  {
    ente,
    type: 'igiene-personale',
    title: 'Bagno e vestizione con calma',
    summary: 'Un aiuto rispettoso per lavarsi e vestirsi, a giorni fissi.',
    description:
      'Quaranta minuti a visita, alla stessa ora. Usiamo i prodotti che preferisci e insegniamo alla famiglia i movimenti giusti.',
    included: ['Guanti e materiali', 'Sempre lo stesso operatore'],
    covers: [
      'timeBands:morning',
      'timeBands:evening',
      'operatorGender:woman',
      'operatorGender:man',
    ],
    zones: [4, 5, 6, 7],
    price: perVisit(2600, { visits: 12, cents: 28800 }),
  },
  {
    ente,
    type: 'sollievo',
    title: 'Un pomeriggio per te',
    summary: 'Quattro ore di respiro per chi si prende cura ogni giorno.',
    description:
      'Restiamo con la persona che assisti mentre tu esci, riposi o fai una visita. Bastano tre giorni di anticipo.',
    included: ['Merenda e attività', 'Messaggio alla famiglia'],
    covers: ['timeBands:afternoon', 'timeBands:weekend'],
    zones: [1, 5, 6, 7, 8],
    price: hourly(2050, { minimum: 4 }),
  },
  {
    ente,
    type: 'badante-condivisa',
    title: 'La badante del cortile',
    summary: 'Una sola assistente per tre famiglie dello stesso palazzo.',
    description:
      'Aiutiamo i vicini a mettersi d’accordo, scriviamo i turni e assumiamo noi la persona.',
    included: ['Incontro con le famiglie', 'Contratto e sostituzioni'],
    languages: ['Italiano', 'Ucraino', 'Spagnolo'],
    zones: [5, 6, 7],
    price: monthly(52000, 'Quota al mese per famiglia'),
  },
  {
    ente,
    type: 'custode-sociale',
    title: 'Custode sociale in via Savona e dintorni',
    summary: 'Una persona del quartiere che bussa, ascolta e risolve.',
    description:
      'Venti ore alla settimana nel palazzo: consegne, piccoli guai, visite a chi è solo, contatti con i servizi.',
    included: ['Numero di telefono diretto', 'Relazione ogni tre mesi'],
    zones: [6],
    price: monthly(98000, 'Canone al mese per il condominio'),
    availableFrom: '2027-01-11',
  },
  {
    ente,
    type: 'accompagnamento-visite',
    title: 'Insieme dal dottore',
    summary: 'Ti accompagniamo alla visita e ti ricordiamo che cosa ha detto il medico.',
    description:
      'Partiamo da casa tua, aspettiamo con te e, se vuoi, prendiamo appunti per i tuoi figli.',
    included: ['Attesa fino a due ore', 'Appunti della visita'],
    profiles: ['ASA'],
    zones: [5, 6, 7],
    price: perVisit(4200),
  },
];
