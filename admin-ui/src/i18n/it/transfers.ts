/** Bank transfers from payers straight to enti. */
export const transfers = {
  transfers: {
    title: 'Bonifici all’ente',
    expected: 'Importo atteso',
    reference: 'Causale',
    announced: 'Annunciato',
    status: {
      announced: 'da controllare sul conto',
      arrived: 'arrivato',
      closed: 'non più atteso',
    },
    arrival: {
      seen: 'Arrivato, in registrazione',
      settled: 'Arrivato: paga quanto dovuto',
      late: 'Arrivato quando non era più dovuto: torna a chi ha pagato',
    },
    act: {
      announced: 'È arrivato',
      arrived: 'È arrivato un altro bonifico',
      closed: 'È arrivato lo stesso',
    },
    goesBack:
      'Questo pagamento non è più atteso. Registra lo stesso quello che è arrivato: il Comune lo restituisce a chi ha pagato e lo trattiene da quanto ti deve.',
    arrivedOn: 'Giorno in cui è arrivato',
    arrivedOnHint: 'Quello scritto dalla banca.',
    bankReference: 'Riferimento della banca (TRN o CRO)',
    bankReferenceHint: 'Ogni riferimento vale una volta sola.',
    euro: 'Importo arrivato, in euro',
    euroHint:
      'Deve essere {{ amount }}. Un importo diverso non paga: restituiscilo e chiedi quello esatto.',
    noDay: 'Scegli il giorno.',
    noReference: 'Scrivi il TRN o il CRO, con lettere e cifre.',
    record: 'Registra il bonifico',
    outcome: {
      settled: 'Fatto: il pagamento è registrato e la persona è avvisata.',
      late: 'Registrato. Non era più dovuto: l’importo torna a chi l’ha mandato, con un bonifico dell’ufficio.',
      seen: 'Registrato: fra poco lo vedrai nella pratica.',
    },
    acceptance: 'Bonifici di chi paga',
    accepted:
      'Chi deve pagarti può scegliere il bonifico: vede il tuo IBAN solo chi lo sceglie. Quando un bonifico arriva, registralo nella pratica: ne trovi l’attività fra le tue.',
    notAccepted:
      'Adesso chi deve pagarti non può usare il bonifico. Se lo accetti, chi lo sceglie vede il tuo IBAN e ti manda l’importo esatto; tu registri quando arriva.',
    accept: 'Accetta i bonifici',
    refuse: 'Non accettare più bonifici',
  },
};
