import type { payouts as italian } from '../it/payouts';
import type { SameTexts } from '../same-texts';

export const payouts: SameTexts<typeof italian> = {
  payouts: {
    title: 'Payments to enti',
    intro: 'The ledger says what enti are owed. One person asks for a payment, another approves it, then the transfer leaves.',
    duties: {
      title: 'Money: what the office is waited for',
      approve: 'Payments to enti to approve: {{ n }}',
      books: 'The books of {{ day }} do not agree: differences {{ n }}',
    },
    one: 'Payment to an ente', new: 'New payment to an ente',
    due: 'To be paid', since: 'since {{ day }}', nothingDue: 'There is nothing to pay at this moment.',
    noIban: 'The ente has not written its IBAN yet: only the ente can.',
    prepare: 'Prepare the payment of {{ name }}', look: 'See what {{ name }} is owed',
    all: 'All', byStatus: 'Where they stand', empty: 'There is no payment here.',
    period: 'Period: from {{ from }} to {{ until }}',
    makesUp: 'What makes it up', goesTo: 'It goes to the account {{ iban }}.',
    blocked: 'It cannot be paid for now',
    blockedHelp: 'The books of these pratiche do not add up. Until they do, nothing is paid to the ente: look at the books page and put the cause right.',
    broken: {
      unbalanced: 'movements do not add up, by {{ amount }}.',
      'off-ledger': 'the ledger has another sum than was taken, by {{ amount }}.',
      'kept-wrongly': 'more is kept than was owed, by {{ amount }}.',
    },
    ask: 'Ask to pay {{ amount }}', askQuestion: 'You ask to pay {{ amount }}. Then somebody else of the office has to approve it.',
    nothing: 'There is nothing to pay for this period.',
    whatNow: 'What to do now', ownHelp: 'You asked for it: somebody else approves.',
    bankDay: 'Day of the bank', reference: 'Reference of the bank (CRO or TRN)', noReference: 'Write the reference that the bank gives.',
    executedOn: 'Paid on {{ day }}, reference {{ reference }}.', returnedOn: 'It came back on {{ day }}: the sum is owed to the ente again.',
    because: 'Reason: {{ reason }}', history: 'Who did what',
    sum: {
      openingCents: 'Balance at the start', paidCents: 'Paid by people', voucherCents: 'Paid by vouchers', directCents: 'Already received from people by bank transfer',
      refundCents: 'Given back to people', feeCents: 'The comune’s fee', returnedCents: 'Transfers that came back',
      paidOutCents: 'Transfers made', amountCents: 'Owed to the ente', closingCents: 'Balance at the end',
    },
    status: {
      asked: 'To be approved', approved: 'Approved', declined: 'Not approved', withdrawn: 'Taken back', ordered: 'Sent to the bank',
      refused: 'Refused by the bank', executed: 'Paid', returned: 'Came back',
    },
    act: {
      approve: 'Approve the payment', decline: 'Do not approve', withdraw: 'Take the request back', order: 'Make the file',
      refuse: 'The bank refused it', execute: 'Mark as paid', return: 'It came back',
    },
    confirm: {
      approve: 'You approve paying {{ amount }} to {{ name }}. Then the file for the bank is made.',
      decline: 'The payment of {{ amount }} to {{ name }} will not be made: the sum stays to be paid.',
      withdraw: 'You take back the request to pay {{ amount }} to {{ name }}: the sum stays to be paid.',
      order: 'The payment of {{ amount }} to {{ name }} goes into the file for the bank.',
      refuse: 'The bank has not made the transfer of {{ amount }} to {{ name }}: the sum stays to be paid.',
      execute: 'The bank has paid {{ amount }} to {{ name }}: it is written into the ledger.',
      return: 'The transfer of {{ amount }} to {{ name }} came back: the sum is owed to the ente again.',
    },
    done: {
      approve: 'Done: the payment is approved.', decline: 'Done: the payment will not be made.', withdraw: 'Done: the request is taken back.',
      order: 'Done.', refuse: 'Done: the sum stays to be paid.', execute: 'Done: the payment is in the ledger.', return: 'Done: the sum is owed to the ente again.',
    },
    did: {
      ask: '{{ at }}, {{ by }} asked for the payment.', approve: '{{ at }}, {{ by }} approved.', decline: '{{ at }}, {{ by }} did not approve.',
      withdraw: '{{ at }}, {{ by }} took the request back.', order: '{{ at }}, {{ by }} made the file for the bank.',
      refuse: '{{ at }}, {{ by }} wrote that the bank refused it.', execute: '{{ at }}, {{ by }} wrote that it is paid.', return: '{{ at }}, {{ by }} wrote that it came back.',
    },
    file: {
      title: 'The file for the bank', ready: 'Approved payments that wait for their transfer: {{ n }}.', day: 'Day on which the bank pays',
      make: 'Make the file of transfers', question: 'The file has {{ n }} transfers, {{ amount }} in all, to be made on {{ day }}. Each payment goes into one file only.',
      made: 'The file is ready: {{ n }} transfers, {{ amount }} in all. Load it at the comune’s bank.', again: 'Download the file again',
    },
    account: {
      title: 'Balance and statements', intro: 'What you are owed, what you were paid, and for which pratiche.',
      payments: 'Payment by payment', payouts: 'The transfers', noPayouts: 'There is no transfer yet.',
      empty: 'Nothing moved in this period.', pdf: 'Download the statement (PDF)',
    },
    iban: {
      title: 'Where you want to be paid', intro: 'You alone write and read it: the office sees its first and last digits and cannot change it.',
      none: 'You have not written an IBAN yet: without it we cannot pay you.', now: 'Account {{ iban }}, held by {{ holder }}. Good from {{ day }}.',
      iban: 'IBAN', holder: 'Who holds the account', wrong: 'Write the IBAN, for example IT60 X054 2811 1010 0000 0123 456.',
      noHolder: 'Write who holds the account.', save: 'Save the account', saved: 'The new account is saved.',
    },
  },
  ledger: {
    title: 'Ledger',
    intro: 'Every movement of money, with the act or the payment that caused it. This page only reads.',
    number: 'Number of the pratica', accountLabel: 'Account', kindLabel: 'Kind of movement', every: 'All', amount: 'Amount', cause: 'Cause',
    totals: 'Totals by account', debit: 'Debit', credit: 'Credit', sum: 'Debit {{ debit }}, credit {{ credit }}: difference {{ rest }}.',
    event: 'Act no. {{ n }}', ofPayout: 'Payment to the ente', unknown: 'Not recorded', reference: 'Operation {{ reference }}', empty: 'No movement with these filters.',
    onePayer: 'One payer', payer: 'Who pays: charged {{ charged }}, paid {{ paid }}, given back {{ back }}. Still to pay {{ left }}.',
    account: {
      payer: 'Who pays', unpaid: 'Asked for and not yet paid',
      gateway: 'Online payments', transfer: 'Transfers from people to enti', direct: 'Already on enti’s accounts', counter: 'Till of the counters', fund: 'Voucher funds', ente: 'Owed to enti', comune: 'Owed to the comune',
      'comune-fee': 'The comune’s fee', bank: 'The comune’s bank', held: 'Held', 'refunds-due': 'Refunds to do',
    },
    kind: {
      charged: 'Request for payment', settled: 'Payment', late: 'Money not due', refundDue: 'Refund begun', refunded: 'Refund done', fee: 'The comune’s fee',
      direct: 'Already with the ente', payout: 'Transfer to the ente', payoutReturned: 'Transfer that came back',
    },
  },
}; // prettier-ignore
