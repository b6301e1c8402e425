import type { NoticeKey } from './notice-keys.ts';

export interface NoticeText {
  /** What happened, in a few words. No name, no service, nothing of health: it shows on locked phones. */
  subject: string;
  text: string;
  /** Of the link to the pratica. */
  action: string;
}

const SEE = 'Apri la pratica';

/** Italian, the first language of every notice; one for each row and each of those it tells. */
export const NOTICE_TEXTS_IT: Record<NoticeKey, NoticeText> = {
  'request:citizen': { subject: 'abbiamo ricevuto la tua richiesta', text: 'L’abbiamo inviata agli enti che possono aiutarti. Quando arriva un’offerta ti scriviamo.', action: SEE },
  'request:enti': { subject: 'nuova richiesta di offerta', text: 'Una persona cerca un servizio che offrite. Guardate la richiesta e rispondete entro la scadenza indicata.', action: 'Vedi la richiesta' },
  'submitOffer:citizen': { subject: 'è arrivata un’offerta', text: 'Un ente ti ha fatto un’offerta. Puoi leggerla subito, e confrontarla con le altre quando arrivano.', action: 'Leggi l’offerta' },
  'reviseOffer:citizen': { subject: 'un’offerta è cambiata', text: 'Un ente ha aggiornato la sua offerta. Leggi la nuova versione prima di scegliere.', action: 'Leggi l’offerta' },
  'withdrawOffer:citizen': { subject: 'un’offerta è stata ritirata', text: 'Un ente ha ritirato la sua offerta: non puoi più sceglierla. Le altre offerte restano valide.', action: 'Vedi le offerte' },
  'declineRequest:citizen': { subject: 'un ente non può aiutarti', text: 'Un ente ha risposto che non può prendere la tua richiesta. Gli altri enti possono ancora rispondere.', action: SEE },
  'extendDeadline:enti': { subject: 'più tempo per rispondere', text: 'Il termine per inviare un’offerta è stato spostato in avanti. La nuova data è nella richiesta.', action: 'Vedi la richiesta' },
  'chooseOffer:ente': { subject: 'la vostra offerta è stata scelta', text: 'La persona ha scelto la vostra offerta. Confermate l’ordine entro la scadenza indicata: data di inizio, periodo e operatore.', action: 'Conferma l’ordine' },
  'confirmOrder:citizen': { subject: 'ordine confermato: ora puoi pagare', text: 'L’ente ha confermato l’ordine. Il servizio parte quando hai pagato: trovi importo e scadenza nella pratica.', action: 'Vai al pagamento' },
  'confirmOrder:rivals': { subject: 'è stata scelta un’altra offerta', text: 'Per questa richiesta la persona ha scelto un altro ente. Grazie per avere risposto: non dovete fare altro.', action: 'Vedi la richiesta' },
  'rejectOrder:citizen': { subject: 'l’ente non può fare il servizio', text: 'L’ente che avevi scelto non può confermare l’ordine; il motivo è nella pratica. Le altre offerte ancora valide sono di nuovo disponibili.', action: 'Vedi le offerte' },
  'rejectOrder:rivals': { subject: 'una richiesta è di nuovo aperta', text: 'La persona cerca ancora un ente e non c’è più un’offerta valida. Se potete aiutarla, mandatene una entro la scadenza indicata.', action: 'Vedi la richiesta' },
  'paymentSettled:citizen': { subject: 'pagamento ricevuto', text: 'Abbiamo ricevuto il pagamento: il servizio è attivo. Nella pratica trovi le date e i contatti dell’ente.', action: SEE },
  'paymentSettled:ente': { subject: 'servizio pagato e attivo', text: 'La persona ha pagato: il servizio è attivo dalla data concordata.', action: 'Vedi la pratica' },
  'paymentFailed:citizen': { subject: 'pagamento non riuscito', text: 'La banca non ha accettato il pagamento e non ti è stato addebitato nulla. Puoi riprovare, anche con un’altra carta, fino alla scadenza.', action: 'Riprova a pagare' },
  'withdraw:citizen': { subject: 'richiesta ritirata', text: 'La richiesta è stata ritirata e la pratica è chiusa. Se hai pagato nel frattempo, ti restituiamo l’importo.', action: SEE },
  'withdraw:enti': { subject: 'richiesta ritirata', text: 'La persona ha ritirato la richiesta: non dovete fare altro.', action: 'Vedi la richiesta' },
  'cancel:citizen': { subject: 'pratica annullata dall’ufficio', text: 'L’ufficio WeMi ha annullato la pratica; il motivo è scritto nella pratica. Quanto hai pagato e non usato ti viene restituito.', action: SEE },
  'cancel:enti': { subject: 'pratica annullata dall’ufficio', text: 'L’ufficio WeMi ha annullato la pratica: non dovete fare altro.', action: 'Vedi la pratica' },
  'offersReminder:enti': { subject: 'una richiesta aspetta la vostra risposta', text: 'Non avete ancora risposto a questa richiesta. Potete inviare un’offerta o dire che non potete, entro la scadenza indicata.', action: 'Rispondi' },
  'offersDeadline:citizen': { subject: 'il tempo per le offerte è finito', text: 'Gli enti non possono più inviare offerte. Se ne hai ricevute, adesso scegli quella giusta per te; se non ne sono arrivate la pratica si chiude e puoi fare una nuova richiesta.', action: SEE },
  'choiceDeadline:citizen': { subject: 'la richiesta è scaduta', text: 'Il tempo per scegliere un’offerta è finito e la pratica si è chiusa. Se il servizio ti serve ancora, puoi fare una nuova richiesta.', action: SEE },
  'choiceDeadline:enti': { subject: 'richiesta scaduta', text: 'La persona non ha scelto un’offerta in tempo: la pratica è chiusa e non dovete fare altro.', action: 'Vedi la richiesta' },
  'orderEscalation:ente': { subject: 'un ordine aspetta la vostra conferma', text: 'L’ordine non è ancora confermato e abbiamo avvisato l’ufficio WeMi. Confermatelo o rifiutatelo appena possibile.', action: 'Conferma l’ordine' },
  'orderEscalation:office': { subject: 'ordine non confermato', text: 'L’ente scelto non ha confermato l’ordine nei tempi. Potete sollecitarlo o agire al suo posto, con un motivo.', action: 'Vedi la pratica' },
  'orderFallback:citizen': { subject: 'l’ente non ha confermato', text: 'L’ente che avevi scelto non ha confermato in tempo. Ci dispiace: puoi scegliere fra le altre offerte ancora valide.', action: 'Vedi le offerte' },
  'orderFallback:ente': { subject: 'ordine non confermato in tempo', text: 'Il termine per confermare l’ordine è passato e la persona può scegliere un’altra offerta.', action: 'Vedi la pratica' },
  'orderFallback:office': { subject: 'ordine tornato alle offerte', text: 'L’ente scelto non ha confermato in tempo: la pratica è tornata alla scelta dell’offerta.', action: 'Vedi la pratica' },
  'orderFallback:rivals': { subject: 'una richiesta è di nuovo aperta', text: 'La persona cerca ancora un ente e non c’è più un’offerta valida. Se potete aiutarla, mandatene una entro la scadenza indicata.', action: 'Vedi la richiesta' },
  'paymentFirstReminder:citizen': { subject: 'ricordati di pagare', text: 'Il tuo ordine è confermato e manca solo il pagamento. La scadenza è nella pratica.', action: 'Vai al pagamento' },
  'paymentSecondReminder:citizen': { subject: 'il pagamento sta per scadere', text: 'Se non paghi entro la scadenza, la pratica si chiude e dovrai ricominciare.', action: 'Vai al pagamento' },
  'paymentDeadline:citizen': { subject: 'pagamento scaduto', text: 'Il tempo per pagare è finito e la pratica si è chiusa. Se hai pagato proprio adesso, ti restituiamo l’importo.', action: SEE },
  'paymentDeadline:ente': { subject: 'ordine non pagato', text: 'La persona non ha pagato in tempo: la pratica è chiusa e il servizio non parte.', action: 'Vedi la pratica' },
  'suspend:citizen': { subject: 'una sospensione del servizio', text: 'Il servizio si ferma nei giorni indicati nella pratica, poi riprende da solo. La fine del periodo si sposta degli stessi giorni.', action: SEE },
  'suspend:ente': { subject: 'una sospensione del servizio', text: 'Una sospensione è stata concordata o cambiata: i giorni senza servizio sono nella pratica, e il periodo si allunga degli stessi giorni.', action: 'Vedi la pratica' },
  'withdrawSuspension:citizen': { subject: 'sospensione annullata', text: 'La sospensione prevista non si fa più: il servizio continua come prima.', action: SEE },
  'withdrawSuspension:ente': { subject: 'sospensione annullata', text: 'La sospensione prevista non si fa più: il servizio continua come prima.', action: 'Vedi la pratica' },
  'resume:citizen': { subject: 'il servizio riprende', text: 'Il servizio riprende da oggi, prima del previsto. La nuova fine del periodo è nella pratica.', action: SEE },
  'resume:ente': { subject: 'il servizio riprende', text: 'Il servizio riprende da oggi, prima del previsto. La nuova fine del periodo è nella pratica.', action: 'Vedi la pratica' },
  'interrupt:citizen': { subject: 'il servizio si interrompe', text: 'Il servizio finisce nel giorno indicato nella pratica. Quanto è stato pagato e non usato viene restituito: l’importo è nella pratica.', action: SEE },
  'interrupt:ente': { subject: 'il servizio si interrompe', text: 'Il servizio finisce nel giorno indicato nella pratica; il motivo e i conti sono lì.', action: 'Vedi la pratica' },
  'interrupt:office': { subject: 'un servizio si interrompe', text: 'Una delle parti ha interrotto il servizio; il motivo e il rimborso sono nella pratica. I conti si chiudono da soli: guardate solo se un rimborso non riesce.', action: 'Vedi la pratica' },
  'settled:citizen': { subject: 'servizio interrotto: conti chiusi', text: 'I conti del servizio interrotto sono chiusi e la pratica è finita.', action: SEE },
  'settled:ente': { subject: 'servizio interrotto: conti chiusi', text: 'I conti del servizio interrotto sono chiusi e la pratica è finita: non dovete fare altro.', action: 'Vedi la pratica' },
  'suspensionStart:citizen': { subject: 'il servizio è sospeso', text: 'Comincia oggi la sospensione prevista. Il giorno in cui il servizio riprende è nella pratica.', action: SEE },
  'suspensionStart:ente': { subject: 'il servizio è sospeso', text: 'Comincia oggi la sospensione prevista. Il giorno in cui il servizio riprende è nella pratica.', action: 'Vedi la pratica' },
  'suspensionEnd:citizen': { subject: 'il servizio riprende', text: 'La sospensione è finita e il servizio riprende oggi. La nuova fine del periodo è nella pratica.', action: SEE },
  'suspensionEnd:ente': { subject: 'il servizio riprende', text: 'La sospensione è finita e il servizio riprende oggi. La nuova fine del periodo è nella pratica.', action: 'Vedi la pratica' },
  'renewalPrompt:citizen': { subject: 'il tuo servizio sta per finire', text: 'Fra poco finisce il periodo del servizio. Se ti serve ancora, parlane con l’ente o fai una nuova richiesta.', action: SEE },
  'renewalPrompt:ente': { subject: 'un periodo di servizio sta per finire', text: 'Fra poco finisce il periodo di un vostro servizio. Se la persona ne ha ancora bisogno, parlatene per tempo.', action: 'Vedi la pratica' },
  'periodEnd:citizen': { subject: 'il servizio è finito', text: 'Il periodo del servizio è finito e la pratica è chiusa. Se ti serve ancora, puoi fare una nuova richiesta.', action: SEE },
  'periodEnd:ente': { subject: 'il servizio è finito', text: 'Il periodo del servizio è finito e la pratica è chiusa: non dovete fare altro.', action: 'Vedi la pratica' },
  'refundDue:citizen': { subject: 'ti restituiamo un pagamento', text: 'Abbiamo ricevuto un pagamento che non era dovuto, o non del tutto. Lo restituiamo sulla carta che hai usato: non devi fare nulla.', action: SEE },
  'refunded:citizen': { subject: 'rimborso fatto', text: 'Abbiamo restituito l’importo sulla carta che hai usato. La banca può metterci qualche giorno a mostrarlo.', action: SEE },
  'refundRefused:office': { subject: 'un rimborso non riesce', text: 'Il gestore delle carte rifiuta di restituire un importo al cittadino. Lo richiediamo da soli, sempre più di rado: controllate presso il gestore e, se serve, fate un bonifico.', action: 'Vedi la pratica' },
  'paymentMismatch:office': { subject: 'un pagamento non corrisponde', text: 'L’importo che risulta al gestore delle carte non è quello chiesto: il pagamento non è stato registrato. Controllate presso il gestore.', action: 'Vedi la pratica' },
  'reminded:citizen': { subject: 'la tua pratica aspetta te', text: 'L’ufficio WeMi ti ricorda che c’è un passo che tocca a te. Che cosa fare, ed entro quando, è scritto nella pratica.', action: SEE },
  'reminded:ente': { subject: 'una pratica aspetta voi', text: 'L’ufficio WeMi vi ricorda che c’è un’attività che tocca a voi. Che cosa fare, ed entro quando, è scritto nella pratica.', action: 'Vedi la pratica' },
  'inPlace:citizen': { subject: 'l’ufficio ha agito al tuo posto', text: 'L’ufficio WeMi ha fatto un passo nella tua pratica al posto tuo. Leggi che cosa ha fatto; se non sei d’accordo, scrivilo all’ufficio dai contatti.', action: SEE },
  'inPlace:ente': { subject: 'l’ufficio ha agito al vostro posto', text: 'L’ufficio WeMi ha fatto un passo in questa pratica al vostro posto. Leggete che cosa ha fatto; se non siete d’accordo, scrivetelo all’ufficio.', action: 'Vedi la pratica' },
}; // prettier-ignore
