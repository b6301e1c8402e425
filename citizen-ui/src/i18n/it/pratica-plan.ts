/** The weekly schedule of a service. */
export const plan = {
  title: 'Quando viene qualcuno',
  visit: '{{day}} alle {{from}}, per {{minutes}} minuti',
  noHolidays: 'Nei giorni festivi non viene nessuno.',
  alsoHolidays: 'Anche nei giorni festivi.',
  counted: 'In tutto {{paid}} visite, {{left}} ancora da fare. Le prossime:',
  countedOne: 'In tutto una visita:',
  weekday: {
    1: 'Ogni lunedì',
    2: 'Ogni martedì',
    3: 'Ogni mercoledì',
    4: 'Ogni giovedì',
    5: 'Ogni venerdì',
    6: 'Ogni sabato',
    7: 'Ogni domenica',
  },
};
