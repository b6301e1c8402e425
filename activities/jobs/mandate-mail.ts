import type { MandateNotice } from '../../db/mandate-notices.ts';
import { ENGLISH, ITALIAN } from '../../notifications/frame.ts';
import { toHtml } from '../../notifications/html.ts';

type Told = Pick<
  MandateNotice,
  | 'kind'
  | 'audience'
  | 'principalName'
  | 'delegateName'
  | 'sportelloName'
  | 'principalLanguage'
  | 'expiresOn'
>;

interface Words {
  subject: string;
  text: string;
}

/** A notice of a mandate as a mail: who gave it is named, and nothing else of anybody. */
export function composeMandateNotice(told: Told, publicUrl: string) {
  const isEnglish = told.audience === 'principal' && told.principalLanguage === 'en';
  const { subject, text } = (isEnglish ? wordsInEnglish : wordsInItalian)(told);
  const words = isEnglish ? ENGLISH : ITALIAN;
  const [about, action, why] = isEnglish
    ? ['mandates', 'Open your mandates', 'This mailbox is not read.']
    : ['deleghe', 'Apri le deleghe', 'Questa casella non viene letta.'];
  const link = `${publicUrl.replace(/\/$/, '')}/deleghe`;
  const lines = [words.hello, text];
  const closing = [words.signature, why];
  const language = isEnglish ? 'en' : 'it';
  return {
    subject: `WeMi: ${subject}`,
    text: [...lines, `${action}: ${link}`, ...closing].join('\n\n'),
    html: toHtml({ language, subject, about, lines, action, link, closing }),
  };
}

function wordsInItalian({ kind, audience, ...who }: Told): Words {
  const { principalName, sportelloName } = who;
  const delegate = who.delegateName ?? 'La persona che avevi invitato';
  switch (kind) {
    case 'offered':
      return { subject: 'ti chiedono di agire con una delega', text: `${principalName} vuole darti una delega per usare WeMi al suo posto. Accedi con questo indirizzo, leggi che cosa comprende e decidi se accettarla o no.` };
    case 'signed':
      return { subject: 'la tua delega è registrata', text: `Lo sportello ${sportelloName ?? ''} ha registrato la delega che hai firmato: può agire per te su WeMi. Ogni cosa che fa te la scriviamo. Puoi revocarla quando vuoi.` };
    case 'accepted':
      return { subject: 'la tua delega è stata accettata', text: `${delegate} ha accettato la tua delega. Ogni cosa che fa per te te la scriviamo. Puoi revocarla quando vuoi.` };
    case 'refused':
      return { subject: 'la tua delega non è stata accettata', text: `${delegate} non ha accettato la tua delega: nessuno può agire al tuo posto.` };
    case 'revoked':
      return audience === 'principal'
        ? { subject: 'una tua delega è finita', text: 'Una delega che avevi dato non vale più. Chi l’ha chiusa e perché è scritto nelle tue deleghe.' }
        : { subject: 'una delega è finita', text: `La delega di ${principalName} non vale più: non puoi più agire al suo posto.` };
    case 'ending': {
      const through = lastDay(who.expiresOn, 'it-IT');
      const holder = sportelloName ? `allo sportello ${sportelloName}` : `a ${who.delegateName ?? 'un’altra persona'}`;
      return audience === 'principal'
        ? { subject: 'una tua delega sta per finire', text: `La delega che hai dato ${holder} vale fino a ${through} compreso. Dopo nessuno agisce più per te. Se ti serve ancora, dai una nuova delega prima di quel giorno; se no, non devi fare niente.` }
        : { subject: 'una delega sta per finire', text: `La delega di ${principalName} vale fino a ${through} compreso: dopo non puoi più agire al suo posto. Se serve ancora, chiedi una nuova delega prima di quel giorno.` };
    }
  }
} // prettier-ignore

function wordsInEnglish({ kind, ...who }: Told): Words {
  const delegate = who.delegateName ?? 'The person you invited';
  switch (kind) {
    case 'offered':
      return { subject: 'you are asked to act by mandate', text: `${who.principalName} wants to give you a mandate to use WeMi in their place. Log in with this address, read what it covers, and accept or refuse it.` };
    case 'signed':
      return { subject: 'your mandate is registered', text: `${who.sportelloName ?? 'The counter'} has registered the mandate that you signed and can act for you on WeMi. We write to you about everything it does. You can revoke it at any time.` };
    case 'accepted':
      return { subject: 'your mandate was accepted', text: `${delegate} has accepted your mandate. We write to you about everything done for you. You can revoke it at any time.` };
    case 'refused':
      return { subject: 'your mandate was not accepted', text: `${delegate} has not accepted your mandate: nobody can act in your place.` };
    case 'revoked':
      return { subject: 'a mandate of yours has ended', text: 'A mandate that you had given is no longer good. Who ended it, and why, is written among your mandates.' };
    case 'ending':
      return { subject: 'a mandate of yours is about to end', text: `The mandate that you gave to ${who.sportelloName ?? who.delegateName ?? 'somebody else'} is good until ${lastDay(who.expiresOn, 'en-GB')}, that day included. After it nobody acts for you any more. If you still need it, give a new one before that day; if not, there is nothing to do.` };
  }
} // prettier-ignore

/** @param day ISO day of the comune */
function lastDay(day: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeZone: 'UTC' }).format(new Date(day)); // prettier-ignore
}
