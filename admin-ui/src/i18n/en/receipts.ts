/** Money taken and given back at a counter. */
export const receipts = {
  receipts: {
    title: 'Payment at the counter',
    due: 'To be taken: {{ amount }}, all at once.',
    nothingDue: 'There is nothing left to be taken.',
    wait: 'Before you record it, wait until you see the amount.',
    number: 'Receipt number',
    numberHint: 'As it is written on paper. Each number counts once only.',
    note: 'Note',
    noteHint:
      'Who paid and how, for instance “in cash, the daughter”. The person and the ente read it.',
    effect:
      'You record {{ amount }} with receipt {{ number }}: the service begins. If the person pays by card meanwhile, that money goes back by itself.',
    which: 'Which instalment',
    instalment: 'Instalment {{ n }}: {{ amount }}, by {{ day }}',
    effectLater:
      'You record {{ amount }} with receipt {{ number }}: the instalment is paid and the service goes on. If the person pays it by card meanwhile, that money goes back by itself.',
    taken: 'Receipt {{ number }}',
    settled: '{{ amount }} taken',
    toRefund: '{{ amount }} taken, {{ back }} to be given back by hand',
    refunded: '{{ amount }} taken, {{ back }} given back with receipt {{ refund }}',
    back: 'To be given back at the counter: {{ amount }}',
    backHelp:
      'This money does not go back to a card: give it to the person, have a receipt signed and record it here. The pratica closes once it is done.',
    refundNumber: 'Number of the refund’s receipt',
    refundNoteHint: 'To whom you gave it, and how. The person reads it.',
    confirm:
      'You record that {{ amount }} was given back with receipt {{ number }}. This cannot be undone.',
    record: 'Record the refund',
    done: 'Done: the refund is recorded and the person is told.',
  },
  /** All payments of a pratica, whatever way they came. */
  payments: {
    title: 'Payments',
    period: 'from {{ from }} to {{ to }}',
    due: 'To be paid by {{ at }}',
    instalment: 'Instalment {{ n }} of {{ all }}: {{ said }}',
    late: 'Late: it was to be paid by {{ at }}. The service goes on.',
    lateOver: 'Still owed: it was to be paid by {{ at }}. The service is over.',
    debt: {
      open: 'Was it paid at a counter? Record it',
      noteHint: 'Who paid and how, for instance “in cash, the daughter”. The person reads it.',
      record: 'Record what you took',
      confirm:
        'You record {{ amount }} with receipt {{ number }}: nothing is left to pay of this instalment. If the person pays online meanwhile, that money goes back by itself.',
      done: 'Done: the payment is recorded and the person is told.',
    },
    closed: 'No longer due',
    settled: 'Paid',
    refunded: 'No longer due: money that came late went back',
    paid: 'Paid on {{ at }} {{ how }}',
    atCounter: '{{ paid }}, receipt {{ number }}',
    way: {
      card: 'by card',
      paypal: 'with PayPal',
      pagopa: 'through pagoPA',
      transfer: 'by bank transfer',
      counter: 'at a counter',
      voucher: 'with a voucher',
      tariff: 'with the city’s share',
    },
    borne: 'The city’s share: {{ amount }}',
    voucher: 'Covered by vouchers: {{ amount }}',
    givenBack: '{{ amount }} given back on {{ at }}',
    onItsWay: 'On its way back: {{ amount }}',
    receipt: 'Receipt {{ number }}',
    order: 'Summary of the order',
  },
};
