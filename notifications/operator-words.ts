import type { CredentialNoticeKind } from '../db/tables/ente-notices.ts';
import type { DirectTexts } from './direct-texts.ts';

export type OperatorKey = `operator:${CredentialNoticeKind}:ente`;

const OPEN = 'Apri la scheda';

/** What an ente is told of who works for it: whom it is about, and what ends, is on the page alone. */
export const OPERATOR_TEXTS: DirectTexts<OperatorKey> = {
  it: {
    'operator:credentialEnding:ente': { subject: 'un attestato sta per scadere', text: 'Un attestato di una persona che lavora per il tuo ente vale fino a {{giorno}} compreso. Quando è rinnovato, scrivi la nuova scadenza nella sua scheda.', action: OPEN },
    'operator:credentialEndingSoon:ente': { subject: 'un attestato scade fra pochi giorni', text: 'Un attestato di una persona che lavora per il tuo ente vale ancora solo fino a {{giorno}} compreso. Se non lo rinnovi, da dopo quel giorno non puoi più indicarla per servizi che cominciano.', action: OPEN },
  },
  en: {},
}; // prettier-ignore
