/** The weekly schedule of a service. */
export const plan = {
  plan: {
    title: 'Orario settimanale',
    has: 'Il servizio ha un orario settimanale',
    day: 'Giorno',
    from: 'Dalle',
    minutes: 'Minuti',
    remove: 'Togli',
    removeVisit: 'Togli la visita {{ n }}',
    add: 'Aggiungi una visita',
    skipsHolidays: 'Nei giorni festivi del comune non si va',
    comesTo: 'In questo periodo: visite {{ visits }}, ore {{ hours }}. Totale: {{ total }}.',
    waiting: 'Scegli le date del periodo: il totale si calcola dall’orario.',
    visit: '{{ day }} dalle {{ from }}, {{ minutes }} minuti',
    noHolidays: 'Nei giorni festivi non si va.',
    alsoHolidays: 'Si va anche nei giorni festivi.',
    left: 'Visite pagate: {{ paid }}. Ancora da fare: {{ left }}.',
    weekday: {
      1: 'Lunedì',
      2: 'Martedì',
      3: 'Mercoledì',
      4: 'Giovedì',
      5: 'Venerdì',
      6: 'Sabato',
      7: 'Domenica',
    },
  },
};
