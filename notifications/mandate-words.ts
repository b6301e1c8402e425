import type { DirectWords } from './direct-words.ts';

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

interface Told {
  kind: MandateNoticeKind;
  language: string;
  /** ISO day of the comune; of a mandate that ends. */
  expiresOn: string | null;
}

/** What a notice of a mandate says. Whose it is, and for what, is on the page that it leads to. */
export function sayMandate({ kind, language, expiresOn }: Told): DirectWords {
  const isEnglish = language === 'en';
  const [subject, sentence] = (isEnglish ? TEXTS_EN : TEXTS_IT)[kind];
  const [about, action, why] = isEnglish
    ? ['mandates', 'Open your mandates', 'This mailbox is not read.']
    : ['deleghe', 'Apri le deleghe', 'Questa casella non viene letta.'];
  const day = expiresOn ? dayOf(expiresOn, isEnglish ? 'en-GB' : 'it-IT') : '';
  const text = sentence.replace('{day}', day);
  return { language: isEnglish ? 'en' : 'it', about, subject, text, action, why };
}

type Texts = Record<MandateNoticeKind, [subject: string, text: string]>;

const TEXTS_IT: Texts = {
  signed: ['la tua delega è registrata', 'Lo sportello ha registrato la delega che hai firmato: può agire per te su WeMi. Ogni cosa che fa te la scriviamo. Puoi revocarla quando vuoi.'],
  accepted: ['la tua delega è stata accettata', 'La persona che avevi invitato ha accettato la tua delega. Ogni cosa che fa per te te la scriviamo. Puoi revocarla quando vuoi.'],
  refused: ['la tua delega non è stata accettata', 'La persona che avevi invitato non ha accettato la tua delega: non può agire al tuo posto.'],
  revoked: ['una tua delega è finita', 'Una delega che avevi dato non vale più. Chi l’ha chiusa e perché è scritto nelle tue deleghe.'],
  ending: ['una tua delega sta per finire', 'Una delega che hai dato vale fino a {day} compreso. Dopo, chi la ha non agisce più per te. Se ti serve ancora, dai una nuova delega prima di quel giorno; se no, non devi fare niente.'],
  heldRevoked: ['una delega che avevi ricevuto è finita', 'Una delega con cui agivi per un’altra persona non vale più: non puoi più agire al suo posto. Quale, lo leggi nelle deleghe.'],
  heldEnding: ['una delega che hai ricevuto sta per finire', 'Una delega con cui agisci per un’altra persona vale fino a {day} compreso: dopo non puoi più agire al suo posto. Se serve ancora, chiedi una nuova delega prima di quel giorno.'],
}; // prettier-ignore

const TEXTS_EN: Texts = {
  signed: ['your mandate is registered', 'The counter has registered the mandate that you signed and can act for you on WeMi. We write to you about everything it does. You can revoke it at any time.'],
  accepted: ['your mandate was accepted', 'The person you invited has accepted your mandate. We write to you about everything done for you. You can revoke it at any time.'],
  refused: ['your mandate was not accepted', 'The person you invited has not accepted your mandate: they cannot act in your place.'],
  revoked: ['a mandate of yours has ended', 'A mandate that you had given is no longer good. Who ended it, and why, is written among your mandates.'],
  ending: ['a mandate of yours is about to end', 'A mandate that you gave is good until {day}, that day included. After it whoever holds it acts for you no more. If you still need it, give a new one before that day; if not, there is nothing to do.'],
  heldRevoked: ['a mandate that you held has ended', 'A mandate by which you acted for somebody else is no longer good: you cannot act in their place any more. Which one is written among your mandates.'],
  heldEnding: ['a mandate that you hold is about to end', 'A mandate by which you act for somebody else is good until {day}, that day included: after it you cannot act in their place. If it is still needed, ask for a new one before that day.'],
}; // prettier-ignore

/** @param day ISO day of the comune */
function dayOf(day: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeZone: 'UTC' }).format(new Date(day)); // prettier-ignore
}
