import type { Param } from '../tables/catalogue.ts';

type Words = readonly [id: string, it: string, en: string];
type Question = Omit<Param, 'id' | 'required'>;

const ask = (it: string, en: string) => ({ it, en, sensitive: false });
const personal = (it: string, en: string) => ({ it, en, sensitive: true });
const among = (...words: Words[]) => ({
  options: words.map(([id, it, en]) => ({ id, it, en })),
});
const same = (...words: string[]) => among(...words.map((word): Words => [word, word, word]));
const count = (min: number, max: number) => ({ type: 'integer' as const, min, max });

/** Every question a need may be asked, once; service types pick from them by id. */
export const PARAMS = {
  autonomy: {
    ...personal('Livello di autonomia', 'Level of autonomy'),
    type: 'choice',
    ...among(
      ['independent', 'Autosufficiente', 'Independent'],
      ['partly-dependent', 'Parzialmente autosufficiente', 'Needs some help'],
      ['dependent', 'Non autosufficiente', 'Needs help with everything'],
    ),
  },
  hoursPerWeek: { ...ask('Ore a settimana', 'Hours a week'), ...count(1, 54) },
  visitsPerWeek: { ...ask('Visite a settimana', 'Visits a week'), ...count(1, 14) },
  visits: { ...ask('Numero di visite', 'Number of visits'), ...count(1, 60) },
  sessions: { ...ask('Numero di colloqui', 'Number of sessions'), ...count(1, 40) },
  timeBands: {
    ...ask('Fasce orarie', 'Times of day'),
    type: 'choices',
    ...among(
      ['morning', 'Mattina', 'Morning'],
      ['afternoon', 'Pomeriggio', 'Afternoon'],
      ['evening', 'Sera', 'Evening'],
      ['night', 'Notte', 'Night'],
      ['weekend', 'Fine settimana', 'Weekend'],
      ['holidays', 'Giorni festivi', 'Public holidays'],
    ),
  },
  operatorGender: {
    ...ask("Preferisci un'operatrice o un operatore?", 'Would you rather have a woman or a man?'),
    type: 'choice',
    ...among(
      ['any', 'Indifferente', 'No preference'],
      ['woman', 'Donna', 'Woman'],
      ['man', 'Uomo', 'Man'],
    ),
  },
  competences: {
    ...personal('Competenze richieste', 'Skills needed'),
    type: 'choices',
    ...among(
      ['dementia', 'Alzheimer e demenze', 'Alzheimer’s and dementia'],
      ['motor-disability', 'Disabilità motoria', 'Motor disability'],
      ['sensory-disability', 'Disabilità sensoriale', 'Sensory disability'],
      ['hoist', 'Uso del sollevatore', 'Moving with a hoist'],
      ['peg', 'Gestione della PEG', 'PEG feeding'],
      ['nights', 'Assistenza notturna', 'Night care'],
      ['cooking', 'Cucina e diete', 'Cooking and diets'],
      ['driving', 'Patente di guida', 'Driving licence'],
      ['paediatric-first-aid', 'Primo soccorso pediatrico', 'Paediatric first aid'],
    ),
  },
  languages: {
    ...ask('Lingue parlate', 'Languages spoken'),
    type: 'choices',
    ...among(
      ['italian', 'Italiano', 'Italian'],
      ['english', 'Inglese', 'English'],
      ['spanish', 'Spagnolo', 'Spanish'],
      ['ukrainian', 'Ucraino', 'Ukrainian'],
      ['arabic', 'Arabo', 'Arabic'],
      ['chinese', 'Cinese', 'Chinese'],
      ['filipino', 'Filippino', 'Filipino'],
      ['lis', 'Lingua dei segni (LIS)', 'Italian sign language'],
    ),
  },
  prescription: {
    ...personal('Hai la prescrizione del medico?', 'Do you have a doctor’s prescription?'),
    type: 'boolean',
  },
  urgency: {
    ...ask('Quando ti serve?', 'How soon do you need it?'),
    type: 'choice',
    ...among(
      ['two-days', 'Entro 48 ore', 'Within 48 hours'],
      ['week', 'Entro una settimana', 'Within a week'],
      ['later', 'Da programmare', 'To be planned'],
    ),
  },
  children: { ...ask('Quanti bambini?', 'How many children?'), ...count(1, 8) },
  childrenAges: {
    ...ask('Età dei bambini', 'Ages of the children'),
    type: 'choices',
    ...among(
      ['0-3', 'Da 0 a 3 anni', '0 to 3'],
      ['3-6', 'Da 3 a 6 anni', '3 to 6'],
      ['6-11', 'Da 6 a 11 anni', '6 to 11'],
      ['11-18', 'Da 11 a 18 anni', '11 to 18'],
    ),
  },
  specialNeeds: {
    ...personal('Ci sono bisogni educativi speciali?', 'Are there special educational needs?'),
    type: 'boolean',
  },
  schoolLevel: {
    ...ask('Che scuola frequenta?', 'Which school?'),
    type: 'choice',
    ...among(
      ['primary', 'Primaria', 'Primary school'],
      ['lower-secondary', 'Secondaria di primo grado (medie)', 'Lower secondary school'],
      ['upper-secondary', 'Secondaria di secondo grado (superiori)', 'Upper secondary school'],
    ),
  },
  subjects: { ...ask('In quali materie?', 'In which subjects?'), type: 'text' },
  mode: {
    ...ask('Come preferisci?', 'How would you like it?'),
    type: 'choice',
    ...among(
      ['home', 'A casa', 'At home'],
      ['remote', 'A distanza', 'Online'],
      ['office', 'In sede', 'At their place'],
    ),
  },
  wheelchair: { ...personal('Usi la carrozzina?', 'Do you use a wheelchair?'), type: 'boolean' },
  route: { ...ask('Da dove a dove?', 'From where to where?'), type: 'text' },
  waiting: { ...ask('Attesa e ritorno', 'Wait and bring back'), type: 'boolean' },
  errandsPerWeek: { ...ask('Commissioni a settimana', 'Errands a week'), ...count(1, 14) },
  mealsPerWeek: { ...ask('Pasti a settimana', 'Meals a week'), ...count(1, 14) },
  diet: {
    ...ask('Segui una dieta?', 'Do you follow a diet?'),
    type: 'choice',
    ...among(
      ['none', 'Nessuna', 'None'],
      ['diabetic', 'Per diabetici', 'Diabetic'],
      ['low-salt', 'Con poco sale', 'Low salt'],
      ['vegetarian', 'Vegetariana', 'Vegetarian'],
      ['gluten-free', 'Senza glutine', 'Gluten free'],
      ['halal', 'Halal', 'Halal'],
      ['kosher', 'Kosher', 'Kosher'],
    ),
  },
  allergies: { ...personal('Allergie o intolleranze', 'Allergies'), type: 'text' },
  workKind: {
    ...ask('Che lavoro serve?', 'What kind of work?'),
    type: 'choice',
    ...among(
      ['plumber', 'Idraulico', 'Plumber'],
      ['electrician', 'Elettricista', 'Electrician'],
      ['locksmith', 'Fabbro', 'Locksmith'],
      ['shutters', 'Tapparelle', 'Roller shutters'],
      ['carpenter', 'Falegname', 'Carpenter'],
      ['painter', 'Imbianchino', 'Painter'],
    ),
  },
  materials: { ...ask('Materiali compresi', 'Materials included'), type: 'boolean' },
  surface: { ...ask('Superficie in metri quadri', 'Surface in square metres'), ...count(5, 500) },
  species: {
    ...ask('Che animale è?', 'Which animal?'),
    type: 'choice',
    ...among(['dog', 'Cane', 'Dog'], ['cat', 'Gatto', 'Cat'], ['other', 'Altro', 'Other']),
  },
  animals: { ...ask('Quanti animali?', 'How many animals?'), ...count(1, 10) },
  paperwork: {
    ...ask('Che cosa devi sbrigare?', 'Which paperwork is it about?'),
    type: 'text',
  },
  ccnlLevel: {
    ...ask('Livello del contratto (CCNL)', 'Contract level (CCNL)'),
    type: 'choice',
    ...same('A', 'AS', 'B', 'BS', 'C', 'CS', 'D', 'DS'),
  },
  level: {
    ...ask('Livello di italiano', 'Level of Italian'),
    type: 'choice',
    ...same('A1', 'A2', 'B1', 'B2'),
  },
  buildingUnits: {
    ...ask('Appartamenti del condominio', 'Flats in the building'),
    ...count(4, 300),
  },
} satisfies Record<string, Question>;

export type ParamId = keyof typeof PARAMS;

/** The questions of a service type, in order; those whose id ends with `?` may stay unanswered. */
export function params(...ids: (ParamId | `${ParamId}?`)[]): Param[] {
  return ids.map((asked) => {
    const id = asked.replace('?', '') as ParamId;
    return { id, ...(PARAMS[id] as Question), required: !asked.endsWith('?') };
  });
}
