/** A service that runs, pauses, goes on or begins again. */
export const serviceLife = {
  service: {
    title: 'Il servizio',
    period: 'Periodo {{ n }}',
    fromTo: 'da {{ from }} a {{ to }}',
    suspendedDays: 'Giorni di sospensione finora',
    planned: 'Sospensione prevista',
    underWay: 'Sospensione in corso',
    startsAgain: 'Riprende',
    endThen: 'Fine dopo la sospensione',
    endsOn: 'Finirà: primo giorno senza servizio',
    endedOn: 'Finito: primo giorno senza servizio',
    refund: 'Rimborso',
    oneDay: '1 giorno',
    manyDays: '{{ count }} giorni',
    visits: '{{ count }} visite',
    limits:
      'Si può sospendere da {{ earliest }}. In questo periodo restano {{ days }}; sospensioni ancora possibili: {{ times }}.',
    from: 'Primo giorno senza servizio',
    until: 'Giorno in cui riprende',
    effect:
      'Il servizio si ferma {{ from }} e riprende {{ until }}: sono {{ days }} senza servizio. La fine si sposta a {{ end }}.',
    staysAsItWas: 'Il servizio continua senza pausa e finisce {{ end }}.',
    lastDay: 'Primo giorno senza servizio',
    range: 'Da {{ from }} a {{ to }}.',
    chooseFirst: 'Scegliendo il giorno si vede quanto va restituito.',
    back: 'Alla persona tornano {{ amount }}: restano non usati {{ unused }}, ne erano pagati {{ paid }}.',
    backByHand: 'Erano stati pagati allo sportello: {{ amount }} vanno restituiti lì, a mano.',
    waitForAmount: 'Prima di confermare aspetta di vedere quanto va restituito.',
  },
  reopening: {
    effect:
      'Si apre una pratica nuova con lo stesso bisogno della {{ number }}, a nome della stessa persona, che viene avvisata.',
    nobody: 'Oggi nessun ente offre questo servizio dove serve: nessuno la riceve.',
    one: 'La riceve un ente.',
    many: 'La ricevono {{ count }} enti.',
    leavesOut:
      'Le risposte che oggi non servono più e un giorno di inizio già passato non si copiano.',
    unfit: 'Così com’è non si può riaprire: la persona deve rispondere di nuovo dalla sua pagina.',
    from: 'Riapre la pratica',
    as: 'Riaperta con la pratica',
  },
  renewal: {
    proposal: 'Proposta di rinnovo',
    by: {
      citizen: 'L’ha fatta la persona: tocca all’ente rispondere.',
      ente: 'L’ha fatta l’ente: tocca alla persona rispondere.',
    },
    next: 'Prossimo periodo concordato',
    period: 'Periodo',
    payment: 'Pagamento',
    paid: 'Già pagato',
    toPay: 'Da pagare',
    toPayBy: 'Da pagare entro {{ by }}',
    moves: 'Con la sospensione prevista, queste date si spostano degli stessi giorni.',
    endDate: 'Ultimo giorno del prossimo periodo',
    starts: 'Comincia {{ start }}, il giorno dopo la fine di questo.',
    proposes:
      'Proposta: da {{ from }} a {{ to }} ({{ days }}), {{ total }} in tutto. Niente cambia finché l’altra parte non accetta.',
    accepts:
      'Il servizio continua da {{ from }} a {{ to }}. La persona deve pagare {{ total }} entro {{ by }}: se non paga in tempo, il servizio finisce {{ end }}.',
    gone: 'La proposta non c’è più.',
  },
};
