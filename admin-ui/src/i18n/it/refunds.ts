/** What a gateway or the ente’s bank took and the office gives back. */
export const refunds = {
  refunds: {
    title: 'Rimborsi',
    taken: 'Pagato {{ how }}',
    left: 'Si può ancora restituire',
    cause: {
      late: 'Arrivato quando non era dovuto',
      unused: 'Servizio non usato',
      office: 'Deciso dall’ufficio',
    },
    status: { due: 'in viaggio', done: 'restituito' },
    done: 'Fatto: il rimborso è partito e la persona è avvisata.',
    byTransfer: 'Da restituire con bonifico: {{ amount }}',
    transferHelp:
      'Né pagoPA né un bonifico tornano indietro da soli: fai un bonifico alla persona e registralo qui. La persona è avvisata.',
    transferNumber: 'Numero del bonifico (CRO o TRN)',
    transferNoteHint: 'A chi l’hai mandato. Lo legge la persona.',
    transferConfirm:
      'Registri che {{ amount }} sono stati restituiti con il bonifico {{ number }}. Non si può annullare.',
    giveBack: 'Restituisci una somma',
    amount: 'Quanto restituisci, in euro',
    amountHint: 'Al massimo {{ left }}. Torna sul mezzo con cui la persona ha pagato.',
    amountHintByHand:
      'Al massimo {{ left }}. Poi lo mandi alla persona con un bonifico e lo registri qui.',
    noAmount: 'Scrivi una somma in euro, per esempio 18,50.',
    tooMuch: 'È più di quanto resta di questo pagamento.',
    reason: 'Perché restituisci',
    reasonHint: 'Lo leggono la persona e chi controlla.',
    confirm: 'Restituisci {{ amount }}. Non si può annullare: la persona è avvisata subito.',
    confirmTwo:
      'Di questo pagamento da soli si può restituire fino a {{ alone }}: per {{ amount }} decide un’altra persona dell’ufficio. Fino ad allora non succede nulla.',
  },
};
