import type { PayoutNoticeKind } from '../payouts/acts.ts';
import type { DirectTexts } from './direct-texts.ts';

export type PayoutKey = `payout:${PayoutNoticeKind}:ente`;

/** Where there is no payout to look at, it leads to the balance. */
const [PAYOUT, BALANCE, ACCOUNT] = [
  'Apri il pagamento',
  'Apri saldo e rendiconti',
  'Guarda il conto',
];

/** What an ente is told of a payout: what happened and what to do, no amounts, and of an IBAN its last four digits only. */
export const PAYOUT_TEXTS: DirectTexts<PayoutKey> = {
  it: {
    'payout:approve:ente': { subject: 'un pagamento al tuo ente è approvato', text: 'Un pagamento al tuo ente è stato controllato e approvato da una seconda persona. Ora il comune prepara il bonifico. Non devi fare niente: guarda se i conti sono quelli che aspetti.', action: PAYOUT },
    'payout:execute:ente': { subject: 'un pagamento al tuo ente è partito', text: 'La banca del comune ha eseguito un bonifico al tuo ente. Di solito arriva entro il giorno lavorativo dopo. Per quali pratiche è, lo leggi nel pagamento.', action: PAYOUT },
    'payout:refuse:ente': { subject: 'un pagamento al tuo ente non è partito', text: 'La banca non ha preso l’ordine di un bonifico al tuo ente: non è stato pagato niente, e quanto ti spetta resta tuo. Controlla che il conto scritto in «Saldo e rendiconti» sia giusto. L’ufficio prepara un nuovo pagamento.', action: PAYOUT },
    'payout:return:ente': { subject: 'un pagamento al tuo ente è tornato indietro', text: 'Un bonifico al tuo ente è tornato indietro: quanto ti spetta ti è di nuovo dovuto. Il motivo è scritto nel pagamento. Controlla il conto in «Saldo e rendiconti» e, se è cambiato, proponi quello nuovo. Poi l’ufficio prepara un nuovo pagamento.', action: PAYOUT },
    'payout:no-iban:ente': { subject: 'un pagamento al tuo ente è fermo: manca il conto', text: 'Volevamo pagarti, ma il tuo ente non ha un conto valido. Scrivi l’IBAN in «Saldo e rendiconti» e fallo confermare da un’altra persona dell’ente: lo leggete solo voi. Quanto ti spetta resta tuo.', action: BALANCE },
    'payout:iban-proposed:ente': { subject: 'c’è un conto da confermare per il tuo ente', text: 'Una persona del tuo ente propone di essere pagati sul conto che finisce con {{cifre}}. Per ora non cambia niente: vale solo quando un’altra persona del tuo ente lo controlla e lo conferma in «Saldo e rendiconti». Se non ne sai niente non confermare, e avvisa l’ufficio.', action: ACCOUNT },
    'payout:iban-confirmed:ente': { subject: 'il conto del tuo ente è cambiato', text: 'Due persone del tuo ente hanno scelto il conto che finisce con {{cifre}}: da oggi vi paghiamo lì. Chi l’ha proposto e chi l’ha confermato è scritto in «Saldo e rendiconti». Se non ne sai niente avvisa subito l’ufficio.', action: ACCOUNT },
    'payout:iban-refused:ente': { subject: 'il nuovo conto del tuo ente non è confermato', text: 'Un’altra persona del tuo ente non ha confermato il conto che finisce con {{cifre}}: resta tutto come prima. Il motivo è scritto in «Saldo e rendiconti».', action: ACCOUNT },
    'payout:iban-withdrawn:ente': { subject: 'la proposta di un nuovo conto è ritirata', text: 'Chi aveva proposto il conto che finisce con {{cifre}} ha ritirato la proposta: non c’è più niente da confermare e resta tutto come prima.', action: ACCOUNT },
    'payout:no-balance:ente': { subject: 'un pagamento al tuo ente è fermo', text: 'Volevamo pagarti, ma i conti di una pratica non tornano e l’ufficio li sta controllando. Non devi fare niente: quanto ti spetta resta tuo, e ti scriviamo quando il pagamento è approvato.', action: BALANCE },
  },
  en: {},
}; // prettier-ignore
