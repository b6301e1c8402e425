/** Each state in a word, and what it means to who asked. */
export const states = {
  offer: {
    label: 'In attesa di offerte',
    meaning: 'La tua richiesta è arrivata agli enti qualificati della tua zona.',
    meaningWithOffers: 'Hai ricevuto delle offerte: confrontale con calma.',
  },
  order: {
    label: 'In attesa di conferma',
    meaning: 'Hai scelto. L’ente sta controllando le date prima di confermare.',
  },
  payment: {
    label: 'Da pagare',
    meaning: 'L’ente ha confermato. Il servizio parte appena paghi.',
  },
  active: {
    label: 'Servizio attivo',
    meaning: 'Il pagamento è arrivato: il servizio è attivo.',
    meaningWithProposal:
      'Il servizio è attivo. L’ente ti propone come continuare: puoi accettare o proporre altro.',
    meaningPaidOn: 'Il servizio è attivo e il prossimo periodo è già pagato.',
    meaningWithSuspension: 'Il servizio è attivo. È prevista una sospensione.',
  },
  suspended: {
    label: 'Sospeso',
    meaning: 'Il servizio è in pausa: riprende da solo alla data indicata.',
  },
  renewed: {
    label: 'In rinnovo',
    meaning: 'Il servizio continua; manca il pagamento del prossimo periodo.',
  },
  interrupted: {
    label: 'Interrotto',
    meaning: 'Il servizio è interrotto: stiamo chiudendo i conti. Non devi fare nulla.',
    meaningClosed: 'Il servizio è interrotto e i conti sono chiusi.',
  },
  completed: { label: 'Concluso', meaning: 'Il periodo è finito: il servizio è concluso.' },
  withdrawn: {
    label: 'Ritirata da te',
    meaning: 'Hai ritirato questa richiesta. Puoi farne una nuova quando vuoi.',
  },
  cancelled: {
    label: 'Annullata dal comune',
    meaning: 'Il comune ha annullato la pratica: il motivo è scritto qui sotto.',
  },
  expired: {
    label: 'Scaduta',
    meaning: 'Il tempo è finito senza un accordo. Puoi inviare una nuova richiesta.',
  },
};
