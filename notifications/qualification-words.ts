import type { TIMERS, TRANSITIONS } from '../workflows/qualification/transitions.ts';
import type { DirectWords } from './direct-words.ts';

type Rows = typeof TRANSITIONS & typeof TIMERS;
/** Every step of the table and one of those it tells. */
export type QualificationNotice = {
  [Kind in keyof Rows]: `${Kind}:${Rows[Kind]['tells'][number]}`;
}[keyof Rows];
export type QualificationNotificationKey = `qualification:${QualificationNotice}`;

/**
 * What an ente or the office is told of a qualification: what happened and what to do. Reasons and
 * documents are on the page that it leads to.
 */
export function sayQualification({ kind, to }: { kind: string; to: string }): DirectWords {
  const [subject, text] = TEXTS[`${kind}:${to}` as QualificationNotice];
  const isOffice = to === 'office';
  return {
    language: 'it',
    about: 'qualificazione',
    subject,
    text,
    action: isOffice ? 'Apri la domanda' : 'Apri la tua qualificazione',
    why: isOffice ? WHY_OFFICE : WHY_ENTE,
  };
}

const WHY_OFFICE = 'Ricevete questo messaggio perché lavorate nell’ufficio WeMi.';
const WHY_ENTE =
  'Ricevi questo messaggio perché il tuo ente ha risposto a un avviso di WeMi. Questa casella non viene letta.';

type Text = readonly [subject: string, text: string];

export const TEXTS: Record<QualificationNotice, Text> = {
  'apply:ente': ['la tua domanda è arrivata', 'Abbiamo ricevuto la domanda del tuo ente. Ora l’ufficio la esamina: non devi fare niente. Se manca qualcosa te lo chiediamo noi.'],
  'apply:office': ['un ente ha risposto a un avviso', 'È arrivata una nuova domanda di qualificazione. Esaminatela, date la vostra valutazione e decidete entro il termine dell’avviso.'],
  'requestIntegration:ente': ['ci servono altri documenti', 'Per andare avanti l’ufficio ti chiede altri documenti. Leggi quali e rispondi dalla pagina: finché aspettiamo la tua risposta il termine resta fermo.'],
  'provideIntegration:office': ['un ente ha risposto a una richiesta', 'L’ente ha risposto ai documenti che avete chiesto. Il termine ha ripreso a correre.'],
  'withdrawIntegration:ente': ['non serve più quel documento', 'L’ufficio ha ritirato una richiesta di documenti: per quella non devi più fare niente.'],
  'integrationDeadline:ente': ['è passato il tempo per i documenti', 'Non abbiamo ricevuto i documenti che ti avevamo chiesto. L’ufficio va avanti con quello che ha: puoi ancora scrivere o aspettare una nuova richiesta.'],
  'integrationDeadline:office': ['i documenti chiesti non sono arrivati', 'L’ente non ha risposto in tempo. Il termine ha ripreso a correre: decidete con quello che c’è, o chiedete di nuovo.'],
  'examinationReminder:office': ['una domanda aspetta la decisione', 'Il termine per esaminare una domanda si avvicina e non è ancora decisa.'],
  'examinationDeadline:office': ['una domanda è in ritardo', 'Il termine per esaminare una domanda è passato. Il silenzio non decide niente: l’ente aspetta ancora la vostra risposta.'],
  'qualify:ente': ['il tuo ente è qualificato', 'Il tuo ente è nell’elenco degli enti qualificati. Per quali servizi, in quali municipi e fino a quando, lo leggi nella pagina.'],
  'reject:ente': ['la tua domanda non è accolta', 'L’ufficio ha deciso di non qualificare il tuo ente. Il motivo è scritto nella pagina. A un altro avviso puoi rispondere quando vuoi.'],
  'documentReminder:ente': ['un tuo documento sta per scadere', 'Un documento con cui il tuo ente è qualificato sta per scadere. Quando hai quello nuovo, scrivilo nella pagina.'],
  'documentExpiry:ente': ['un tuo documento è scaduto', 'Un documento con cui il tuo ente è qualificato è scaduto. Scrivi subito quello nuovo: senza, l’ufficio può sospenderti.'],
  'documentExpiry:office': ['il documento di un ente è scaduto', 'Un documento con cui un ente è qualificato è scaduto e non è stato rinnovato. Decidete se aspettare o sospendere.'],
  'updateDocument:office': ['un ente ha rinnovato un documento', 'Un ente qualificato ha scritto un documento nuovo al posto di quello che scadeva.'],
  'expiryReminder:ente': ['la tua qualificazione sta per finire', 'La qualificazione del tuo ente finisce fra poco. Se vuoi continuare, chiedi il rinnovo dalla pagina: il nuovo periodo comincia quando finisce questo.'],
  'askRenewal:office': ['un ente chiede il rinnovo', 'Un ente chiede di restare qualificato. Decidete prima della fine del periodo: dopo, non è più nell’elenco.'],
  'renew:ente': ['la tua qualificazione è rinnovata', 'Il tuo ente resta nell’elenco degli enti qualificati. La nuova scadenza è nella pagina.'],
  'refuseRenewal:ente': ['il rinnovo non è accolto', 'L’ufficio non ha accolto il rinnovo. Il tuo ente resta qualificato fino alla fine del periodo. Il motivo è scritto nella pagina.'],
  'suspend:ente': ['la tua qualificazione è sospesa', 'Da ora il tuo ente non riceve nuove richieste per i servizi di questa qualificazione. I servizi in corso vanno avanti, salvo diversa decisione dell’ufficio. Il motivo è scritto nella pagina.'],
  'reinstate:ente': ['la tua qualificazione vale di nuovo', 'La sospensione è finita: il tuo ente riceve di nuovo richieste, fino alla scadenza che aveva.'],
  'revoke:ente': ['la tua qualificazione è revocata', 'Il tuo ente non è più qualificato per questi servizi e non riceve nuove richieste. Il motivo è scritto nella pagina.'],
  'expiry:ente': ['la tua qualificazione è scaduta', 'Il periodo è finito e il tuo ente non è più nell’elenco per questi servizi. Per tornarci, rispondi a un avviso aperto.'],
  'expiry:office': ['una qualificazione è scaduta', 'Il periodo di un ente è finito senza rinnovo: non è più nell’elenco per quei servizi.'],
  'withdraw:ente': ['hai rinunciato', 'La rinuncia del tuo ente è registrata. I servizi già concordati vanno portati a termine.'],
  'withdraw:office': ['un ente ha rinunciato', 'Un ente ha ritirato la domanda, o ha rinunciato alla sua qualificazione.'],
}; // prettier-ignore
