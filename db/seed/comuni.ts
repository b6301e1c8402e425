import type { OpenHours } from '../tables/sportelli.ts';
import { MIDDLES, SHAPES } from './places.ts';

/** The comuni and their districts. The patron's day (month-day) is a holiday of the comune. */
export const COMUNI = [
  {
    id: 'milano',
    name: 'Milano',
    patron: '12-07',
    numberPrefix: 'MI',
    municipi: [
      'Centro storico',
      'Stazione Centrale, Gorla, Turro, Greco, Crescenzago',
      'Città Studi, Lambrate, Porta Venezia',
      'Vittoria, Forlanini',
      'Vigentino, Chiaravalle, Gratosoglio',
      'Barona, Lorenteggio',
      'Baggio, De Angeli, San Siro',
      'Fiera, Gallaratese, Quarto Oggiaro',
      'Stazione Garibaldi, Niguarda',
    ].map((area, index) => ({
      id: index + 1,
      name: `Municipio ${index + 1} – ${area}`,
      shape: SHAPES.milano[index]!,
      ...MIDDLES.milano[index]!,
    })),
    sportelli: [
      {
        ...{ id: 'spazio-wemi-capuana', name: 'Spazio WeMi Capuana', phone: '02 8844 0001' },
        ...{ address: 'Via Capuana 3', municipio: 8, hours: weekly('09:00-12:30', '14:00-17:30') },
        appointments: { minutes: 30, places: 2, daysAhead: 30 },
      },
      {
        ...{ id: 'spazio-wemi-loreto', name: 'Spazio WeMi Loreto', phone: '02 8844 0002' },
        ...{
          address: 'Viale Brianza 20',
          municipio: 2,
          hours: weekly('10:00-13:00', '15:00-18:00'),
        },
        appointments: { minutes: 20, places: 1, daysAhead: 14 },
      },
    ],
  },
  {
    id: 'sesto-san-giovanni',
    name: 'Sesto San Giovanni',
    patron: '06-24',
    numberPrefix: 'SG',
    municipi: [
      'Rondò, Torretta',
      'Isole del Bosco, Delle Corti',
      "Dei Parchi, Cascina de' Gatti, Parpagliona",
      'Pelucca, Villaggio Falck',
      'Rondinella, Baraggia, Restellone',
    ].map((area, index) => ({
      id: index + 1,
      name: `Quartiere ${index + 1} – ${area}`,
      shape: SHAPES.sesto[index]!,
      ...MIDDLES.sesto[index]!,
    })),
    sportelli: [
      {
        ...{ id: 'sportello-sesto', name: 'Sportello di Sesto', phone: '02 2496 0001' },
        ...{ address: 'Piazza della Resistenza 20', municipio: 1, hours: weekly('09:00-13:00') },
        appointments: null,
      },
    ],
  },
];

/** The same hours from Monday to Friday. */
function weekly(...bands: string[]): OpenHours[] {
  return [1, 2, 3, 4, 5].flatMap((weekday) =>
    bands.map((band) => {
      const [from = '', until = ''] = band.split('-');
      return { weekday, from, until };
    }),
  );
}

/** How long each step may take (domain, section 4), in every comune and for every service type. */
export const TERMS = {
  offersReminder: { businessDays: 2.5 },
  offersDeadline: { businessDays: 5 },
  choiceDeadline: { days: 10 },
  orderEscalation: { businessDays: 2 },
  orderFallback: { businessDays: 5 },
  paymentFirstReminder: { days: 1 },
  paymentSecondReminder: { days: 3 },
  paymentDeadline: { days: 5 },
  extensionLimit: 5,
  suspension: { noticeDays: 0, daysAtMost: 60, timesAtMost: 5 },
  interruption: { noticeDays: 7 },
  renewalPromptDays: 14,
  renewalPaymentDays: 3,
  /** A quarter is paid at once; what is longer, or has a price by the month, month by month. */
  instalments: { longerThanDays: 92, remindDays: 7, arrearsDays: 10 },
};
export const TERMS_VALID_FROM = '2020-01-01';
