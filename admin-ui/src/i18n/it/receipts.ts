/** Money taken and given back at a counter. */
export const receipts = {
  receipts: {
    title: 'Pagamento allo sportello',
    due: 'Da incassare: {{ amount }}, tutto insieme.',
    nothingDue: 'Non c’è più niente da incassare.',
    wait: 'Prima di registrare aspetta di vedere l’importo.',
    number: 'Numero della ricevuta',
    numberHint: 'Come sta scritto sul foglio. Ogni numero vale una volta sola.',
    note: 'Nota',
    noteHint:
      'Chi ha pagato e come, per esempio «in contanti, la figlia». La leggono la persona e l’ente.',
    effect:
      'Registri {{ amount }} con la ricevuta {{ number }}: il servizio parte. Se nel frattempo la persona paga con la carta, quel denaro le torna da solo.',
    which: 'Quale rata',
    instalment: 'Rata {{ n }}: {{ amount }}, entro {{ day }}',
    effectLater:
      'Registri {{ amount }} con la ricevuta {{ number }}: la rata è pagata e il servizio continua. Se nel frattempo la persona la paga con la carta, quel denaro le torna da solo.',
    taken: 'Ricevuta {{ number }}',
    settled: 'incassati {{ amount }}',
    toRefund: 'incassati {{ amount }}, da restituire a mano {{ back }}',
    refunded: 'incassati {{ amount }}, restituiti {{ back }} con la ricevuta {{ refund }}',
    back: 'Da restituire allo sportello: {{ amount }}',
    backHelp:
      'Questo denaro non torna su una carta: restituiscilo alla persona, fatti firmare una ricevuta e registrala qui. La pratica si chiude quando è fatto.',
    refundNumber: 'Numero della ricevuta di rimborso',
    refundNoteHint: 'A chi l’hai restituito e come. Lo legge la persona.',
    confirm:
      'Registri che {{ amount }} sono stati restituiti con la ricevuta {{ number }}. Non si può annullare.',
    record: 'Registra il rimborso',
    done: 'Fatto: il rimborso è registrato e la persona è avvisata.',
  },
  /** All payments of a pratica, whatever way they came. */
  payments: {
    title: 'Pagamenti',
    period: 'da {{ from }} a {{ to }}',
    due: 'Da pagare entro {{ at }}',
    instalment: 'Rata {{ n }} di {{ all }}: {{ said }}',
    late: 'In ritardo: era da pagare entro {{ at }}. Il servizio continua.',
    lateOver: 'Ancora dovuto: era da pagare entro {{ at }}. Il servizio è finito.',
    debt: {
      open: 'È stato pagato allo sportello? Registralo',
      noteHint: 'Chi ha pagato e come, per esempio «in contanti, la figlia». La legge la persona.',
      record: 'Registra quanto hai incassato',
      confirm:
        'Registri {{ amount }} con la ricevuta {{ number }}: non resta più niente da pagare di questa rata. Se nel frattempo la persona paga online, quel denaro le torna da solo.',
      done: 'Fatto: il pagamento è registrato e la persona è avvisata.',
    },
    closed: 'Non più dovuto',
    settled: 'Pagato',
    refunded: 'Non più dovuto: il denaro arrivato in ritardo è tornato',
    paid: 'Pagato {{ at }} {{ how }}',
    atCounter: '{{ paid }}, ricevuta {{ number }}',
    way: {
      card: 'con carta',
      paypal: 'con PayPal',
      pagopa: 'con pagoPA',
      transfer: 'con bonifico',
      counter: 'allo sportello',
      voucher: 'con voucher',
      tariff: 'con la quota a carico del Comune',
    },
    borne: 'Quota a carico del Comune: {{ amount }}',
    voucher: 'Coperti da voucher: {{ amount }}',
    givenBack: 'Restituiti {{ amount }} {{ at }}',
    onItsWay: 'In restituzione: {{ amount }}',
    receipt: 'Ricevuta {{ number }}',
    order: 'Riepilogo dell’ordine',
  },
};
