import type { books as italian } from '../it/books';
import type { SameTexts } from '../same-texts';

export const books: SameTexts<typeof italian> = {
  books: {
    title: 'Do the books agree?',
    intro: 'Each night we hold what we recorded against the books of whoever takes the money, and our own books against each other. This page reads: nothing is corrected by itself.',
    print: 'Print',
    askTitle: 'Check a day now',
    day: 'Day to check',
    dayHint: 'A day that is over: gateways go on booking until midnight.',
    badDay: 'Choose a day that is over.',
    ask: 'Check',
    asking: 'Comparing the books…',
    looked: '{{ day }}: {{ outcome }}',
    agree: 'All books agree',
    one: '1 difference',
    many: '{{ n }} differences',
    byNight: 'Checked by itself on {{ when }}. Orders compared: {{ n }}.',
    byPerson: 'Checked on {{ when }} by {{ name }}. Orders compared: {{ n }}.',
    pratica: 'Pratica {{ number }}:',
    empty: 'No day has been checked yet. The first check comes next night.',
    gateway: { nexi: 'Nexi', paypal: 'PayPal', pagopa: 'pagoPA' },
    is: {
      'unknown-order': '{{ gateway }} has an order {{ order }} that we never opened.',
      'not-in-ours': '{{ gateway }} took {{ amount }} (operation {{ operation }}) and we know nothing of it.',
      'not-at-gateway': 'we have {{ amount }} (operation {{ operation }}) that {{ gateway }} never took.',
      'other-amount': '{{ gateway }} took {{ theirs }}, we have {{ ours }} (operation {{ operation }}).',
      'other-refund': '{{ gateway }} gave back {{ theirs }}, we have {{ ours }}.',
      'other-reported': 'flow {{ flow }} of {{ gateway }} pours {{ theirs }}, we have {{ ours }}.',
      'reported-unknown': 'flow {{ flow }} of {{ gateway }} pours {{ amount }} (receipt {{ operation }}) and we do not have that receipt.',
      'not-reported': 'we have {{ amount }} (receipt {{ operation }}) that is in no flow of {{ gateway }}.',
      unbalanced: 'Ledger transaction {{ transaction }} is not in balance: {{ amount }}.',
      'off-ledger': 'the ledger has {{ ledger }} for a payment, its rows say {{ rows }}.',
      'kept-wrongly': 'we keep {{ amount }} that is not ours.',
    },
  },
}; // prettier-ignore
