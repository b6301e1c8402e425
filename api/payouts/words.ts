/** What the statement of an ente says. Italian only, as the acts are that it is shown with. */
export const SAY = {
  title: 'Rendiconto dal {from} al {until}',
  intro: 'Che cosa è successo sul conto di {ente} presso il Comune, contato dal libro mastro. Ogni riga è un pagamento di una pratica.',
  summary: 'In sintesi',
  opening: 'Saldo all’inizio', paid: 'Pagato dalle persone', voucher: 'Pagato dai voucher', direct: 'Già ricevuto dalle persone con bonifico', refund: 'Restituito alle persone',
  fee: 'Quota del comune', returned: 'Bonifici tornati indietro', paidOut: 'Bonifici ricevuti', closing: 'Saldo alla fine',
  payments: 'Pagamento per pagamento',
  heads: ['Pratica', 'Servizio', 'Incassato', 'Restituito', 'Quota', 'Netto'],
  nothing: 'In questo periodo non si è mosso niente.',
  more: 'Qui ci sono i {count} pagamenti più recenti: il file CSV li ha tutti.',
  note: 'Non è una fattura né un documento fiscale.',
  csvHeads: ['Pratica', 'Servizio', 'Ultimo movimento', 'Pagato dalle persone (€)', 'Pagato dai voucher (€)', 'Già ricevuto con bonifico (€)', 'Restituito (€)', 'Quota del comune (€)', 'Bonifici tornati indietro (€)', 'Netto (€)', 'Bonifici ricevuti (€)'],
}; // prettier-ignore
