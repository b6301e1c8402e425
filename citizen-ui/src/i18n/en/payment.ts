export const payment = {
  title: 'To pay',
  by: 'By {{at}}',
  forNext: 'It is for the next period, from {{from}} to {{to}}. Meanwhile the service goes on.',
  instalmentOf: 'Instalment {{n}} of {{all}}.',
  late: 'The date has passed. The service goes on: pay when you can. If it is difficult, write to the office from your request.',
  instalments: {
    title: 'The instalments of the service',
    lead: 'You pay the service little by little. We remind you of each instalment some days before.',
    name: 'Instalment {{n}}',
    by: 'by {{at}}',
    settled: 'paid {{at}}',
    late: 'to be paid, the date has passed',
    closed: 'no longer to be paid',
    refunded: 'given back',
    pay: 'Pay instalment {{n}}',
  },
  notOnline: 'It cannot be paid online right now. Please ask at a counter how to pay.',
  how: 'How would you like to pay?',
  method: {
    card: { name: 'Card', time: 'Confirmed within seconds.' },
    paypal: {
      name: 'PayPal',
      time: 'Confirmed within seconds. From a bank account it may take some days.',
    },
    pagopa: {
      name: 'pagoPA',
      time: 'Online it is confirmed within minutes. With the paper notice, at a bank or tobacconist, by the next working day.',
    },
    transfer: {
      name: 'Bank transfer',
      time: 'It arrives within one or two working days. Until the provider tells us that it arrived, the payment stays due.',
    },
  },
  pay: {
    card: 'Pay by card',
    paypal: 'Pay with PayPal',
    pagopa: 'Pay with pagoPA',
    transfer: 'Pay by bank transfer',
  },
  leaving: {
    card: 'Taking you to the bank…',
    paypal: 'Taking you to PayPal…',
    pagopa: 'Taking you to pagoPA…',
    transfer: 'Preparing the instructions…',
  },
  safe: {
    card: 'You pay on the bank’s secure page. Card details never pass through WeMi.',
    paypal: 'You pay on PayPal’s site. Your PayPal login never passes through WeMi.',
    pagopa: 'You pay on pagoPA’s site. What you pay with never passes through WeMi.',
    transfer:
      'You send the money from your bank to the provider’s account. Your account details never pass through WeMi.',
  },
  transfer: {
    title: 'Your bank transfer',
    waiting:
      'Make the transfer from your bank with these details, exactly as they are. We wait for {{ente}} to tell us that it arrived: usually one or two working days.',
    amount: 'Exact amount',
    holder: 'To whom',
    iban: 'IBAN',
    reference: 'Reason to write',
    until: 'It has to arrive by {{at}}. Until then the reminders go on.',
    otherWay:
      'If you pay another way meanwhile, do not make the transfer: if it arrives all the same, it is given back to you.',
    download: 'Download the transfer instructions (PDF, in Italian)',
  },
  notice: {
    prepare: 'Prepare the paper notice',
    download: 'Download the notice to print (PDF, in Italian)',
  },
  box: {
    failed:
      'The last attempt did not work and you were charged nothing. You can try again, also in another way.',
    waiting: 'A payment was started. If you did not finish it, you can resume it from here.',
  },
  tryAgain: 'Back to the request to try again',
  toPratica: 'Go to the request',
  outcome: {
    unknown:
      'We do not know which request this is about. The state of each payment is in its request.',
    settled: {
      title: 'Payment done',
      text: 'The payment is confirmed. The service is active: everything is in your request and an email is on its way.',
    },
    instalment:
      'The payment of the instalment is confirmed. Your request shows the others, with their dates. You also get an email.',
    renewed:
      'The payment is confirmed. The next period is paid: it begins by itself when the present one ends. An email is on its way too.',
    waiting: {
      title: 'We are waiting for the payment to be confirmed',
      text: 'It usually takes a few seconds: this page updates by itself. If you closed the page without paying, go back to the request and try again.',
    },
    failed: {
      title: 'The payment did not work',
      text: 'This attempt was refused. You were charged nothing: you can try again, also in another way.',
    },
    due: {
      title: 'The payment is still to be made',
      text: 'There is no payment yet. You can make it from your request.',
    },
    closed: {
      title: 'There is nothing left to pay',
      text: 'The request no longer waits for this payment.',
    },
    refunding: {
      title: 'We are refunding you',
      text: 'The payment arrived when the request was already closed: you get it back in full.',
    },
    refunded: {
      title: 'Payment refunded',
      text: 'The amount was returned the way you paid it.',
    },
  },
};
