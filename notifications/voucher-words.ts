import type { VoucherNoticeKind } from '../db/tables/vouchers.ts';
import type { DirectTexts } from './direct-texts.ts';

export type VoucherKey = `voucher:${VoucherNoticeKind}:citizen`;

const [SEE, SEE_EN] = ['Apri i tuoi voucher', 'Open your vouchers'];

/**
 * What a notice of a voucher says. What a fund is called can say what somebody ails, and a reason
 * always does: neither is in it, they are on the page that it leads to.
 */
export const VOUCHER_TEXTS: DirectTexts<VoucherKey> = {
  it: {
    'voucher:queued:citizen': { subject: 'la tua domanda di voucher è arrivata', text: 'Abbiamo ricevuto la tua domanda di voucher: è in fila, in ordine di arrivo. L’ufficio la guarda quando è il suo turno e ti scriviamo appena c’è una decisione.', action: SEE },
    'voucher:ranked:citizen': { subject: 'la tua domanda di voucher è in graduatoria', text: 'Abbiamo ricevuto la tua domanda di voucher: entra in graduatoria. Si decide quando le domande sono chiuse e ti scriviamo appena c’è una decisione.', action: SEE },
    'voucher:granted:citizen': { subject: 'la tua domanda di voucher è accolta', text: 'La tua domanda di voucher è stata accolta. Nella tua area trovi quanto puoi spendere ed entro quando; quando ordini un servizio lo scaliamo da soli.', action: SEE },
    'voucher:grantedFromRanking:citizen': { subject: 'la graduatoria è arrivata a te: hai un voucher', text: 'La tua domanda di voucher, che era in graduatoria, è stata accolta. Nella tua area trovi quanto puoi spendere ed entro quando; quando ordini un servizio lo scaliamo da soli.', action: SEE },
    'voucher:refused:citizen': { subject: 'c’è una decisione sulla tua domanda di voucher', text: 'La tua domanda di voucher non è stata accolta. Nella tua area leggi perché, regola per regola, e se pensi che sia sbagliato puoi chiedere un riesame.', action: SEE },
    'voucher:unchanged:citizen': { subject: 'c’è una decisione sulla tua domanda di voucher', text: 'Abbiamo guardato di nuovo la tua domanda: il voucher che hai resta com’è. Nella tua area leggi perché, regola per regola.', action: SEE },
    'voucher:appealReceived:citizen': { subject: 'la tua richiesta di riesame è arrivata', text: 'Abbiamo ricevuto la tua richiesta di riesame. Ti risponde una persona diversa da chi ha deciso: entro quando è scritto nella tua area.', action: SEE },
    'voucher:appealAnswered:citizen': { subject: 'c’è la risposta al tuo riesame', text: 'C’è la risposta alla tua richiesta di riesame: la leggi nella tua area, con che cosa succede adesso.', action: SEE },
    'voucher:expiring:citizen': { subject: 'un tuo voucher sta per scadere', text: 'Hai ancora qualcosa da spendere su un voucher che vale fino a {{giorno}} compreso. Dopo quel giorno quello che resta torna al fondo.', action: SEE },
  },
  en: {
    'voucher:queued:citizen': { subject: 'your application for a voucher has arrived', text: 'We received your application for a voucher: it is in line, in the order of arrival. The office looks at it when its turn comes, and we write to you as soon as it is decided.', action: SEE_EN },
    'voucher:ranked:citizen': { subject: 'your application for a voucher is on the ranking', text: 'We received your application for a voucher: it goes on the ranking. It is decided once applications are closed, and we write to you as soon as it is.', action: SEE_EN },
    'voucher:granted:citizen': { subject: 'your application for a voucher is granted', text: 'Your application for a voucher was granted. Among your vouchers you find how much you can spend and by when; orders use it by themselves.', action: SEE_EN },
    'voucher:grantedFromRanking:citizen': { subject: 'the ranking has come to you: you have a voucher', text: 'Your application for a voucher, which was on the ranking, was granted. Among your vouchers you find how much you can spend and by when; orders use it by themselves.', action: SEE_EN },
    'voucher:refused:citizen': { subject: 'your application for a voucher is decided', text: 'Your application for a voucher was refused. Among your vouchers you read why, rule by rule, and if you think it is wrong you can ask for another look.', action: SEE_EN },
    'voucher:unchanged:citizen': { subject: 'your application for a voucher is decided', text: 'We looked at your application once more: the voucher that you have stays as it is. Among your vouchers you read why, rule by rule.', action: SEE_EN },
    'voucher:appealReceived:citizen': { subject: 'your appeal has arrived', text: 'We received your appeal. Somebody other than who decided answers: by when is written among your vouchers.', action: SEE_EN },
    'voucher:appealAnswered:citizen': { subject: 'your appeal is answered', text: 'Your appeal is answered: you read the answer among your vouchers, and what happens now.', action: SEE_EN },
    'voucher:expiring:citizen': { subject: 'a voucher of yours is about to expire', text: 'You still have something to spend on a voucher that is good until {{giorno}}, that day included. After it what is left goes back to the fund.', action: SEE_EN },
  },
}; // prettier-ignore
