/** What a gateway took and the office gives back. */
export const refunds = {
  refunds: {
    title: 'Refunds',
    taken: 'Paid {{ how }}',
    left: 'Can still be given back',
    cause: {
      late: 'Came when nothing was due',
      unused: 'Service not used',
      office: 'Decided by the office',
    },
    status: { due: 'on its way', done: 'given back' },
    done: 'Done: the refund is on its way and the person is told.',
    byTransfer: 'To be given back by bank transfer: {{ amount }}',
    transferHelp:
      'Neither pagoPA nor a bank transfer goes back by itself: send the person a bank transfer and record it here. The person is told.',
    transferNumber: 'Number of the transfer (CRO or TRN)',
    transferNoteHint: 'To whom you sent it. The person reads it.',
    transferConfirm:
      'You record that {{ amount }} was given back by transfer {{ number }}. This cannot be undone.',
    giveBack: 'Give money back',
    amount: 'How much you give back, in euro',
    amountHint: 'At most {{ left }}. It returns the way the person paid.',
    amountHintByHand:
      'At most {{ left }}. You then send it to the person by bank transfer and record that here.',
    noAmount: 'Please write an amount in euro, for example 18.50.',
    tooMuch: 'This is more than what is left of this payment.',
    reason: 'Why you give it back',
    reasonHint: 'Read by the person and by whoever checks.',
    confirm: 'You give back {{ amount }}. It cannot be undone: the person is told at once.',
    confirmTwo:
      'Of this payment you can give back up to {{ alone }} alone: another person of the office decides about {{ amount }}. Until then nothing happens.',
  },
};
