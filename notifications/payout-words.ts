import type { PayoutNoticeKind } from '../payouts/acts.ts';
import type { DirectWords } from './direct-words.ts';

/** Of which there is no payout to look at. */
const WITHOUT_PAYOUT: readonly PayoutNoticeKind[] = ['no-iban', 'no-balance'];

/** What an ente is told of a payout: what happened and what to do, and neither amounts nor bank data. */
export function sayPayout(kind: PayoutNoticeKind): DirectWords {
  const action = WITHOUT_PAYOUT.includes(kind) ? 'Apri saldo e rendiconti' : 'Apri il pagamento';
  return { language: 'it', about: 'pagamenti all’ente', ...TEXTS[kind], action, why: WHY };
}

const WHY =
  'Ricevi questo messaggio perché il tuo ente lavora con WeMi. Questa casella non viene letta.';

const TEXTS: Record<PayoutNoticeKind, { subject: string; text: string }> = {
  approve: {
    subject: 'un pagamento al tuo ente è approvato',
    text: 'Un pagamento al tuo ente è stato controllato e approvato da una seconda persona. Ora il comune prepara il bonifico. Non devi fare niente: guarda se i conti sono quelli che aspetti.',
  },
  execute: {
    subject: 'un pagamento al tuo ente è partito',
    text: 'La banca del comune ha eseguito un bonifico al tuo ente. Di solito arriva entro il giorno lavorativo dopo. Per quali pratiche è, lo leggi nel pagamento.',
  },
  refuse: {
    subject: 'un pagamento al tuo ente non è partito',
    text: 'La banca non ha preso l’ordine di un bonifico al tuo ente: non è stato pagato niente, e quanto ti spetta resta tuo. Controlla che il conto scritto in «Saldo e rendiconti» sia giusto. L’ufficio prepara un nuovo pagamento.',
  },
  return: {
    subject: 'un pagamento al tuo ente è tornato indietro',
    text: 'Un bonifico al tuo ente è tornato indietro: quanto ti spetta ti è di nuovo dovuto. Il motivo è scritto nel pagamento. Controlla il conto in «Saldo e rendiconti» e, se è cambiato, scrivi quello nuovo. Poi l’ufficio prepara un nuovo pagamento.',
  },
  'no-iban': {
    subject: 'un pagamento al tuo ente è fermo: manca il conto',
    text: 'Volevamo pagarti, ma il tuo ente non ha un conto valido. Scrivi l’IBAN in «Saldo e rendiconti»: lo scrivi e lo leggi solo tu. Quanto ti spetta resta tuo.',
  },
  'no-balance': {
    subject: 'un pagamento al tuo ente è fermo',
    text: 'Volevamo pagarti, ma i conti di una pratica non tornano e l’ufficio li sta controllando. Non devi fare niente: quanto ti spetta resta tuo, e ti scriviamo quando il pagamento è approvato.',
  },
};
