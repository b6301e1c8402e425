export const payment = {
  title: 'Da pagare',
  by: 'Entro {{at}}',
  forNext: 'È per il prossimo periodo, da {{from}} a {{to}}. Intanto il servizio continua.',
  instalmentOf: 'Rata {{n}} di {{all}}.',
  late: 'La data è passata. Il servizio continua: paga quando puoi. Se è difficile, scrivi all’ufficio dalla pratica.',
  instalments: {
    title: 'Le rate del servizio',
    lead: 'Paghi il servizio un po’ alla volta. Ti ricordiamo ogni rata qualche giorno prima.',
    name: 'Rata {{n}}',
    by: 'entro {{at}}',
    settled: 'pagata {{at}}',
    late: 'da pagare, la data è passata',
    closed: 'non è più da pagare',
    refunded: 'rimborsata',
    pay: 'Paga la rata {{n}}',
  },
  notOnline: 'Adesso non si può pagare online. Chiedi allo sportello come pagare.',
  how: 'Come vuoi pagare?',
  method: {
    card: { name: 'Carta', time: 'La conferma arriva in pochi secondi.' },
    paypal: {
      name: 'PayPal',
      time: 'La conferma arriva in pochi secondi. Se paghi dal conto corrente possono servire alcuni giorni.',
    },
    pagopa: {
      name: 'pagoPA',
      time: 'Online la conferma arriva in pochi minuti. Con l’avviso di carta, in banca o in tabaccheria, entro il giorno lavorativo dopo.',
    },
    transfer: {
      name: 'Bonifico',
      time: 'Arriva in uno o due giorni lavorativi. Finché l’ente non ci dice che è arrivato, il pagamento resta da fare.',
    },
  },
  pay: {
    card: 'Paga con carta',
    paypal: 'Paga con PayPal',
    pagopa: 'Paga con pagoPA',
    transfer: 'Paga con bonifico',
  },
  leaving: {
    card: 'Ti portiamo alla banca…',
    paypal: 'Ti portiamo a PayPal…',
    pagopa: 'Ti portiamo a pagoPA…',
    transfer: 'Prepariamo le istruzioni…',
  },
  safe: {
    card: 'Il pagamento avviene sulla pagina sicura della banca. I dati della carta non passano da WeMi.',
    paypal: 'Il pagamento avviene sul sito di PayPal. Il tuo accesso a PayPal non passa da WeMi.',
    pagopa: 'Il pagamento avviene sul sito di pagoPA. I dati con cui paghi non passano da WeMi.',
    transfer:
      'Mandi i soldi dalla tua banca al conto dell’ente. I dati del tuo conto non passano da WeMi.',
  },
  transfer: {
    title: 'Il tuo bonifico',
    waiting:
      'Fai il bonifico dalla tua banca con questi dati, scritti così come sono. Aspettiamo che {{ente}} ci dica che è arrivato: di solito uno o due giorni lavorativi.',
    amount: 'Importo esatto',
    holder: 'A chi',
    iban: 'IBAN',
    reference: 'Causale',
    until: 'Deve arrivare entro {{at}}. Fino ad allora i promemoria continuano.',
    otherWay:
      'Se intanto paghi in un altro modo, non fare il bonifico: se arriva lo stesso, ti viene restituito.',
    download: 'Scarica le istruzioni del bonifico (PDF)',
  },
  notice: {
    prepare: 'Prepara l’avviso di carta',
    download: 'Scarica l’avviso da stampare (PDF)',
  },
  box: {
    failed:
      'L’ultimo tentativo non è riuscito e non ti è stato addebitato nulla. Puoi riprovare, anche in un altro modo.',
    waiting: 'C’è un pagamento iniziato. Se non l’hai finito, puoi riprenderlo da qui.',
  },
  tryAgain: 'Torna alla pratica e riprova',
  toPratica: 'Vai alla pratica',
  outcome: {
    unknown:
      'Non sappiamo di quale pratica si tratta. Trovi lo stato di ogni pagamento nella sua pratica.',
    settled: {
      title: 'Pagamento riuscito',
      text: 'Il pagamento è confermato. Il servizio è attivo: trovi tutto nella tua pratica e ti arriva anche un’email.',
    },
    instalment:
      'Il pagamento della rata è confermato. Trovi le altre rate, con le date, nella tua pratica. Ti arriva anche un’email.',
    renewed:
      'Il pagamento è confermato. Il prossimo periodo è pagato: comincia da solo quando finisce quello di adesso. Ti arriva anche un’email.',
    waiting: {
      title: 'Aspettiamo la conferma del pagamento',
      text: 'Di solito bastano pochi secondi: questa pagina si aggiorna da sola. Se hai chiuso la pagina senza pagare, torna alla pratica e riprova.',
    },
    failed: {
      title: 'Il pagamento non è riuscito',
      text: 'Questo tentativo è stato rifiutato. Non ti è stato addebitato nulla: puoi riprovare, anche in un altro modo.',
    },
    due: {
      title: 'Il pagamento è ancora da fare',
      text: 'Non risulta nessun pagamento. Puoi farlo dalla tua pratica.',
    },
    closed: {
      title: 'Non c’è più niente da pagare',
      text: 'La pratica non aspetta più questo pagamento.',
    },
    refunding: {
      title: 'Ti stiamo rimborsando',
      text: 'Il pagamento è arrivato quando la pratica era già chiusa: te lo restituiamo per intero.',
    },
    refunded: {
      title: 'Pagamento rimborsato',
      text: 'L’importo ti è stato restituito nello stesso modo in cui hai pagato.',
    },
  },
};
