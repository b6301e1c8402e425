/** What each entry of a calendar is called: no name of a service, nor of a person. */
export const CALENDAR_WORDS = {
  it: {
    firstDay: 'Primo giorno del servizio',
    lastDay: 'Ultimo giorno del periodo',
    ended: 'Ultimo giorno del servizio',
    nextFirstDay: 'Primo giorno del nuovo periodo',
    nextLastDay: 'Ultimo giorno del nuovo periodo',
    suspended: 'Servizio sospeso',
    payBy: 'Termine per pagare',
    payRenewalBy: 'Termine per pagare il nuovo periodo',
    renewal: 'È ora di decidere il nuovo periodo',
    visit: 'Visita a domicilio',
  },
  en: {
    firstDay: 'First day of the service',
    lastDay: 'Last day of the period',
    ended: 'Last day of the service',
    nextFirstDay: 'First day of the new period',
    nextLastDay: 'Last day of the new period',
    suspended: 'Service paused',
    payBy: 'Payment due',
    payRenewalBy: 'Payment of the new period due',
    renewal: 'Time to decide on the new period',
    visit: 'Visit at home',
  },
};
