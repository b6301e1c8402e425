export const payment = {
  title: 'Da pagare',
  by: 'Entro {{at}}',
  forNext: 'È per il prossimo periodo, da {{from}} a {{to}}. Intanto il servizio continua.',
  pay: 'Paga con carta',
  leaving: 'Ti portiamo alla banca…',
  safe: 'Il pagamento avviene sulla pagina sicura della banca. I dati della carta non passano da WeMi.',
  box: {
    failed:
      'L’ultimo tentativo non è riuscito e non ti è stato addebitato nulla. Puoi riprovare, anche con un’altra carta.',
    waiting: 'C’è un pagamento iniziato. Se non l’hai finito, puoi riprenderlo da qui.',
  },
  tryAgain: 'Torna alla pratica e riprova',
  toPratica: 'Vai alla pratica',
  outcome: {
    unknown:
      'Non sappiamo di quale pratica si tratta. Trovi lo stato di ogni pagamento nella sua pratica.',
    settled: {
      title: 'Pagamento riuscito',
      text: 'La banca ha confermato. Il servizio è attivo: trovi tutto nella tua pratica e ti arriva anche un’email.',
    },
    renewed:
      'La banca ha confermato. Il prossimo periodo è pagato: comincia da solo quando finisce quello di adesso. Ti arriva anche un’email.',
    waiting: {
      title: 'Aspettiamo la conferma della banca',
      text: 'Di solito bastano pochi secondi: questa pagina si aggiorna da sola. Se hai chiuso la pagina della banca senza pagare, torna alla pratica e riprova.',
    },
    failed: {
      title: 'Il pagamento non è riuscito',
      text: 'La banca ha rifiutato questo tentativo. Non ti è stato addebitato nulla: puoi riprovare, anche con un’altra carta.',
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
      text: 'L’importo è stato restituito sulla carta con cui hai pagato.',
    },
  },
};
