import type { LanguageCode } from '../language/stored-language';

/** What is said where a service cannot be requested. */
const it = {
  notice: 'In questo momento questo servizio non si può richiedere. Se lo stai già usando, per te non cambia niente: trovi tutto nella tua pratica.',
  others: 'Intanto puoi guardare questi, che fanno la stessa cosa:',
  none: 'Ora non ce ne sono altri di questo tipo.',
  all: 'Tutti i servizi di questo tipo: {type}',
  everything: 'Guarda tutti i servizi',
}; // prettier-ignore

type OthersWords = typeof it;

const en: OthersWords = {
  notice: 'This service cannot be requested at the moment. If you are using it already, nothing changes for you: it is all in your request.',
  others: 'Meanwhile you can look at these, which do the same:',
  none: 'There are no others of this type now.',
  all: 'All services of this type: {type}',
  everything: 'See all services',
}; // prettier-ignore

export const OTHERS_WORDS: Record<LanguageCode, OthersWords> = { it, en };
