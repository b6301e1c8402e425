/** What needs two administrators. */
export const approvals = {
  approvals: {
    title: 'Approvazioni',
    one: 'Approvazione',
    intro:
      'Qui c’è quello che una persona dell’ufficio chiede e un’altra decide. Finché nessuno approva non succede nulla.',
    rule: 'Chi rimborsa più di {{ amount }} ha bisogno di una seconda persona. Anche gli spostamenti di più pratiche insieme.',
    boxes: 'Quali richieste vuoi vedere',
    box: { toDecide: 'Da decidere', mine: 'Chieste da me', all: 'Tutte' },
    payout: 'Pagare {{ amount }} a {{ ente }}',
    setting: {
      creditor: 'Cambiare i dati del comune in pagoPA dal {{ day }}',
      account: 'Cambiare il conto da cui il comune paga gli enti dal {{ day }}',
      payee: 'Cambiare a chi si paga un servizio dal {{ day }}',
      fee: 'Cambiare la quota che resta al comune dal {{ day }}',
    },
    waitingCount: 'da decidere: {{ n }}',
    empty: {
      toDecide: 'Nulla da decidere',
      mine: 'Non hai chiesto nulla',
      all: 'Nessuna richiesta',
    },
    emptyHelp: 'Quando qualcuno chiede un’approvazione, la trovi qui.',
    act: {
      cancel: 'Annullare la pratica {{ number }}',
      interrupt: 'Interrompere il servizio della pratica {{ number }}',
      refund: 'Restituire una somma della pratica {{ number }}',
      movePratiche: 'Spostare {{ n }} pratiche alla versione {{ version }} delle regole',
    },
    inPlaceOf: { citizen: 'al posto della persona', ente: 'al posto dell’ente' },
    back: 'Rimborso: {{ amount }}',
    asked: 'La richiesta',
    askedBy: 'Chiesta da {{ by }}, {{ at }}',
    because: 'Motivo: «{{ reason }}»',
    over: 'Rimborso al momento della richiesta: {{ amount }}. Da soli si può fino a {{ alone }}.',
    openPratica: 'Apri la pratica {{ number }}',
    openBatch: 'Guarda pratica per pratica',
    outdated:
      'Nel frattempo qualcosa è cambiato: questa richiesta non si può più approvare. Va fatta di nuovo.',
    meansTitle: 'Che cosa succede se approvi',
    means: {
      cancel: 'La pratica viene annullata oggi e il servizio finisce.',
      interrupt: 'Il servizio finisce: da {{ day }} non ci sono più visite.',
      citizen:
        '{{ citizen }} riceve {{ amount }} sul mezzo con cui ha pagato, e un avviso con il motivo.',
      ente: '{{ ente }} tiene {{ kept }} per il servizio già fatto, e riceve un avviso con il motivo.',
      refund: 'La somma torna alla persona; il servizio non cambia.',
      movePratiche:
        '{{ n }} pratiche seguiranno la nuova versione delle regole. Si può tornare indietro con un comando.',
    },
    decide: 'La tua decisione',
    ownHelp: 'L’hai chiesto tu: decide un’altra persona dell’ufficio.',
    approve: 'Approva',
    complete: 'Completa',
    decline: 'Non approvare',
    withdraw: 'Ritira la richiesta',
    reasonHint: 'Lo leggono chi ha chiesto e chi controlla.',
    confirm: {
      approve: 'Approvi la richiesta?',
      decline: 'Dici di no alla richiesta?',
      withdraw: 'Ritiri la richiesta?',
    },
    final: 'Si decide una volta sola: il tuo nome resta scritto.',
    done: {
      approve: 'Fatto: la richiesta è approvata.',
      decline: 'Fatto: la richiesta non è approvata.',
      withdraw: 'Fatto: la richiesta è ritirata.',
    },
    status: {
      asked: 'In attesa di approvazione, fino a {{ until }}',
      approved: 'Approvata da {{ by }}',
      declined: 'Non approvata da {{ by }}',
      withdrawn: 'Ritirata da chi l’aveva chiesta',
      lapsed: 'Scaduta: nessuno ha deciso in tempo, o la pratica è andata avanti',
      broken: 'Approvata da {{ by }}, ma non ancora fatta: completala',
      refused: 'Approvata da {{ by }}, ma non fatta: {{ why }}',
    },
    why: {
      'stale-version': 'la pratica era appena cambiata',
      'not-allowed-in-state': 'la pratica era già finita',
      other: 'la pratica non lo permetteva più',
    },
    needed:
      'Serve un secondo amministratore: il rimborso è di {{ amount }} e da soli si può fino a {{ alone }}. Mandi la richiesta; non succede nulla finché un’altra persona non approva.',
    mayBeAsked:
      'Se il rimborso supera quello che una persona può dare da sola, la richiesta va a un secondo amministratore e non succede nulla finché non approva.',
    notNeeded: 'Rimborso: {{ amount }}.',
    pending: 'C’è già una richiesta in attesa di approvazione.',
    see: 'Guarda la richiesta',
    sent: 'Richiesta inviata: ora decide un’altra persona dell’ufficio.',
    batch: {
      asked:
        'In attesa di approvazione: finché un’altra persona dell’ufficio non approva, nulla si muove.',
      declined: 'Non approvata: nessuna pratica si è mossa.',
      withdrawn: 'Ritirata: nessuna pratica si è mossa.',
      lapsed: 'Scaduta: nessuno ha approvato in tempo, nessuna pratica si è mossa.',
    },
    second: 'con l’approvazione di {{ name }}',
  },
};
