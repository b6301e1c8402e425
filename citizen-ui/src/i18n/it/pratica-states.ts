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
  active: { label: 'Servizio attivo', meaning: 'Il pagamento è arrivato: il servizio è attivo.' },
  suspended: { label: 'Sospeso', meaning: 'Il servizio è in pausa.' },
  renewed: {
    label: 'In rinnovo',
    meaning: 'Il servizio continua; manca il pagamento del prossimo periodo.',
  },
  interrupted: {
    label: 'Interrotto',
    meaning: 'Il servizio si è fermato: stiamo calcolando quello che ti spetta.',
  },
  completed: { label: 'Concluso', meaning: 'Il servizio è finito.' },
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
