/** What enti are owed and paid, for the office and for them; and the ledger that says so. */
export const payouts = {
  payouts: {
    title: 'Pagamenti agli enti',
    intro: 'Quanto spetta agli enti lo dice il libro mastro. Una persona chiede il pagamento, un’altra lo approva, poi parte il bonifico.',
    duties: {
      title: 'Denaro: che cosa aspetta l’ufficio',
      approve: 'Pagamenti agli enti da approvare: {{ n }}',
      books: 'I conti di {{ day }} non tornano: differenze {{ n }}',
    },
    one: 'Pagamento all’ente', new: 'Nuovo pagamento all’ente',
    due: 'Da pagare', since: 'da {{ day }}', nothingDue: 'In questo momento non c’è niente da pagare.',
    noIban: 'L’ente non ha ancora scritto il suo IBAN: può farlo solo lui.',
    prepare: 'Prepara il pagamento di {{ name }}', look: 'Guarda che cosa spetta a {{ name }}',
    all: 'Tutti', byStatus: 'A che punto sono', empty: 'Qui non c’è nessun pagamento.',
    period: 'Periodo: da {{ from }} a {{ until }}',
    makesUp: 'Di che cosa è fatto', goesTo: 'Va sul conto {{ iban }}.',
    blocked: 'Per ora non si può pagare',
    blockedHelp: 'I conti di queste pratiche non tornano. Finché è così non si paga niente all’ente: guarda la quadratura e correggi la causa.',
    broken: {
      unbalanced: 'i movimenti non sono in pari, per {{ amount }}.',
      'off-ledger': 'il libro mastro ha una somma diversa da quella incassata, per {{ amount }}.',
      'kept-wrongly': 'è stato trattenuto più del dovuto, per {{ amount }}.',
    },
    ask: 'Chiedi di pagare {{ amount }}', askQuestion: 'Chiedi di pagare {{ amount }}. Poi deve approvare un’altra persona dell’ufficio.',
    nothing: 'Per questo periodo non c’è niente da pagare.',
    whatNow: 'Che cosa fare adesso', ownHelp: 'L’hai chiesto tu: ad approvare è un’altra persona.',
    bankDay: 'Giorno della banca', reference: 'Riferimento della banca (CRO o TRN)', noReference: 'Scrivi il riferimento che dà la banca.',
    executedOn: 'Pagato {{ day }}, riferimento {{ reference }}.', returnedOn: 'Tornato indietro {{ day }}: la somma spetta di nuovo all’ente.',
    because: 'Motivo: {{ reason }}', history: 'Chi ha fatto che cosa',
    sum: {
      openingCents: 'Saldo all’inizio', paidCents: 'Pagato dalle persone', voucherCents: 'Pagato dai voucher',
      refundCents: 'Restituito alle persone', feeCents: 'Quota del comune', returnedCents: 'Bonifici tornati indietro',
      paidOutCents: 'Bonifici fatti', amountCents: 'Spetta all’ente', closingCents: 'Saldo alla fine',
    },
    status: {
      asked: 'Da approvare', approved: 'Approvato', declined: 'Non approvato', withdrawn: 'Ritirato', ordered: 'Mandato in banca',
      refused: 'Rifiutato dalla banca', executed: 'Pagato', returned: 'Tornato indietro',
    },
    act: {
      approve: 'Approva il pagamento', decline: 'Non approvare', withdraw: 'Ritira la richiesta', order: 'Prepara il file',
      refuse: 'La banca l’ha rifiutato', execute: 'Segna come pagato', return: 'È tornato indietro',
    },
    confirm: {
      approve: 'Approvi di pagare {{ amount }} a {{ name }}. Poi si prepara il file per la banca.',
      decline: 'Il pagamento di {{ amount }} a {{ name }} non si farà: la somma resta da pagare.',
      withdraw: 'Ritiri la richiesta di pagare {{ amount }} a {{ name }}: la somma resta da pagare.',
      order: 'Il pagamento di {{ amount }} a {{ name }} va nel file per la banca.',
      refuse: 'La banca non ha eseguito il bonifico di {{ amount }} a {{ name }}: la somma resta da pagare.',
      execute: 'La banca ha pagato {{ amount }} a {{ name }}: lo scriviamo nel libro mastro.',
      return: 'Il bonifico di {{ amount }} a {{ name }} è tornato indietro: la somma spetta di nuovo all’ente.',
    },
    done: {
      approve: 'Fatto: il pagamento è approvato.', decline: 'Fatto: il pagamento non si farà.', withdraw: 'Fatto: la richiesta è ritirata.',
      order: 'Fatto.', refuse: 'Fatto: la somma resta da pagare.', execute: 'Fatto: il pagamento è nel libro mastro.', return: 'Fatto: la somma spetta di nuovo all’ente.',
    },
    did: {
      ask: '{{ at }}, {{ by }} ha chiesto il pagamento.', approve: '{{ at }}, {{ by }} ha approvato.', decline: '{{ at }}, {{ by }} non ha approvato.',
      withdraw: '{{ at }}, {{ by }} ha ritirato la richiesta.', order: '{{ at }}, {{ by }} ha preparato il file per la banca.',
      refuse: '{{ at }}, {{ by }} ha scritto che la banca l’ha rifiutato.', execute: '{{ at }}, {{ by }} ha scritto che è pagato.', return: '{{ at }}, {{ by }} ha scritto che è tornato indietro.',
    },
    file: {
      title: 'Il file per la banca', ready: 'Pagamenti approvati che aspettano il bonifico: {{ n }}.', day: 'Giorno in cui la banca paga',
      make: 'Prepara il file dei bonifici', question: 'Il file ha {{ n }} bonifici, in tutto {{ amount }}, da eseguire {{ day }}. Ogni pagamento va in un file solo.',
      made: 'Il file è pronto: {{ n }} bonifici, in tutto {{ amount }}. Caricalo nella banca del comune.', again: 'Scarica di nuovo il file',
    },
    account: {
      title: 'Saldo e rendiconti', intro: 'Che cosa ti spetta, che cosa ti è stato pagato e per quali pratiche.',
      payments: 'Pagamento per pagamento', payouts: 'I bonifici', noPayouts: 'Non c’è ancora nessun bonifico.',
      empty: 'In questo periodo non si è mosso niente.', pdf: 'Scarica il rendiconto (PDF)',
    },
    iban: {
      title: 'Dove vuoi essere pagato', intro: 'Lo scrivi e lo leggi solo tu: l’ufficio vede le prime e le ultime cifre e non può cambiarlo.',
      none: 'Non hai ancora scritto un IBAN: senza, non ti possiamo pagare.', now: 'Conto {{ iban }}, intestato a {{ holder }}. Vale da {{ day }}.',
      iban: 'IBAN', holder: 'A chi è intestato il conto', wrong: 'Scrivi l’IBAN, per esempio IT60 X054 2811 1010 0000 0123 456.',
      noHolder: 'Scrivi a chi è intestato il conto.', save: 'Salva il conto', saved: 'Il nuovo conto è salvato.',
    },
  },
  ledger: {
    title: 'Libro mastro',
    intro: 'Ogni movimento di denaro, con l’atto o il pagamento che l’ha causato. Qui si legge soltanto.',
    number: 'Numero della pratica', accountLabel: 'Conto', kindLabel: 'Tipo di movimento', every: 'Tutti', amount: 'Importo', cause: 'Causa',
    totals: 'Totali per conto', debit: 'Dare', credit: 'Avere', sum: 'Dare {{ debit }}, avere {{ credit }}: differenza {{ rest }}.',
    event: 'Atto n. {{ n }}', ofPayout: 'Pagamento all’ente', unknown: 'Non registrata', reference: 'Operazione {{ reference }}', empty: 'Nessun movimento con questi filtri.',
    account: {
      gateway: 'Incassi online', counter: 'Cassa degli sportelli', fund: 'Fondi dei voucher', ente: 'Dovuto agli enti', comune: 'Dovuto al comune',
      'comune-fee': 'Quota del comune', bank: 'Banca del comune', held: 'In sospeso', 'refunds-due': 'Rimborsi da fare',
    },
    kind: {
      settled: 'Pagamento', late: 'Denaro non dovuto', refundDue: 'Rimborso avviato', refunded: 'Rimborso fatto', fee: 'Quota del comune',
      payout: 'Bonifico all’ente', payoutReturned: 'Bonifico tornato indietro',
    },
  },
}; // prettier-ignore
