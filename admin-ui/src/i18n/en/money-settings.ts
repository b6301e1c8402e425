import type { moneySettings as italian } from '../it/money-settings';
import type { SameTexts } from '../same-texts';

export const moneySettings: SameTexts<typeof italian> = {
  moneySettings: {
    title: 'Rules about money',
    intro: 'Who is paid, where, and what the comune keeps, from a day on. What is in force does not change.',
    kind: { payee: 'Who is paid', fee: 'The share that the comune keeps', creditor: 'The comune at pagoPA', account: 'The account from which the comune pays enti' },
    none: { payee: 'All services are paid to the ente.', fee: 'The comune keeps nothing.', creditor: 'The comune takes no money by pagoPA.', account: 'There is no account yet: without it enti cannot be paid.' },
    payee: { ente: 'the ente is paid', comune: 'the comune is paid, by pagoPA' },
    allServices: 'All services', choose: 'Choose the service', rateIs: 'the comune keeps {{ rate }} per cent',
    now: 'In force from {{ day }}:', ahead: 'From {{ day }}:', before: 'No longer in force, was from {{ day }}:',
    new: 'Add a rule', about: 'What you want to lay down',
    field: {
      serviceTypeId: 'Service', payee: 'Who receives the payment', rate: 'Share of the comune, in per cent', name: 'Name of the comune', holder: 'Holder',
      fiscalCode: 'Fiscal code of the comune', iban: 'IBAN', bic: 'BIC, if the bank asks for it', segregationCode: 'Segregation code', category: 'Category (pagoPA taxonomy)',
      postalAccount: 'Postal account, if there is one', postalAuthorisation: 'Authorisation to print slips, if there is a postal account', validFrom: 'Good from',
    },
    kept: {
      payee: 'Open pratiche that keep the rule of before, because they have a payment: {{ n }}. The new rule is for orders to come.',
      fee: 'Open pratiche with payments made, which keep the share of before: {{ n }}. The new share is for payments to come.',
      creditor: 'Open pratiche with a pagoPA notice, which keeps the data of before: {{ n }}. The new data hold once a second person confirms.',
      account: 'Transfers in a file for the bank, which leave the account of before: {{ n }}. The new account holds once a second person confirms.',
    },
    act: { save: 'Save the rule', confirm: 'Confirm the rule', decline: 'Do not confirm', withdraw: 'Take the rule back' },
    means: { confirm: 'Check every digit: from that day on money goes there.', decline: 'The rule does not come into force.', withdraw: 'The rule does not come into force: that of before stays.' },
    done: { confirm: 'The rule is confirmed.', decline: 'The rule is not confirmed.', withdraw: 'The rule is taken back.' },
    saved: 'The rule is saved.', asked: 'The rule waits for a second person to confirm it.',
    history: 'Who asked for what', nothingAsked: 'Nobody has asked for anything yet.',
    status: { asked: 'Waits to be confirmed.', 'laid-down': 'Laid down.', declined: 'Not confirmed.', withdrawn: 'Taken back.' },
    askedBy: '{{ at }}, asked for by {{ by }}.', decidedBy: '{{ at }}, decided by {{ by }}.', withdrawnBy: '{{ at }}, taken back by {{ by }}.',
  },
}; // prettier-ignore
