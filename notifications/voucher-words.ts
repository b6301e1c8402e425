import type { VoucherNoticeKind } from '../db/tables/vouchers.ts';
import type { DirectWords } from './direct-words.ts';

export const VOUCHER_NOTICE_KINDS = [
  'queued',
  'ranked',
  'granted',
  'grantedFromRanking',
  'refused',
  'unchanged',
  'appealReceived',
  'appealAnswered',
  'expiring',
] as const satisfies readonly VoucherNoticeKind[];

interface Told {
  kind: VoucherNoticeKind;
  language: string;
  /** ISO day of the comune; of a voucher that expires. */
  expiresOn: string | null;
}

/**
 * What a notice of a voucher says. What a fund is called can say what somebody ails, and a reason
 * always does: neither is in it, they are on the page that it leads to.
 */
export function sayVoucher({ kind, language, expiresOn }: Told): DirectWords {
  const isEnglish = language === 'en';
  const [subject, sentence] = (isEnglish ? TEXTS_EN : TEXTS_IT)[kind];
  const [action, why] = isEnglish
    ? ['Open your vouchers', 'This mailbox is not read.']
    : ['Apri i tuoi voucher', 'Questa casella non viene letta.'];
  const day = expiresOn ? dayOf(expiresOn, isEnglish ? 'en-GB' : 'it-IT') : '';
  const text = sentence.replace('{day}', day);
  return { language: isEnglish ? 'en' : 'it', about: 'voucher', subject, text, action, why };
}

type Texts = Record<VoucherNoticeKind, [subject: string, text: string]>;

const TEXTS_IT: Texts = {
  queued: ['la tua domanda di voucher è arrivata', 'Abbiamo ricevuto la tua domanda di voucher: è in fila, in ordine di arrivo. L’ufficio la guarda quando è il suo turno e ti scriviamo appena c’è una decisione.'],
  ranked: ['la tua domanda di voucher è in graduatoria', 'Abbiamo ricevuto la tua domanda di voucher: entra in graduatoria. Si decide quando le domande sono chiuse e ti scriviamo appena c’è una decisione.'],
  granted: ['la tua domanda di voucher è accolta', 'La tua domanda di voucher è stata accolta. Nella tua area trovi quanto puoi spendere ed entro quando; quando ordini un servizio lo scaliamo da soli.'],
  grantedFromRanking: ['la graduatoria è arrivata a te: hai un voucher', 'La tua domanda di voucher, che era in graduatoria, è stata accolta. Nella tua area trovi quanto puoi spendere ed entro quando; quando ordini un servizio lo scaliamo da soli.'],
  refused: ['c’è una decisione sulla tua domanda di voucher', 'La tua domanda di voucher non è stata accolta. Nella tua area leggi perché, regola per regola, e se pensi che sia sbagliato puoi chiedere un riesame.'],
  unchanged: ['c’è una decisione sulla tua domanda di voucher', 'Abbiamo guardato di nuovo la tua domanda: il voucher che hai resta com’è. Nella tua area leggi perché, regola per regola.'],
  appealReceived: ['la tua richiesta di riesame è arrivata', 'Abbiamo ricevuto la tua richiesta di riesame. Ti risponde una persona diversa da chi ha deciso: entro quando è scritto nella tua area.'],
  appealAnswered: ['c’è la risposta al tuo riesame', 'C’è la risposta alla tua richiesta di riesame: la leggi nella tua area, con che cosa succede adesso.'],
  expiring: ['un tuo voucher sta per scadere', 'Hai ancora qualcosa da spendere su un voucher che vale fino a {day} compreso. Dopo quel giorno quello che resta torna al fondo.'],
}; // prettier-ignore

const TEXTS_EN: Texts = {
  queued: ['your application for a voucher has arrived', 'We received your application for a voucher: it is in line, in the order of arrival. The office looks at it when its turn comes, and we write to you as soon as it is decided.'],
  ranked: ['your application for a voucher is on the ranking', 'We received your application for a voucher: it goes on the ranking. It is decided once applications are closed, and we write to you as soon as it is.'],
  granted: ['your application for a voucher is granted', 'Your application for a voucher was granted. Among your vouchers you find how much you can spend and by when; orders use it by themselves.'],
  grantedFromRanking: ['the ranking has come to you: you have a voucher', 'Your application for a voucher, which was on the ranking, was granted. Among your vouchers you find how much you can spend and by when; orders use it by themselves.'],
  refused: ['your application for a voucher is decided', 'Your application for a voucher was refused. Among your vouchers you read why, rule by rule, and if you think it is wrong you can ask for another look.'],
  unchanged: ['your application for a voucher is decided', 'We looked at your application once more: the voucher that you have stays as it is. Among your vouchers you read why, rule by rule.'],
  appealReceived: ['your appeal has arrived', 'We received your appeal. Somebody other than who decided answers: by when is written among your vouchers.'],
  appealAnswered: ['your appeal is answered', 'Your appeal is answered: you read the answer among your vouchers, and what happens now.'],
  expiring: ['a voucher of yours is about to expire', 'You still have something to spend on a voucher that is good until {day}, that day included. After it what is left goes back to the fund.'],
}; // prettier-ignore

/** @param day ISO day of the comune */
function dayOf(day: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeZone: 'UTC' }).format(new Date(day)); // prettier-ignore
}
