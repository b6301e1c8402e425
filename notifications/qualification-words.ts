import type { TIMERS, TRANSITIONS } from '../workflows/qualification/transitions.ts';
import type { DirectTexts } from './direct-texts.ts';

type Rows = typeof TRANSITIONS & typeof TIMERS;
/** Every step of the table and one of those it tells. */
export type QualificationKey = {
  [Kind in keyof Rows]: `qualification:${Kind}:${Rows[Kind]['tells'][number]}`;
}[keyof Rows];

const [OPEN, OPEN_OFFICE] = ['Apri la tua qualificazione', 'Apri la domanda'];

/**
 * What an ente or the office is told of a qualification: what happened and what to do. Reasons and
 * documents are on the page that it leads to.
 */
export const QUALIFICATION_TEXTS: DirectTexts<QualificationKey> = {
  it: {
    'qualification:apply:ente': { subject: 'la tua domanda è arrivata', text: 'Abbiamo ricevuto la domanda del tuo ente. Ora l’ufficio la esamina: non devi fare niente. Se manca qualcosa te lo chiediamo noi.', action: OPEN },
    'qualification:apply:office': { subject: 'un ente ha risposto a un avviso', text: 'È arrivata una nuova domanda di qualificazione. Esaminatela, date la vostra valutazione e decidete entro il termine dell’avviso.', action: OPEN_OFFICE },
    'qualification:requestIntegration:ente': { subject: 'ci servono altri documenti', text: 'Per andare avanti l’ufficio ti chiede altri documenti. Leggi quali e rispondi dalla pagina: finché aspettiamo la tua risposta il termine resta fermo.', action: OPEN },
    'qualification:provideIntegration:office': { subject: 'un ente ha risposto a una richiesta', text: 'L’ente ha risposto ai documenti che avete chiesto. Il termine ha ripreso a correre.', action: OPEN_OFFICE },
    'qualification:withdrawIntegration:ente': { subject: 'non serve più quel documento', text: 'L’ufficio ha ritirato una richiesta di documenti: per quella non devi più fare niente.', action: OPEN },
    'qualification:integrationDeadline:ente': { subject: 'è passato il tempo per i documenti', text: 'Non abbiamo ricevuto i documenti che ti avevamo chiesto. L’ufficio va avanti con quello che ha: puoi ancora scrivere o aspettare una nuova richiesta.', action: OPEN },
    'qualification:integrationDeadline:office': { subject: 'i documenti chiesti non sono arrivati', text: 'L’ente non ha risposto in tempo. Il termine ha ripreso a correre: decidete con quello che c’è, o chiedete di nuovo.', action: OPEN_OFFICE },
    'qualification:examinationReminder:office': { subject: 'una domanda aspetta la decisione', text: 'Il termine per esaminare una domanda si avvicina e non è ancora decisa.', action: OPEN_OFFICE },
    'qualification:examinationDeadline:office': { subject: 'una domanda è in ritardo', text: 'Il termine per esaminare una domanda è passato. Il silenzio non decide niente: l’ente aspetta ancora la vostra risposta.', action: OPEN_OFFICE },
    'qualification:qualify:ente': { subject: 'il tuo ente è qualificato', text: 'Il tuo ente è nell’elenco degli enti qualificati. Per quali servizi, in quali municipi e fino a quando, lo leggi nella pagina.', action: OPEN },
    'qualification:reject:ente': { subject: 'la tua domanda non è accolta', text: 'L’ufficio ha deciso di non qualificare il tuo ente. Il motivo è scritto nella pagina. A un altro avviso puoi rispondere quando vuoi.', action: OPEN },
    'qualification:documentReminder:ente': { subject: 'un tuo documento sta per scadere', text: 'Un documento con cui il tuo ente è qualificato sta per scadere. Quando hai quello nuovo, scrivilo nella pagina.', action: OPEN },
    'qualification:documentExpiry:ente': { subject: 'un tuo documento è scaduto', text: 'Un documento con cui il tuo ente è qualificato è scaduto. Scrivi subito quello nuovo: senza, l’ufficio può sospenderti.', action: OPEN },
    'qualification:documentExpiry:office': { subject: 'il documento di un ente è scaduto', text: 'Un documento con cui un ente è qualificato è scaduto e non è stato rinnovato. Decidete se aspettare o sospendere.', action: OPEN_OFFICE },
    'qualification:updateDocument:office': { subject: 'un ente ha rinnovato un documento', text: 'Un ente qualificato ha scritto un documento nuovo al posto di quello che scadeva.', action: OPEN_OFFICE },
    'qualification:expiryReminder:ente': { subject: 'la tua qualificazione sta per finire', text: 'La qualificazione del tuo ente finisce fra poco. Se vuoi continuare, chiedi il rinnovo dalla pagina: il nuovo periodo comincia quando finisce questo.', action: OPEN },
    'qualification:askRenewal:office': { subject: 'un ente chiede il rinnovo', text: 'Un ente chiede di restare qualificato. Decidete prima della fine del periodo: dopo, non è più nell’elenco.', action: OPEN_OFFICE },
    'qualification:renew:ente': { subject: 'la tua qualificazione è rinnovata', text: 'Il tuo ente resta nell’elenco degli enti qualificati. La nuova scadenza è nella pagina.', action: OPEN },
    'qualification:refuseRenewal:ente': { subject: 'il rinnovo non è accolto', text: 'L’ufficio non ha accolto il rinnovo. Il tuo ente resta qualificato fino alla fine del periodo. Il motivo è scritto nella pagina.', action: OPEN },
    'qualification:suspend:ente': { subject: 'la tua qualificazione è sospesa', text: 'Da ora il tuo ente non riceve nuove richieste per i servizi di questa qualificazione. I servizi in corso vanno avanti, salvo diversa decisione dell’ufficio. Il motivo è scritto nella pagina.', action: OPEN },
    'qualification:reinstate:ente': { subject: 'la tua qualificazione vale di nuovo', text: 'La sospensione è finita: il tuo ente riceve di nuovo richieste, fino alla scadenza che aveva.', action: OPEN },
    'qualification:revoke:ente': { subject: 'la tua qualificazione è revocata', text: 'Il tuo ente non è più qualificato per questi servizi e non riceve nuove richieste. Il motivo è scritto nella pagina.', action: OPEN },
    'qualification:expiry:ente': { subject: 'la tua qualificazione è scaduta', text: 'Il periodo è finito e il tuo ente non è più nell’elenco per questi servizi. Per tornarci, rispondi a un avviso aperto.', action: OPEN },
    'qualification:expiry:office': { subject: 'una qualificazione è scaduta', text: 'Il periodo di un ente è finito senza rinnovo: non è più nell’elenco per quei servizi.', action: OPEN_OFFICE },
    'qualification:withdraw:ente': { subject: 'hai rinunciato alla qualificazione', text: 'La rinuncia del tuo ente è registrata. I servizi già concordati vanno portati a termine.', action: OPEN },
    'qualification:withdraw:office': { subject: 'un ente ha rinunciato', text: 'Un ente ha ritirato la domanda, o ha rinunciato alla sua qualificazione.', action: OPEN_OFFICE },
  },
  en: {},
}; // prettier-ignore
