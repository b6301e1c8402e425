import type { PayoutNoticeKind } from '../payouts/acts.ts';
import type { DirectTexts } from './direct-texts.ts';

export type PayoutKey = `payout:${PayoutNoticeKind}:ente`;

/** Where there is no payout to look at, it leads to the balance. */
const [PAYOUT, BALANCE] = ['Apri il pagamento', 'Apri saldo e rendiconti'];

/** What an ente is told of a payout: what happened and what to do, and neither amounts nor bank data. */
export const PAYOUT_TEXTS: DirectTexts<PayoutKey> = {
  it: {
    'payout:approve:ente': { subject: 'un pagamento al tuo ente è approvato', text: 'Un pagamento al tuo ente è stato controllato e approvato da una seconda persona. Ora il comune prepara il bonifico. Non devi fare niente: guarda se i conti sono quelli che aspetti.', action: PAYOUT },
    'payout:execute:ente': { subject: 'un pagamento al tuo ente è partito', text: 'La banca del comune ha eseguito un bonifico al tuo ente. Di solito arriva entro il giorno lavorativo dopo. Per quali pratiche è, lo leggi nel pagamento.', action: PAYOUT },
    'payout:refuse:ente': { subject: 'un pagamento al tuo ente non è partito', text: 'La banca non ha preso l’ordine di un bonifico al tuo ente: non è stato pagato niente, e quanto ti spetta resta tuo. Controlla che il conto scritto in «Saldo e rendiconti» sia giusto. L’ufficio prepara un nuovo pagamento.', action: PAYOUT },
    'payout:return:ente': { subject: 'un pagamento al tuo ente è tornato indietro', text: 'Un bonifico al tuo ente è tornato indietro: quanto ti spetta ti è di nuovo dovuto. Il motivo è scritto nel pagamento. Controlla il conto in «Saldo e rendiconti» e, se è cambiato, scrivi quello nuovo. Poi l’ufficio prepara un nuovo pagamento.', action: PAYOUT },
    'payout:no-iban:ente': { subject: 'un pagamento al tuo ente è fermo: manca il conto', text: 'Volevamo pagarti, ma il tuo ente non ha un conto valido. Scrivi l’IBAN in «Saldo e rendiconti»: lo scrivi e lo leggi solo tu. Quanto ti spetta resta tuo.', action: BALANCE },
    'payout:no-balance:ente': { subject: 'un pagamento al tuo ente è fermo', text: 'Volevamo pagarti, ma i conti di una pratica non tornano e l’ufficio li sta controllando. Non devi fare niente: quanto ti spetta resta tuo, e ti scriviamo quando il pagamento è approvato.', action: BALANCE },
  },
  en: {},
}; // prettier-ignore
