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
export const SERVICE_NOT_YOURS: Text = {
  it: 'Questo servizio non è fra quelli del tuo ente.',
  en: 'This service is not among those of your organisation.',
};
export const SERVICE_OF_OTHER_TYPE: Text = {
  it: 'Questo servizio è di un altro tipo da quello richiesto.',
  en: 'This service is of another type than what was asked for.',
};
export const SERVICE_NOT_PUBLISHED: Text = {
  it: 'Questo servizio non è pubblicato: le famiglie non lo trovano.',
  en: 'This service is not published: families do not find it.',
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
export const NO_VISITS: Text = {
  it: 'In questo periodo il piano non prevede nessuna visita.',
  en: 'The plan has no visit in this period.',
};
export const NOT_COUNTED: Text = {
  it: 'Il piano non si può contare su queste voci: serve una voce per ogni fascia, e ore intere in tutto.',
  en: 'The plan cannot be counted on these lines: each band needs a line, and whole hours in all.',
};
export const MORE_THAN_CHOSEN: Text = {
  it: 'Il piano prevede più di quello che la persona ha scelto: togli visite o accorciale.',
  en: 'The plan comes to more than what the person chose: take out visits or make them shorter.',
};
export const NO_QUANTITY: Text = { it: 'Scrivi la quantità.', en: 'Give the quantity.' };
export const planSays = (count: number): Text => ({
  it: `Con questo piano la quantità è ${count}.`,
  en: `With this plan the quantity is ${count}.`,
});
