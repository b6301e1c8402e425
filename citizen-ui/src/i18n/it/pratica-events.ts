/** What happened, as a sentence. The fullest whose `{holes}` the event fills. */
export const events = {
  request: {
    plain: 'Richiesta inviata',
    anew: 'Richiesta inviata di nuovo, dalla pratica {old}',
  },
  submitOffer: {
    plain: 'Nuova offerta',
    ente: 'Nuova offerta di {ente}',
    full: 'Nuova offerta di {ente}: {total}',
  },
  reviseOffer: {
    plain: 'Offerta aggiornata',
    ente: '{ente} ha aggiornato la sua offerta',
    full: '{ente} ha aggiornato la sua offerta: {total}',
  },
  withdrawOffer: { plain: 'Offerta ritirata', ente: '{ente} ha ritirato la sua offerta' },
  declineRequest: {
    plain: 'Un ente non può fare il servizio',
    ente: '{ente} non può fare il servizio',
  },
  extendDeadline: 'Scadenza per le offerte prorogata',
  chooseOffer: {
    plain: 'Offerta scelta',
    ente: 'Scelta l’offerta di {ente}',
    full: 'Scelta l’offerta di {ente}: {total}',
  },
  confirmOrder: {
    plain: 'Ordine confermato',
    ente: '{ente} ha confermato l’ordine',
    covered: '{ente} ha confermato l’ordine: di {total} in tutto, {voucher} li paga un voucher',
    borne: '{ente} ha confermato l’ordine: di {total} in tutto, {tariff} li mette il Comune',
    both: '{ente} ha confermato l’ordine: di {total} in tutto, {tariff} li mette il Comune e {voucher} li paga un voucher',
  },
  rejectOrder: { plain: 'Ordine non accettato', ente: '{ente} non ha potuto accettare l’ordine' },
  returnToOffer: { plain: 'L’ufficio WeMi ha riportato la pratica alla scelta dell’offerta' },
  excludeEnte: {
    plain: 'L’ufficio WeMi ha tolto un ente dalla pratica',
    ente: 'L’ufficio WeMi ha tolto {ente} dalla pratica',
  },
  postponeForClosure: {
    plain: 'Il termine si sposta: l’ente è chiuso per alcuni giorni',
    days: 'L’ente è chiuso da {closedFrom} a {closedThrough}: il termine si sposta degli stessi giorni',
    ente: '{ente} è chiuso da {closedFrom} a {closedThrough}: il termine si sposta degli stessi giorni',
  },
  withdrawClosure: {
    plain: 'L’ente riapre prima: il termine torna indietro',
    days: 'L’ente non è più chiuso da {closedFrom} a {closedThrough}: il termine torna indietro',
    ente: '{ente} non è più chiuso da {closedFrom} a {closedThrough}: il termine torna indietro',
  },
  paymentSettled: 'Pagamento ricevuto: il servizio è attivo',
  instalmentSettled: { plain: 'Rata pagata', full: 'Rata {instalment} pagata: {amount}' },
  recordInstalmentPaid: {
    plain: 'Rata pagata allo sportello',
    full: 'Rata pagata allo sportello: {amount}, ricevuta {receipt}',
  },
  debtSettled: {
    plain: 'Pagato quanto restava del servizio finito',
    full: 'Pagato quanto restava del servizio finito: {amount}',
    atCounter:
      'Pagato allo sportello quanto restava del servizio finito: {amount}, ricevuta {receipt}',
  },
  paymentFailed: 'Un tentativo di pagamento non è riuscito',
  paymentOpened: {
    plain: 'Pagina di pagamento aperta',
    full: 'Pagina di pagamento aperta: {amount}',
  },
  refundDue: 'È arrivato un pagamento non dovuto: te lo restituiamo',
  refunded: 'Rimborso fatto, nello stesso modo in cui hai pagato',
  refundOrdered: {
    plain: 'Rimborso deciso dall’ufficio',
    full: 'Rimborso deciso dall’ufficio: {amount}',
  },
  messageSent: 'È stato scritto un nuovo messaggio',
  transferAnnounced: {
    plain: 'Si paga con un bonifico: aspettiamo che l’ente ci dica che è arrivato',
    full: 'Si paga con un bonifico di {amount}: aspettiamo che l’ente ci dica che è arrivato',
  },
  transferArrived: {
    plain: 'Il bonifico è arrivato all’ente',
    full: 'Il bonifico è arrivato all’ente {arrivedOn}: {amount}',
  },
  refundedByHand: {
    plain: 'Rimborso fatto allo sportello',
    full: 'Rimborso fatto allo sportello: {amount}, ricevuta {receipt}',
  },
  reminded: 'L’ufficio WeMi ti ricorda che c’è un passo da fare',
  recordPaidElsewhere: {
    plain: 'Pagamento registrato allo sportello: il servizio è attivo',
    full: 'Pagamento registrato allo sportello: {amount}, ricevuta {receipt}. Il servizio è attivo',
  },
  suspend: {
    plain: 'Sospensione richiesta',
    full: 'Sospensione richiesta: il servizio si ferma {from} e riprende {until}',
  },
  withdrawSuspension: 'Sospensione annullata: il servizio continua come previsto',
  suspensionStarts: 'Servizio sospeso',
  resume: {
    plain: 'Servizio ripreso',
    full: 'Servizio ripreso prima del previsto: ora finisce {endDate}',
  },
  proposeRenewal: {
    plain: 'Proposta per il prossimo periodo',
    full: 'Proposta per il prossimo periodo: da {startDate} a {endDate}, {total}',
  },
  renew: {
    plain: 'Proposta accettata: il servizio continua',
    full: 'Proposta accettata: il prossimo periodo va da {startDate} a {endDate} e costa {total}',
  },
  renewalSettled: {
    plain: 'Pagamento del prossimo periodo ricevuto',
    full: 'Pagamento del prossimo periodo ricevuto: {amount}',
  },
  interrupt: {
    plain: 'Servizio interrotto',
    day: 'Servizio interrotto: primo giorno senza servizio {effectiveOn}',
    full: 'Servizio interrotto: primo giorno senza servizio {effectiveOn}, rimborso {refund}',
    byHand:
      'Servizio interrotto: primo giorno senza servizio {effectiveOn}, rimborso {refund}, di cui {byHand} allo sportello',
  },
  settled: 'Conti del servizio interrotto chiusi: la pratica è finita',
  requestIntegration: 'Chiesti altri documenti',
  provideIntegration: 'Documenti inviati',
  withdrawIntegration: 'Richiesta di documenti ritirata: non servono più',
  contest: 'Contestazione inviata',
  contestAnswered: 'Risposta alla contestazione',
  reviewWritten: 'Recensione scritta',
  reviewPublished: 'Recensioni pubblicate',
  reviewAnswered: 'Risposta a una recensione',
  reviewHidden: 'Recensione nascosta',
  reviewShown: 'Recensione mostrata di nuovo',
  withdraw: 'Richiesta ritirata',
  cancel: 'Pratica annullata dal comune',
  movePolicy: {
    plain: 'Il comune ha aggiornato le regole di questa pratica',
    full: 'Il comune ha aggiornato le regole di questa pratica: ora segue la versione {policyVersion}',
  },
  reopen: { plain: 'Pratica riaperta', anew: 'Pratica riaperta: continua nella {anew}' },
  offersReminder: 'Sollecito agli enti che non hanno ancora risposto',
  offersDeadline: 'Tempo per le offerte finito',
  choiceDeadline: 'Tempo per scegliere finito',
  orderEscalation: 'L’ente tarda a confermare: il comune è stato avvisato',
  orderFallback: 'L’ente non ha confermato in tempo: puoi scegliere un’altra offerta',
  paymentFirstReminder: 'Promemoria: c’è un pagamento da fare',
  paymentSecondReminder: 'Ultimo promemoria per il pagamento',
  paymentDeadline: 'Tempo per pagare finito',
  instalmentReminder: {
    plain: 'Promemoria: fra poco c’è una rata da pagare',
    full: 'Promemoria: entro {dueOn} c’è una rata di {amount} da pagare',
  },
  instalmentDue: {
    plain: 'Oggi si paga una rata',
    full: 'Oggi si paga la rata {instalment}: {amount}',
  },
  instalmentArrears: {
    plain: 'Una rata non risulta pagata: il servizio continua e l’ufficio ti aiuta',
    full: 'La rata {instalment} di {amount} non risulta pagata: il servizio continua e l’ufficio ti aiuta',
  },
  suspensionStart: 'Sospensione iniziata: il servizio è fermo',
  suspensionEnd: {
    plain: 'Sospensione finita: il servizio riprende',
    full: 'Sospensione finita: il servizio riprende e finisce {endDate}',
  },
  renewalPrompt: 'Il periodo del servizio sta per finire',
  periodEnd: 'Periodo finito: il servizio è concluso',
  periodStart: {
    plain: 'Comincia un nuovo periodo del servizio',
    full: 'Comincia il periodo {period} del servizio: da {startDate} a {endDate}',
  },
  integrationDeadline: 'Tempo per mandare i documenti finito: la richiesta è scaduta',
  renewalPaymentDeadline: 'Tempo per pagare il prossimo periodo finito: il servizio è concluso',
  reviewRequest: 'Ti chiediamo com’è andata',
  reviewWindow: 'Tempo per le recensioni finito',
};
