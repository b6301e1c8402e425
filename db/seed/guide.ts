import type { Trx } from '../connect.ts';
import { insertOrUpdate } from './insert-or-update.ts';

interface Answer {
  id: string;
  it: string;
  en: string;
  next?: string;
  /** Service types, with how strongly the answer points there and why. */
  leads?: [type: string, weight: number, it: string, en: string][];
}
interface Question {
  id: string;
  it: string;
  en: string;
  answers: Answer[];
}

/** The guided path: three questions at most, from whom it is for to what is hardest. */
export const GUIDE: Question[] = [
  {
    id: 'who',
    it: 'Per chi cerchi un aiuto?',
    en: 'Who is the help for?',
    answers: [
      { id: 'older', it: 'Per una persona anziana', en: 'For an older person', next: 'older-what' },
      { id: 'child', it: 'Per bambini o ragazzi', en: 'For children or teenagers', next: 'child-what' },
      { id: 'ill', it: 'Per chi è malato, operato o ha una disabilità', en: 'For someone ill, just operated or disabled', next: 'ill-what' },
      { id: 'home', it: 'Per la casa, le faccende, le carte', en: 'For the house, chores, papers', next: 'home-what' },
      { id: 'me', it: 'Per me, che mi prendo cura di qualcuno', en: 'For me, who look after someone', next: 'me-what' },
    ],
  },
  {
    id: 'older-what',
    it: 'Che cosa è più difficile, oggi?',
    en: 'What is hardest today?',
    answers: [
      { id: 'daily', it: 'Le cose di ogni giorno: alzarsi, mangiare, uscire', en: 'Everyday life: getting up, eating, going out', next: 'older-how', leads: [
        ['assistenza-persona', 3, 'Aiuta proprio nelle cose di ogni giorno', 'Helps with exactly these everyday things'],
      ] },
      { id: 'washing', it: 'Lavarsi e vestirsi', en: 'Washing and dressing', leads: [
        ['igiene-personale', 4, 'È pensato per lavarsi e vestirsi con calma', 'Made for washing and dressing without hurry'],
        ['assistenza-persona', 1, 'Chi aiuta ogni giorno può fare anche questo', 'Who helps every day can do this, too'],
      ] },
      { id: 'alone', it: 'Passa troppo tempo da solo', en: 'Too much time alone', next: 'older-how', leads: [
        ['custode-sociale', 2, 'Una persona nel palazzo passa a trovare chi è solo', 'Somebody in the building visits those who are alone'],
        ['assistenza-persona', 2, 'Può essere anche solo compagnia', 'It can be just company'],
        ['sostegno-psicologico', 1, 'Se la solitudine pesa, parlarne aiuta', 'When loneliness weighs, talking helps'],
      ] },
      { id: 'errands', it: 'Spesa, farmaci, pasti', en: 'Groceries, medicines, meals', leads: [
        ['spesa-farmaci', 3, 'Fa la spesa e ritira i farmaci', 'Does the shopping and collects medicines'],
        ['pasti-domicilio', 3, 'Porta pasti pronti a casa', 'Brings ready meals home'],
      ] },
      { id: 'visits', it: 'Andare dal medico', en: 'Getting to the doctor', leads: [
        ['accompagnamento-visite', 4, 'Accompagna alla visita e riporta a casa', 'Takes you to the visit and home again'],
      ] },
    ],
  },
  {
    id: 'older-how',
    it: 'Quanto aiuto serve?',
    en: 'How much help is needed?',
    answers: [
      { id: 'few', it: 'Qualche ora alla settimana', en: 'A few hours a week', leads: [
        ['assistenza-persona', 2, 'Si può avere anche per poche ore', 'It can be had for a few hours, too'],
      ] },
      { id: 'many', it: 'Molte ore, quasi ogni giorno', en: 'Many hours, nearly every day', leads: [
        ['badante-condivisa', 2, 'Divisa con i vicini, molte ore costano meno', 'Shared with neighbours, many hours cost less'],
        ['assistenza-persona', 1, 'Si può avere anche tutti i giorni', 'It can be had every day'],
        ['contratto-buste-paga', 1, 'Se assumi tu una persona, segue contratto e buste paga', 'If you employ someone, it sees to contract and payslips'],
      ] },
      { id: 'unsure', it: 'Non lo so ancora', en: 'I do not know yet' },
    ],
  },
  {
    id: 'child-what',
    it: 'Di che cosa hanno bisogno?',
    en: 'What do they need?',
    answers: [
      { id: 'care', it: 'Di qualcuno che stia con loro', en: 'Somebody to be with them', leads: [
        ['tata', 3, 'Una persona fissa, a casa tua', 'The same person, at your home'],
        ['baby-sitter-condivisa', 2, 'Con le famiglie vicine si spende meno', 'With families nearby it costs less'],
      ] },
      { id: 'study', it: 'Di un aiuto con i compiti', en: 'Help with homework', leads: [
        ['sostegno-studio', 4, 'Aiuta con i compiti e con il metodo', 'Helps with homework and with method'],
      ] },
      { id: 'school', it: 'Di andare e tornare da scuola', en: 'Getting to school and back', leads: [
        ['accompagnamento-scuola', 4, 'Li accompagna una persona di fiducia', 'Somebody you can trust goes with them'],
      ] },
      { id: 'hard', it: 'Di attraversare un momento difficile', en: 'Getting through a hard time', leads: [
        ['educatore', 3, 'Lavora su autonomie, relazioni, momenti difficili', 'Works on independence, relations, hard times'],
        ['sostegno-psicologico', 2, 'Anche i ragazzi possono parlare con uno psicologo', 'Teenagers can talk to a psychologist, too'],
      ] },
    ],
  },
  {
    id: 'ill-what',
    it: 'Che cosa serve prima di tutto?',
    en: 'What is needed first of all?',
    answers: [
      { id: 'nursing', it: 'Iniezioni, medicazioni, prelievi', en: 'Injections, dressings, blood tests', leads: [
        ['infermiere', 4, 'Le fa un infermiere, a casa', 'A nurse does them, at home'],
      ] },
      { id: 'moving', it: 'Tornare a muoversi', en: 'Moving again', leads: [
        ['fisioterapia', 4, 'Esercizi e trattamenti a casa', 'Exercises and treatment at home'],
      ] },
      { id: 'daily', it: 'Aiuto per lavarsi, alzarsi, mangiare', en: 'Help with washing, getting up, eating', leads: [
        ['assistenza-persona', 3, 'Aiuta nelle cose di ogni giorno, anche dopo un ricovero', 'Helps with everyday life, also after hospital'],
        ['igiene-personale', 2, 'Per lavarsi e vestirsi a giorni fissi', 'For washing and dressing on fixed days'],
      ] },
      { id: 'transport', it: 'Andare alle visite e alle terapie', en: 'Getting to visits and treatment', leads: [
        ['accompagnamento-visite', 4, 'Anche con la carrozzina', 'With a wheelchair, too'],
      ] },
      { id: 'feet', it: 'La cura dei piedi o dei capelli', en: 'Foot care or hair', leads: [
        ['pedicure-curativo', 3, 'Un podologo viene a casa', 'A podiatrist comes home'],
        ['parrucchiere', 3, 'Anche per chi non può alzarsi', 'Also for those who cannot get up'],
      ] },
    ],
  },
  {
    id: 'home-what',
    it: 'Che cosa c’è da fare?',
    en: 'What is there to do?',
    answers: [
      { id: 'repair', it: 'Aggiustare qualcosa', en: 'Mend something', leads: [['riparazioni', 4, 'Un artigiano conosciuto, con un preventivo', 'A craftsman we know, with a quote']] },
      { id: 'clean', it: 'Pulire a fondo o liberare una stanza', en: 'Clean thoroughly or clear a room', leads: [['sgombero', 4, 'Pulisce e porta via ciò che non serve', 'Cleans and takes away what is not needed']] },
      { id: 'papers', it: 'Carte: SPID, bollette, ISEE, domande', en: 'Papers: digital identity, bills, forms', leads: [['disbrigo-pratiche', 4, 'Compila con te e per te', 'Fills them in with you and for you']] },
      { id: 'employ', it: 'Assumere in regola chi lavora in casa', en: 'Employ a helper properly', leads: [['contratto-buste-paga', 4, 'Contratto, contributi e buste paga', 'Contract, contributions and payslips']] },
      { id: 'animal', it: 'Badare a un animale', en: 'Look after an animal', leads: [['pet-sitter', 4, 'Passeggiate, pappa e compagnia', 'Walks, food and company']] },
      { id: 'italian', it: 'Imparare l’italiano', en: 'Learn Italian', leads: [['corso-italiano', 4, 'Lezioni dal primo livello', 'Lessons from the first level']] },
    ],
  },
  {
    id: 'me-what',
    it: 'Che cosa ti aiuterebbe?',
    en: 'What would help you?',
    answers: [
      { id: 'rest', it: 'Qualche ora libera', en: 'A few hours off', leads: [['sollievo', 4, 'Qualcuno resta al tuo posto e tu riposi', 'Somebody stays in your place while you rest']] },
      { id: 'talk', it: 'Parlare con qualcuno', en: 'Talk to somebody', leads: [['sostegno-psicologico', 4, 'Uno spazio per parlare, anche a distanza', 'Room to talk, also online']] },
      { id: 'share', it: 'Dividere il peso con altre famiglie', en: 'Share the burden with other families', leads: [
        ['badante-condivisa', 3, 'Una sola assistente per più famiglie', 'One carer for several families'],
        ['custode-sociale', 2, 'Una presenza fissa per tutto il palazzo', 'A steady presence for the whole building'],
      ] },
    ],
  },
]; // prettier-ignore

/**
 * Writes the path; questions first without what follows them, since they point at each other.
 * @param types those that the comune has: it may have given up one that came with WeMi
 */
export async function writeGuide(
  trx: Trx,
  comuneId: string,
  types: ReadonlySet<string>,
): Promise<void> {
  await insertOrUpdate(
    trx,
    'guideQuestion',
    ['comuneId', 'id'],
    GUIDE.map(({ id, it, en }, position) => ({ comuneId, id, position, textIt: it, textEn: en })),
  );
  const answers = GUIDE.flatMap(({ id: questionId, answers }) =>
    answers.map((answer, position) => ({ ...answer, questionId, position })),
  );
  await insertOrUpdate(
    trx,
    'guideAnswer',
    ['comuneId', 'questionId', 'id'],
    answers.map(({ questionId, id, position, it, en, next }) => {
      const place = { comuneId, questionId, id, position };
      return { ...place, textIt: it, textEn: en, nextId: next ?? null };
    }),
  );
  await insertOrUpdate(
    trx,
    'guideLead',
    ['comuneId', 'questionId', 'answerId', 'serviceTypeId'],
    answers.flatMap(({ questionId, id: answerId, leads = [] }) =>
      leads
        .filter(([id]) => types.has(id))
        .map(([serviceTypeId, weight, reasonIt, reasonEn]) => {
          const place = { comuneId, questionId, answerId, serviceTypeId };
          return { ...place, weight, reasonIt, reasonEn };
        }),
    ),
  );
}
