import type { LanguageCode } from '../language/stored-language';

/** How a service is said that is shown as it was when an offer was made on it. */
const it = {
  link: 'Il servizio come era quando è stata fatta l’offerta',
  lead: 'Questo è il servizio come {ente} lo descriveva quando ha fatto l’offerta.',
  version: 'Versione {n}, del',
  newer: 'Da allora l’ente lo ha cambiato. Per la tua pratica vale quello che leggi qui.',
  seeNewer: 'Guarda com’è oggi',
  gone: 'Oggi non si può più chiedere. Per la tua pratica non cambia niente.',
  included: 'Che cosa è compreso',
  prices: 'Il listino di allora',
  pricesHint: 'Quello che paghi è scritto nell’offerta.',
  profiles: 'Chi viene',
  competences: 'Competenze',
  languages: 'Lingue',
  zones: 'Municipi',
  availableFrom: 'Disponibile da',
  missing: 'Questa pagina non c’è',
  missingText: 'L’indirizzo potrebbe essere sbagliato, oppure la pratica è di un’altra persona.',
  back: 'Torna alla pratica',
};

export type KeptServiceWords = typeof it;

const en: KeptServiceWords = {
  link: 'The service as it was when the offer was made',
  lead: 'This is the service as {ente} described it when they made the offer.',
  version: 'Version {n}, of',
  newer: 'The organisation has changed it since. For your request, what you read here counts.',
  seeNewer: 'See what it is like today',
  gone: 'It can no longer be requested. Nothing changes for your request.',
  included: 'What is included',
  prices: 'The list prices of that time',
  pricesHint: 'What you pay is written in the offer.',
  profiles: 'Who comes',
  competences: 'Skills',
  languages: 'Languages',
  zones: 'Municipi',
  availableFrom: 'Available from',
  missing: 'There is no such page',
  missingText: 'The address may be wrong, or the request belongs to somebody else.',
  back: 'Back to the request',
};

export const KEPT_SERVICE_WORDS: Record<LanguageCode, KeptServiceWords> = { it, en };
