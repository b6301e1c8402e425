/** Going on with a service: the proposal, the answer, the next period. */
export const renewal = {
  title: 'Il prossimo periodo',
  invitation:
    'Questo periodo finisce {{end}}. Se il servizio ti serve ancora, proponi come continuare: il prossimo periodo comincia il giorno dopo.',
  notNow:
    'Questo periodo finisce {{end}}. Puoi proporre come continuare quando il servizio riprende.',
  open: 'Proponi il prossimo periodo',
  change: 'Cambia proposta',
  counter: 'Proponi altro',
  told: 'Decide l’ente: il prossimo periodo è concordato solo quando l’ente accetta. Poi ti diciamo entro quando pagare. Fino ad allora non paghi nulla e non cambia nulla.',
  end: 'Ultimo giorno del prossimo periodo',
  quantities: 'Quanto ti serve',
  unitHint: '{{price}}. Un numero da 1 a 1000.',
  comesTo: 'Il prossimo periodo va {{period}}: {{days}}, in tutto {{total}}.',
  ifAccepted: 'Se l’ente accetta paghi {{total}}, entro {{by}}.',
  ask: 'Inviare la proposta all’ente?',
  confirm: 'Sì, invia la proposta',
  proposed: 'Proposta inviata',
  mine: 'Hai proposto il prossimo periodo: ora aspettiamo la risposta dell’ente.',
  mineUntil: 'Se non risponde, il servizio finisce {{end}}.',
  theirs: 'L’ente ti propone il prossimo periodo.',
  theirsUntil: 'Se non rispondi, il servizio finisce {{end}}.',
  afterPause: 'Si può accettare quando il servizio riprende.',
  goesOn: 'Se accetti, il servizio continua {{period}}.',
  pay: 'Paghi {{total}}, entro {{by}}.',
  payByMoves: 'Con la sospensione anche questo termine si sposta degli stessi giorni.',
  unpaid:
    'Intanto il servizio di adesso va avanti. Se non paghi in tempo, si conclude con questo periodo.',
  accept: 'Accetta',
  acceptAsk: 'Accettare il prossimo periodo?',
  acceptConfirm: 'Sì, accetto',
  accepted: 'Proposta accettata: ora puoi pagare',
  toPay:
    'Il prossimo periodo è concordato: {{period}}. Resta da pagare {{total}}, entro {{by}}. Intanto il servizio continua.',
  toPayment: 'Vai al pagamento',
  paid: 'Il prossimo periodo è pagato: comincia da solo {{start}} e va fino a {{end}}.',
};
