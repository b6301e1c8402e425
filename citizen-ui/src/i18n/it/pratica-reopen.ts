/** A closed pratica that is opened anew. */
export const reopen = {
  open: 'Riapri la pratica',
  title: 'Riapri la pratica',
  intro:
    'Apriamo una pratica nuova con lo stesso bisogno della {{number}}, che resta chiusa com’è. Gli enti ricevono di nuovo la richiesta e possono fare un’offerta.',
  startsAnew: 'Il giorno di inizio di allora è passato: la pratica nuova parte appena possibile.',
  leavesOut: 'Alcune risposte di allora oggi non servono più: non le copiamo.',
  unfit: 'Prima di inviarla serve una tua risposta',
  nobody:
    'Oggi nessun ente offre questo servizio dove ti serve. Puoi riaprire lo stesso: ti scriviamo se arriva un’offerta o se il tempo finisce.',
  send: 'Riapri la pratica',
  complete: 'Completa il bisogno',
  already: 'Hai già riaperto questa pratica.',
  goTo: 'Vai alla {{number}}',
  notNow: 'Si può riaprire solo una pratica chiusa.',
  from: 'Riapre la pratica',
  as: 'Riaperta con la pratica',
};
