export const transfers = {
  transfers: {
    title: 'Bank transfers to the ente',
    expected: 'Amount expected',
    reference: 'Reason written',
    announced: 'Announced',
    status: {
      announced: 'to be looked for on the account',
      arrived: 'arrived',
      closed: 'no longer expected',
    },
    arrival: {
      seen: 'Arrived, being recorded',
      settled: 'Arrived: it pays what was due',
      late: 'Arrived when it was no longer due: it goes back to the payer',
    },
    act: {
      announced: 'It has arrived',
      arrived: 'Another transfer has arrived',
      closed: 'It has arrived all the same',
    },
    goesBack:
      'This payment is no longer expected. Record what arrived all the same: the comune gives it back to the payer and keeps it from what it owes you.',
    arrivedOn: 'Day on which it arrived',
    arrivedOnHint: 'The one that the bank says.',
    bankReference: 'The bank’s reference (TRN or CRO)',
    bankReferenceHint: 'Each reference counts once.',
    euro: 'Amount that arrived, in euros',
    euroHint:
      'It has to be {{ amount }}. Another amount does not pay: send it back and ask for the exact one.',
    noDay: 'Choose the day.',
    noReference: 'Write the TRN or CRO, in letters and digits.',
    record: 'Record the transfer',
    outcome: {
      settled: 'Done: the payment is recorded and the person is told.',
      late: 'Recorded. It was no longer due: the amount goes back to whoever sent it, by a transfer of the office.',
      seen: 'Recorded: you will see it in the pratica shortly.',
    },
    acceptance: 'Transfers from people who pay',
    accepted:
      'People who owe you may choose a bank transfer: only who chooses it sees your IBAN. When one arrives, record it in the pratica: the task is among yours.',
    notAccepted:
      'People who owe you cannot use a bank transfer now. If you accept them, who chooses one sees your IBAN and sends you the exact amount; you record it when it arrives.',
    accept: 'Accept bank transfers',
    refuse: 'Accept no more bank transfers',
  },
};
