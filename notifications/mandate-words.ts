import type { DirectTexts } from './direct-texts.ts';

/** Of one's own mandate; `held…` of another's, to whoever holds it or wrote it down at a counter. */
export const MANDATE_NOTICE_KINDS = [
  'signed',
  'accepted',
  'refused',
  'revoked',
  'ending',
  'heldRevoked',
  'heldEnding',
] as const;
export type MandateNoticeKind = (typeof MANDATE_NOTICE_KINDS)[number];
export type MandateKey =
  | `mandate:${MandateNoticeKind}:citizen`
  | `mandate:${Extract<MandateNoticeKind, `held${string}`>}:sportello`;

const [SEE, SEE_EN] = ['Apri le deleghe', 'Open your mandates'];

/** What a notice of a mandate says. Whose it is, and for what, is on the page that it leads to. */
export const MANDATE_TEXTS: DirectTexts<MandateKey> = {
  it: {
    'mandate:signed:citizen': { subject: 'la tua delega è registrata', text: 'Lo sportello ha registrato la delega che hai firmato: può agire per te su WeMi. Ogni cosa che fa te la scriviamo. Puoi revocarla quando vuoi.', action: SEE },
    'mandate:accepted:citizen': { subject: 'la tua delega è stata accettata', text: 'La persona che avevi invitato ha accettato la tua delega. Ogni cosa che fa per te te la scriviamo. Puoi revocarla quando vuoi.', action: SEE },
    'mandate:refused:citizen': { subject: 'la tua delega non è stata accettata', text: 'La persona che avevi invitato non ha accettato la tua delega: non può agire al tuo posto.', action: SEE },
    'mandate:revoked:citizen': { subject: 'una tua delega è finita', text: 'Una delega che avevi dato non vale più. Chi l’ha chiusa e perché è scritto nelle tue deleghe.', action: SEE },
    'mandate:ending:citizen': { subject: 'una tua delega sta per finire', text: 'Una delega che hai dato vale fino a {{giorno}} compreso. Dopo, chi la ha non agisce più per te. Se ti serve ancora, dai una nuova delega prima di quel giorno; se no, non devi fare niente.', action: SEE },
    'mandate:heldRevoked:citizen': { subject: 'una delega che avevi ricevuto è finita', text: 'Una delega con cui agivi per un’altra persona non vale più: non puoi più agire al suo posto. Quale, lo leggi nelle deleghe.', action: SEE },
    'mandate:heldEnding:citizen': { subject: 'una delega che hai ricevuto sta per finire', text: 'Una delega con cui agisci per un’altra persona vale fino a {{giorno}} compreso: dopo non puoi più agire al suo posto. Se serve ancora, chiedi una nuova delega prima di quel giorno.', action: SEE },
    'mandate:heldRevoked:sportello': { subject: 'una delega che avevi ricevuto è finita', text: 'Una delega con cui agivi per un’altra persona non vale più: non puoi più agire al suo posto. Quale, lo leggi nelle deleghe.', action: SEE },
    'mandate:heldEnding:sportello': { subject: 'una delega che hai ricevuto sta per finire', text: 'Una delega con cui agisci per un’altra persona vale fino a {{giorno}} compreso: dopo non puoi più agire al suo posto. Se serve ancora, chiedi una nuova delega prima di quel giorno.', action: SEE },
  },
  en: {
    'mandate:signed:citizen': { subject: 'your mandate is registered', text: 'The counter has registered the mandate that you signed and can act for you on WeMi. We write to you about everything it does. You can revoke it at any time.', action: SEE_EN },
    'mandate:accepted:citizen': { subject: 'your mandate was accepted', text: 'The person you invited has accepted your mandate. We write to you about everything done for you. You can revoke it at any time.', action: SEE_EN },
    'mandate:refused:citizen': { subject: 'your mandate was not accepted', text: 'The person you invited has not accepted your mandate: they cannot act in your place.', action: SEE_EN },
    'mandate:revoked:citizen': { subject: 'a mandate of yours has ended', text: 'A mandate that you had given is no longer good. Who ended it, and why, is written among your mandates.', action: SEE_EN },
    'mandate:ending:citizen': { subject: 'a mandate of yours is about to end', text: 'A mandate that you gave is good until {{giorno}}, that day included. After it whoever holds it acts for you no more. If you still need it, give a new one before that day; if not, there is nothing to do.', action: SEE_EN },
    'mandate:heldRevoked:citizen': { subject: 'a mandate that you held has ended', text: 'A mandate by which you acted for somebody else is no longer good: you cannot act in their place any more. Which one is written among your mandates.', action: SEE_EN },
    'mandate:heldEnding:citizen': { subject: 'a mandate that you hold is about to end', text: 'A mandate by which you act for somebody else is good until {{giorno}}, that day included: after it you cannot act in their place. If it is still needed, ask for a new one before that day.', action: SEE_EN },
  },
}; // prettier-ignore
