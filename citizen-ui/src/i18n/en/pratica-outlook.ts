import type { outlook as italian } from '../it/pratica-outlook';
import type { Words } from '../words';

export const outlook: Words<typeof italian> = {
  title: 'What happens if I do nothing',
  empty: 'Nothing is planned: without a step of yours the request stays as it is.',
  becomes: 'New status: “{{state}}”.',
  timers: {
    offersReminder: 'We remind the organisations that have not answered yet.',
    offersDeadline: 'The time for offers is over.',
    choiceDeadline: 'The time to choose is over: the request expires.',
    orderEscalation: 'If the organisation has not confirmed yet, we tell the city.',
    orderFallback: 'The order is closed without confirmation: you can choose another offer.',
    paymentFirstReminder: 'We remind you that there is a payment to make.',
    paymentSecondReminder: 'We remind you of the payment for the last time.',
    paymentDeadline: 'The time to pay is over: the service does not begin.',
    instalmentReminder: 'We remind you of the next instalment.',
    instalmentDue: 'The next instalment is due.',
    instalmentArrears:
      'If the instalment is not paid we tell the office, which helps you: the service goes on.',
    suspensionStart: 'The service stops for the suspension.',
    suspensionEnd: 'The service starts again.',
    renewalPrompt: 'We tell you that the period is about to end.',
    periodEnd: 'The period is over and there is no other: from this day on there is no service.',
    periodStart: 'The next period begins.',
    renewalPaymentDeadline:
      'The time to pay the next period is over: from this day on there is no service.',
    integrationDeadline:
      'The time to send the documents is over: the request lapses and the deadlines go on.',
    reviewRequest: 'We ask you how it went.',
    reviewWindow: 'The time for reviews is over.',
  },
  paused: 'It stands still now: if the documents come sooner, so does this date.',
  toPay: 'To pay: {{amount}}.',
  endsOn: 'The last day of service is {{day}}.',
};
