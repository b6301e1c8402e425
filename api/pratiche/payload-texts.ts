import type { Text } from '../problem.ts';

export const NO_MODEL: Text = {
  it: 'Questo servizio non prevede questo tipo di prezzo.',
  en: 'This service has no such price model.',
};
export const NO_UNIT: Text = {
  it: 'Questa unità non va con questo tipo di prezzo.',
  en: 'This unit does not go with this price model.',
};
export const NO_BAND: Text = {
  it: 'Le fasce orarie valgono solo per ore e visite.',
  en: 'Time bands are for hours and visits only.',
};
export const NO_PROFILE: Text = {
  it: 'Questo servizio non prevede questa figura professionale.',
  en: 'This service has no such professional profile.',
};
export const TOO_MUCH: Text = {
  it: 'Il totale non può superare 100.000 €.',
  en: 'The total cannot exceed 100,000 €.',
};
export const NOT_PAST: Text = {
  it: 'Scegli una data da oggi in poi, entro due anni.',
  en: 'Choose a date from today on, within two years.',
};
export const NOT_YET: Text = {
  it: 'L’inizio non può venire prima della prima data dell’offerta scelta.',
  en: 'The start cannot come before the first date of the chosen offer.',
};
export const NOT_BEFORE: Text = {
  it: 'La fine non può venire prima dell’inizio.',
  en: 'The end cannot come before the start.',
};
export const TOO_LONG: Text = {
  it: 'Il periodo può durare al massimo due anni.',
  en: 'The period can last two years at most.',
};
export const NO_OPERATOR: Text = {
  it: 'Questo operatore non lavora per l’ente.',
  en: 'This operator does not work for the ente.',
};
export const NOT_AFTER: Text = {
  it: 'Il servizio deve riprendere dopo il giorno in cui si ferma.',
  en: 'The service must start again after the day on which it stops.',
};
