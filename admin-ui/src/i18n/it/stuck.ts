/** How the office frees what is stuck: pratiche brought back, enti suspended and closed. */
export const stuck = {
  returnToOffer: {
    leaveOut: '{{ ente }} resta fuori dalla pratica: la sua offerta non si può più scegliere.',
  },
  excludeEnte: { which: 'Quale ente esce dalla pratica?', choose: 'Scegli un ente' },
  enti: {
    title: 'Enti',
    intro: 'Gli enti del Comune: chi può ricevere richieste e chi è sospeso.',
    none: 'Non ci sono ancora enti.',
    back: 'Tutti gli enti',
    qualifiedUntil: 'Qualificato fino a {{ day }}',
    suspended: 'Sospeso',
    suspendedSince: 'Sospeso dal {{ when }}',
    suspendedBy: 'Sospeso {{ when }} da {{ name }}.',
    dryRun: 'Che cosa succede se lo sospendi',
    progress: 'A che punto è la sospensione',
    noCases: 'Nessuna pratica aperta è coinvolta.',
    tries: '{{ count }} tentativi',
    suspend: 'Sospendi l’ente',
    reinstate: 'Riammetti l’ente',
    planned: {
      exclude: 'pratiche da cui esce, senza che altro cambi',
      returnToOffer: 'pratiche che tornano alle offerte',
      decide: 'servizi in corso: vanno nel radar, decidi tu',
    },
    will: {
      exclude: 'L’ente esce dalla pratica',
      returnToOffer: 'La pratica torna alle offerte, senza questo ente',
      decide: 'Il servizio va avanti: decidi tu dal radar',
    },
    outcome: {
      pending: 'in corso',
      done: 'fatte',
      toDecide: 'da decidere nel radar',
      left: 'lasciate finire',
      overtaken: 'già andate avanti da sole',
    },
    case: {
      pending: 'In corso',
      done: 'Fatto',
      toDecide: 'Da decidere nel radar',
      left: 'Lasciata finire',
      overtaken: 'Andata avanti da sola',
      lifted: 'Ente riammesso prima',
    },
    means: {
      suspend:
        'Da subito l’ente non riceve nuove richieste. Le sue persone continuano a vedere le loro pratiche e a finire i servizi in corso.',
      reinstate:
        'L’ente può di nuovo ricevere richieste. Le pratiche da cui è uscito restano senza di lui.',
    },
    done: {
      suspend: 'L’ente è sospeso. Le pratiche vengono aggiornate una per una.',
      reinstate: 'L’ente è riammesso.',
    },
  },
  closures: {
    title: 'Chiusure',
    intro:
      'Quando siete chiusi. In quei giorni il termine per confermare un ordine si ferma; il termine per fare un’offerta è uguale per tutti e non cambia.',
    list: 'Chiusure in programma',
    none: 'Nessuna chiusura in programma.',
    days: 'Da {{ from }} a {{ through }}',
    begun: 'Già cominciata',
    from: 'Primo giorno di chiusura',
    through: 'Ultimo giorno di chiusura',
    note: 'Nota per voi (facoltativa)',
    add: 'Aggiungi una chiusura',
    added: 'Chiusura aggiunta. I termini si spostano entro un minuto.',
    remove: 'Togli la chiusura',
    removeOn: 'Togli la chiusura: {{ days }}',
    removed: 'Chiusura tolta. I termini tornano indietro entro un minuto.',
    removeMeans:
      'I termini che aveva spostato tornano indietro. Vi resta sempre almeno un giorno lavorativo per confermare.',
    reopen: 'Riapri da domani',
    reopenOn: 'Riapri da domani: {{ days }}',
    reopened: 'Da domani siete aperti. I termini tornano indietro entro un minuto.',
    shiftsNothing: 'Nessun ordine da confermare cambia termine.',
    shiftsIntro: 'Cambia il termine di questi ordini:',
    shifts: '{{ number }}: da {{ from }} a {{ to }}',
  },
};
