/** What time alone brings about. */
export const outlook = {
  title: 'Che cosa succede se non faccio nulla',
  empty: 'Non è previsto nulla: senza un tuo passo la pratica resta com’è.',
  becomes: 'Nuovo stato: «{{state}}».',
  timers: {
    offersReminder: 'Ricordiamo la richiesta agli enti che non hanno ancora risposto.',
    offersDeadline: 'Finisce il tempo per le offerte.',
    choiceDeadline: 'Finisce il tempo per scegliere: la richiesta scade.',
    orderEscalation: 'Se l’ente non ha ancora confermato, avvisiamo il comune.',
    orderFallback: 'L’ordine si chiude senza conferma: puoi scegliere un’altra offerta.',
    paymentFirstReminder: 'Ti ricordiamo che c’è un pagamento da fare.',
    paymentSecondReminder: 'Ti ricordiamo il pagamento per l’ultima volta.',
    paymentDeadline: 'Finisce il tempo per pagare: il servizio non parte.',
    instalmentReminder: 'Ti ricordiamo la prossima rata.',
    instalmentDue: 'Si paga la prossima rata.',
    instalmentArrears:
      'Se la rata non è pagata avvisiamo l’ufficio, che ti aiuta: il servizio continua.',
    suspensionStart: 'Il servizio si ferma per la sospensione.',
    suspensionEnd: 'Il servizio riprende.',
    renewalPrompt: 'Ti avvisiamo che il periodo sta per finire.',
    periodEnd:
      'Il periodo è finito e non ce n’è un altro: da questo giorno il servizio non c’è più.',
    periodStart: 'Comincia il prossimo periodo.',
    renewalPaymentDeadline:
      'Il tempo per pagare il prossimo periodo è finito: da questo giorno il servizio non c’è più.',
    integrationDeadline:
      'Finisce il tempo per mandare i documenti: la richiesta scade e i termini ripartono.',
    reviewRequest: 'Ti chiediamo com’è andata.',
    reviewWindow: 'Finisce il tempo per le recensioni.',
  },
  paused: 'Ora è fermo: se i documenti arrivano prima, anche questa data si avvicina.',
  toPay: 'Da pagare: {{amount}}.',
  endsOn: 'L’ultimo giorno di servizio è {{day}}.',
};
