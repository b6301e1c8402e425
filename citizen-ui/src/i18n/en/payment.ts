export const payment = {
  title: 'To pay',
  by: 'By {{at}}',
  forNext: 'It is for the next period, from {{from}} to {{to}}. Meanwhile the service goes on.',
  pay: 'Pay by card',
  leaving: 'Taking you to the bank…',
  safe: 'You pay on the bank’s secure page. Card details never pass through WeMi.',
  box: {
    failed:
      'The last attempt did not work and you were charged nothing. You can try again, also with another card.',
    waiting: 'A payment was started. If you did not finish it, you can resume it from here.',
  },
  tryAgain: 'Back to the request to try again',
  toPratica: 'Go to the request',
  outcome: {
    unknown:
      'We do not know which request this is about. The state of each payment is in its request.',
    settled: {
      title: 'Payment done',
      text: 'The bank has confirmed. The service is active: everything is in your request and an email is on its way.',
    },
    renewed:
      'The bank has confirmed. The next period is paid: it begins by itself when the present one ends. An email is on its way too.',
    waiting: {
      title: 'We are waiting for the bank to confirm',
      text: 'It usually takes a few seconds: this page updates by itself. If you closed the bank’s page without paying, go back to the request and try again.',
    },
    failed: {
      title: 'The payment did not work',
      text: 'The bank refused this attempt. You were charged nothing: you can try again, also with another card.',
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
      text: 'The amount was returned to the card you paid with.',
    },
  },
};
