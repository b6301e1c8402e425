/**
 * Words that people use beside those of each service type: as they say it at home, in the plural, in
 * English. Those that name an option of a question ("notte") lead there, and to a type where they say it.
 */
export const EVERYDAY_WORDS: Record<string, string[]> = {
  'assistenza-persona': [
    'mamma anziana', 'papà anziano', 'genitori anziani', 'madre anziana', 'padre anziano', 'anziano solo',
    'anziana sola', 'vecchietta', 'vecchietto', 'badare', 'dama di compagnia', 'compagnia', 'parkinson',
    'demenza', 'non autosufficiente', 'allettato', 'assistente anziani', 'signora per anziani', 'elderly care',
    'home care', 'carer', 'care for elderly', 'live in carer', 'old people', 'home help', 'grandma', 'disabile',
    'dopo ricovero', 'dimissioni ospedale', 'operatore socio sanitario', 'anziani', 'anziano', 'anziana',
  ],
  'igiene-personale': ['lavare anziano', 'fare il bagno', 'fare la doccia', 'bath', 'shower', 'washing', 'cambio pannolone', 'pannoloni', 'incontinenza'],
  sollievo: ['respite', 'respite care', 'sostituzione', 'qualche ora libera', 'sono stanca', 'caregiver stanco', 'vacanza badante', 'badante in ferie'],
  'badante-condivisa': ['shared carer', 'badante insieme', 'dividere badante', 'badante con i vicini'],
  'custode-sociale': ['portiere', 'portinaia', 'caretaker', 'portineria'],
  infermiere: [
    'nurse', 'nurses', 'puntura', 'iniezione', 'injections', 'blood test', 'prelievi', 'esami del sangue',
    'analisi sangue', 'medicazioni', 'bende', 'cambiare catetere', 'ferita', 'insulina', 'piaghe da decubito',
    'misurare pressione', 'infermieri',
  ],
  fisioterapia: ['physiotherapist', 'physiotherapy', 'fisio', 'mal di schiena', 'schiena', 'ginocchio', 'frattura', 'anca', 'riabilitazione dopo operazione', 'massaggiatore', 'kinesi', 'back pain'],
  'sostegno-psicologico': ['psychologist', 'psicologi', 'terapista', 'therapy', 'depresso', 'tristezza', 'solitudine', 'attacchi di panico', 'parlare con qualcuno', 'anxiety', 'grief', 'stress'],
  'accompagnamento-visite': [
    'accompagnare dal dottore', 'accompagnare', 'visita medica', 'dottore', 'medico', 'dialisi', 'trasporto ospedale',
    'trasporto carrozzina', 'sedia a rotelle', 'wheelchair', 'ride to hospital', 'hospital', 'doctor', 'transport',
    'taxi disabili', 'passaggio', 'chemioterapia', 'portare in ospedale',
  ],
  'accompagnamento-scuola': ['school run', 'portare bambini a scuola', 'andare a prendere i bambini', 'uscita da scuola', 'bus scuola', 'school bus'],
  'pedicure-curativo': ['pedicure', 'callista', 'tagliare unghie', 'unghia incarnita', 'foot care', 'podiatrist', 'podologia', 'duroni', 'feet'],
  parrucchiere: ['hairdresser', 'haircut', 'barber', 'tagliare capelli', 'tinta', 'colore capelli', 'messa in piega', 'parrucchieri', 'shave'],
  tata: ['nanny', 'nannies', 'tate', 'bambinaie', 'guardare i bambini', 'bambini piccoli', 'childcare', 'bimbi', 'bimbo', 'bambino', 'bambini', 'toddler', 'baby'],
  'baby-sitter-condivisa': ['baby-sitter', 'shared nanny', 'share babysitter', 'babysitter condivisa', 'babysitting'],
  educatore: ['educatori', 'educator', 'disturbi apprendimento', 'figlio difficile', 'adolescente', 'teenager', 'autistico', 'autism', 'dislessia', 'adhd'],
  'sostegno-studio': ['tutor', 'homework', 'homework help', 'fare i compiti', 'ripetizione', 'inglese ripetizioni', 'lezioni di matematica', 'aiuto scuola', 'maths', 'latino', 'doposcuola medie', 'private lessons'],
  'spesa-farmaci': ['fare la spesa', 'groceries', 'shopping', 'pharmacy', 'medicinali', 'farmaci', 'farmaco', 'supermercato', 'raccomandata', 'ritirare ricetta', 'commissione', 'errands', 'bollettini'],
  'pasti-domicilio': ['meals', 'meals on wheels', 'food', 'lunch', 'dinner', 'pasto', 'pranzi', 'cene', 'cibo pronto', 'consegna cibo', 'cucinare', 'dieta', 'menu'],
  riparazioni: [
    'plumber', 'electrician', 'handyman', 'repair', 'repairs', 'riparare', 'aggiustare', 'rubinetto che perde', 'perde acqua',
    'lavandino', 'lavandino otturato', 'tubo', 'tubi', 'luce', 'presa', 'corto circuito', 'chiave', 'porta bloccata', 'tapparella',
    'imbiancare', 'mensola', 'montare mobili', 'scaldabagno', 'caldaia', 'leak', 'locksmith', 'painter', 'water',
  ],
  sgombero: ['cleaning', 'cleaner', 'cleaning lady', 'pulire', 'donna delle pulizie', 'signora delle pulizie', 'sgombrare', 'cantine', 'solai', 'mobili vecchi', 'buttare mobili', 'house cleaning', 'pulizia'],
  'pet-sitter': ['dog', 'dogs', 'cat', 'cats', 'dog walker', 'pet', 'pets', 'cani', 'gatti', 'cagnolino', 'gattino', 'portare fuori il cane', 'cucciolo', 'animale'],
  'disbrigo-pratiche': ['730', 'dichiarazione redditi', 'bolletta', 'paperwork', 'forms', 'modulo', 'bonus sociale', 'invalidità', 'domanda', 'assegno', 'bills', 'identità digitale', 'telefonino', 'certificato', 'inps', 'assegno unico'],
  'contratto-buste-paga': ['contratto badante', 'regolarizzare badante', 'mettere in regola', 'contributi colf', 'contributi badante', 'payslip', 'contract', 'licenziare badante', 'assumere colf', 'tredicesima'],
  'corso-italiano': ['italian course', 'italian lessons', 'learn italian', 'imparare italiano', 'italian', 'corso lingua', 'corsi di italiano', 'italiano per stranieri', 'a2', 'b1', 'language'],
}; // prettier-ignore

interface OptionWord {
  term: string;
  param: string;
  option: string;
  type?: string;
}
const leads = (param: string, option: string, ...terms: string[]): OptionWord[] =>
  terms.map((term) => ({ term, param, option }));

/** Words that name an option of a question; with a type, they name that, too. */
export const OPTION_WORDS: OptionWord[] = [
  ...leads('timeBands', 'night', 'notte', 'notti', 'notturna', 'di notte', 'night', 'nights'),
  ...leads('timeBands', 'evening', 'sera', 'serale', 'evening'),
  ...leads('timeBands', 'morning', 'mattina', 'mattino', 'morning'),
  ...leads('timeBands', 'afternoon', 'pomeriggio', 'afternoon'),
  ...leads('timeBands', 'weekend', 'fine settimana', 'sabato', 'domenica', 'weekend'),
  ...leads('timeBands', 'holidays', 'festivi', 'natale', 'pasqua', 'holidays'),
  ...leads('competences', 'dementia', 'alzheimer', 'demenza', 'dementia'),
  ...leads('competences', 'peg', 'peg'),
  ...leads('competences', 'hoist', 'sollevatore', 'hoist'),
  ...leads('languages', 'arabic', 'arabo', 'araba', 'arabic'),
  ...leads('languages', 'ukrainian', 'ucraina', 'ucraino', 'ukrainian'),
  ...leads('languages', 'spanish', 'spagnolo', 'spanish', 'sudamericana'),
  ...leads('languages', 'filipino', 'filippina', 'filippino', 'filipino'),
  ...leads('languages', 'chinese', 'cinese', 'chinese'),
  ...leads('diet', 'diabetic', 'diabete', 'diabetici', 'diabetico', 'diabetic'),
  ...leads('diet', 'gluten-free', 'celiaco', 'celiaci', 'senza glutine', 'gluten free'),
  ...leads('diet', 'halal', 'halal'),
  ...leads('diet', 'vegetarian', 'vegetariano', 'vegetariana', 'vegetarian'),
  { term: 'assistenza di notte', param: 'timeBands', option: 'night', type: 'assistenza-persona' },
  { term: 'badante notturna', param: 'timeBands', option: 'night', type: 'assistenza-persona' },
  { term: 'night care', param: 'timeBands', option: 'night', type: 'assistenza-persona' },
  { term: 'cane', param: 'species', option: 'dog', type: 'pet-sitter' },
  { term: 'gatto', param: 'species', option: 'cat', type: 'pet-sitter' },
];
