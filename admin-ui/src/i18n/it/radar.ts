/** The administrator's radar: what is stuck and what frees it. */
export const radar = {
  radar: {
    title: 'Radar',
    intro: 'Quello che si è fermato, da quando, e che cosa lo libera. Si aggiorna da solo.',
    kinds: 'Tipo di problema',
    all: 'Tutti',
    caption: 'Problemi aperti, dal più vecchio',
    column: {
      what: 'Che cosa non va',
      pratica: 'Pratica',
      since: 'Da quando',
      acts: 'Che cosa fare',
    },
    kind: {
      timerLate: 'Scadenza non scattata',
      commandStuck: 'Azione rimasta a metà',
      paymentMismatch: 'Pagamento che non corrisponde',
      paymentUnknown: 'Pagamento senza esito',
      refundFailing: 'Rimborso che non riesce',
      jobFailing: 'Lavoro che fallisce',
      noticeWaiting: 'Avviso non partito',
      taskOverdue: 'Attività in ritardo',
      taskEscalated: 'Attività segnalata',
    },
    says: {
      timerLate: 'È passata l’ora di «{{ about }}» e non è successo niente.',
      commandStuck: 'L’azione «{{ about }}» non è stata né fatta né rifiutata.',
      paymentMismatch: 'L’importo che risulta al gestore delle carte non è quello chiesto.',
      paymentUnknown: 'Di un pagamento di {{ amount }} non si sa l’esito ({{ about }}).',
      refundFailing: 'Il gestore delle carte rifiuta di restituire {{ amount }}.',
      jobFailing: 'Non riesce: {{ about }}.',
      noticeWaiting: 'L’avviso «{{ about }}» non è arrivato. Destinatario: {{ whom }}.',
      taskOverdue: '«{{ about }}»: il termine è passato. Tocca a: {{ whom }}.',
      taskEscalated: '«{{ about }}»: segnalata all’ufficio. Tocca a: {{ whom }}.',
    },
    whom: {
      citizen: 'la persona che ha fatto la richiesta',
      ente: 'l’ente',
      enti: 'gli enti interpellati',
      rivals: 'gli altri enti',
      office: 'l’ufficio',
    },
    queue: {
      notices: 'l’invio di un avviso',
      refunds: 'un rimborso',
      'payment-checks': 'la domanda al gestore delle carte',
      'policy-moves': 'il passaggio alle regole nuove',
    },
    attempt: {
      opening: 'la pagina della banca non si è aperta',
      open: 'la pagina della banca è scaduta senza risposta',
      unknown: 'la banca non ha risposto all’apertura',
      failed: 'la banca dice che il denaro c’è, la pratica non l’ha ancora preso',
      settled: 'la banca dice che il denaro c’è due volte',
      'to-refund': 'una parte è in restituzione',
      refunded: 'restituito',
    },
    attempts: '{{ count }} tentativi',
    attemptsOne: '1 tentativo',
    lastError: 'Ultimo errore: {{ error }}',
    nextTry: 'Prossimo tentativo: {{ when }}',
    remindedAt: 'Ultimo sollecito: {{ when }}',
    alsoEscalated: 'Già segnalata all’ufficio',
    engine: {
      running: 'Il motore ha in corso questa pratica',
      over: 'Per il motore questa pratica è finita',
      unknown: 'Il motore non conosce questa pratica',
    },
    noPratica: 'Mai registrata',
    act: {
      remind: 'Sollecita',
      retry: 'Riprova ora',
      askGateway: 'Chiedi di nuovo al gestore',
      setAside: 'Metti da parte',
    },
    actOn: '{{ act }}: {{ what }}',
    open: 'Agisci sulla pratica',
    openOn: 'Agisci sulla pratica {{ number }}',
    means: {
      remind:
        'Chi deve fare il passo riceve subito un avviso. Si può sollecitare una volta all’ora. Il sollecito resta nella pratica, con il tuo nome.',
      retry:
        'Il lavoro riparte subito, senza aspettare il prossimo tentativo. L’atto resta nella pratica, con il tuo nome.',
      askGateway:
        'Chiediamo subito al gestore delle carte che cosa risulta e registriamo la risposta. L’atto resta nella pratica, con il tuo nome.',
      setAside:
        'Smettiamo di aspettare questa azione: chi l’ha chiesta può rifarla. Se nel frattempo va a buon fine, vale. L’atto resta nella pratica, con il tuo nome.',
    },
    done: {
      remind: 'Sollecito inviato. {{ number }}',
      retry: 'Ripartito. {{ number }}',
      askGateway: 'Domanda inviata al gestore delle carte. {{ number }}',
      setAside: 'Messa da parte. {{ number }}',
    },
    gone: 'Non c’è più: si è risolto, o ci ha pensato qualcun altro.',
    empty: 'Niente è fermo',
    noneOfKind: 'Niente di questo tipo',
    emptyHelp: 'Se qualcosa si ferma compare qui entro un minuto, senza ricaricare la pagina.',
    away: {
      worker: 'Nessun motore al lavoro.',
      temporal: 'Il motore delle pratiche non risponde.',
      queues: 'Le code non si leggono.',
    },
    awayHelp: {
      worker:
        'Azioni e scadenze aspettano: riprendono da sole quando un motore torna. Avvisa chi gestisce l’impianto.',
      temporal:
        'L’elenco viene dal database e resta valido, senza lo stato del motore. Avvisa chi gestisce l’impianto.',
      queues: 'Qui sotto mancano i lavori che falliscono. Avvisa chi gestisce l’impianto.',
    },
  },
};
