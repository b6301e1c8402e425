/** Rules about money (/regole-denaro). */
export const moneySettings = {
  moneySettings: {
    title: 'Regole sul denaro',
    intro: 'A chi si paga, dove e che cosa resta al comune, da un giorno in poi. Quello che è già in vigore non cambia.',
    kind: { payee: 'A chi si paga', fee: 'La quota che resta al comune', creditor: 'I dati del comune in pagoPA', account: 'Il conto da cui il comune paga gli enti' },
    none: { payee: 'Tutti i servizi si pagano all’ente.', fee: 'Al comune non resta niente.', creditor: 'Il comune non incassa con pagoPA.', account: 'Non c’è ancora un conto: senza, non si può pagare gli enti.' },
    payee: { ente: 'si paga all’ente', comune: 'si paga al comune, con pagoPA' },
    allServices: 'Tutti i servizi', choose: 'Scegli il servizio', rateIs: 'al comune resta il {{ rate }} per cento',
    now: 'In vigore da {{ day }}:', ahead: 'Da {{ day }}:', before: 'Non più in vigore, era da {{ day }}:',
    new: 'Aggiungi una regola', about: 'Che cosa vuoi stabilire',
    field: {
      serviceTypeId: 'Servizio', payee: 'Chi riceve il pagamento', rate: 'Quota del comune, in per cento', name: 'Nome del comune', holder: 'Intestatario',
      fiscalCode: 'Codice fiscale del comune', iban: 'IBAN', bic: 'BIC, se la banca lo chiede', segregationCode: 'Codice di segregazione', category: 'Categoria (tassonomia pagoPA)',
      postalAccount: 'Conto corrente postale, se c’è', postalAuthorisation: 'Autorizzazione alla stampa dei bollettini, se c’è il conto postale', validFrom: 'Vale da',
    },
    kept: {
      payee: 'Pratiche aperte che tengono la regola di prima, perché hanno già un pagamento: {{ n }}. La nuova regola vale per gli ordini che vengono.',
      fee: 'Pratiche aperte con pagamenti già fatti, che tengono la quota di prima: {{ n }}. La nuova quota vale per i pagamenti che vengono.',
      creditor: 'Pratiche aperte con un avviso pagoPA già emesso, che tiene i dati di prima: {{ n }}. I nuovi dati valgono dopo la conferma di una seconda persona.',
      account: 'Bonifici già messi in un file per la banca, che partono dal conto di prima: {{ n }}. Il nuovo conto vale dopo la conferma di una seconda persona.',
    },
    act: { save: 'Salva la regola', confirm: 'Conferma la regola', decline: 'Non confermare', withdraw: 'Ritira la regola' },
    means: { confirm: 'Controlla ogni cifra: da quel giorno il denaro va lì.', decline: 'La regola non entra in vigore.', withdraw: 'La regola non entra in vigore: resta quella di prima.' },
    done: { confirm: 'La regola è confermata.', decline: 'La regola non è confermata.', withdraw: 'La regola è ritirata.' },
    saved: 'La regola è salvata.', asked: 'La regola aspetta la conferma di una seconda persona.',
    history: 'Chi ha chiesto che cosa', nothingAsked: 'Nessuno ha ancora chiesto niente.',
    status: { asked: 'Aspetta conferma.', 'laid-down': 'Stabilita.', declined: 'Non confermata.', withdrawn: 'Ritirata.' },
    askedBy: '{{ at }}, chiesta da {{ by }}.', decidedBy: '{{ at }}, decisa da {{ by }}.', withdrawnBy: '{{ at }}, ritirata da {{ by }}.',
  },
}; // prettier-ignore
