import { type As, daysAhead } from './steps.ts';

interface Avviso {
  id: string;
  titleIt: string;
}

interface Said {
  titleIt: string;
  titleEn: string;
  serviceTypeIds: string[];
  municipi: number[];
}

/** What each comune of the demo asks enti for. */
export const DEMO_AVVISI: Record<string, Said> = {
  milano: {
    titleIt: 'Avviso per enti che assistono a domicilio',
    titleEn: 'Call for enti that care for people at home',
    serviceTypeIds: ['assistenza-persona', 'igiene-personale', 'sollievo', 'custode-sociale'],
    municipi: [1, 2, 3, 4, 5, 6, 7, 8, 9],
  },
  'sesto-san-giovanni': {
    titleIt: 'Avviso per enti: assistenza a casa e aiuti di ogni giorno',
    titleEn: 'Call for enti: care at home and everyday help',
    serviceTypeIds: ['assistenza-persona', 'spesa-farmaci', 'pasti-domicilio'],
    municipi: [1, 2, 3, 4, 5],
  },
};

/** Open avvisi, written and published by the office of each comune. */
export const AVVISO_STORIES: Record<string, (as: As) => Promise<string>> = {
  'un avviso aperto a Milano': (as) => publish(as, 'admin1', DEMO_AVVISI['milano']!),
  'un avviso aperto a Sesto': (as) => publish(as, 'admin2', DEMO_AVVISI['sesto-san-giovanni']!),
};

async function publish(as: As, admin: string, said: Said): Promise<string> {
  const office = await as(admin);
  const find = async (): Promise<Avviso | undefined> => {
    const { items } = await office.get('/office/avvisi?limit=100');
    return items.find(({ titleIt }: Avviso) => titleIt === said.titleIt);
  };
  if (!(await find())) {
    const dates = { opensAt: new Date().toISOString(), closesAt: `${daysAhead(180)}T21:59:59Z` };
    const avviso = { ...TEXTS, ...said, ...dates, requirements: REQUIREMENTS, terms: TERMS };
    await office.post('/office/avvisi', avviso, 'demo-avviso-write');
  }
  const { id } = (await find())!;
  await office.post(`/office/avvisi/${id}/publish`, {}, 'demo-avviso-publish');
  return id;
}

const TEXTS = {
  textIt:
    'Il comune cerca enti che aiutino le persone a casa loro, con operatori formati e prezzi chiari.\n\nPossono rispondere cooperative sociali, fondazioni, associazioni e imprese sociali iscritte al RUNTS. Si risponde da qui: la domanda si può salvare e finire più tardi. L’ufficio la esamina e dice sempre perché decide.',
  textEn:
    'The city looks for enti that help people in their homes, with trained staff and clear prices.\n\nSocial cooperatives, foundations, associations and social enterprises of the RUNTS register can answer. You answer from here: the application can be saved and finished later. The office examines it and always says why it decides.',
};

const document = (id: string, labelIt: string, labelEn: string, expires: boolean) =>
  ({ id, kind: 'document', labelIt, labelEn, expires, optional: false }) as const;

const REQUIREMENTS = [
  document('durc', 'DURC in corso di validità', 'Valid certificate of paid contributions (DURC)', true), // prettier-ignore
  document('polizza', 'Polizza di responsabilità civile verso terzi', 'Third-party liability insurance', true), // prettier-ignore
  document('statuto', 'Statuto e atto costitutivo', 'Statute and deed of foundation', false),
  {
    ...document('carta', 'Carta dei servizi', 'Service charter', false),
    optional: true,
  },
  {
    ...{ id: 'formazione', kind: 'declaration', expires: false, optional: false },
    labelIt: 'Gli operatori hanno una qualifica (OSS, ASA) e almeno 12 ore di formazione l’anno',
    labelEn: 'Staff are qualified (OSS, ASA) and train at least 12 hours a year',
  },
];

const TERMS = {
  examinationReminder: { businessDays: 20 },
  examinationDeadline: { businessDays: 30 },
  integrationDeadline: { businessDays: 10 },
  months: 36,
  renewalDays: 90,
  documentDays: 30,
  assessments: 1,
  pointsAtLeast: null,
};
