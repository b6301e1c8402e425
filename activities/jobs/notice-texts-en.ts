import type { CitizenKey } from './notice-keys.ts';
import type { NoticeText } from './notice-texts.ts';

const SEE = 'Open your request';

/** English, for citizens who chose it. Enti and the office work in Italian. */
export const NOTICE_TEXTS_EN: Record<CitizenKey, NoticeText> = {
  'request:citizen': { subject: 'we have your request', text: 'We sent it to the organisations that can help you. We will write when an offer arrives.', action: SEE },
  'submitOffer:citizen': { subject: 'an offer has arrived', text: 'An organisation made you an offer. You can read it now, and compare it with the others as they come.', action: 'Read the offer' },
  'reviseOffer:citizen': { subject: 'an offer has changed', text: 'An organisation updated its offer. Read the new version before you choose.', action: 'Read the offer' },
  'withdrawOffer:citizen': { subject: 'an offer was withdrawn', text: 'An organisation withdrew its offer: you can no longer choose it. The other offers stay valid.', action: 'See the offers' },
  'declineRequest:citizen': { subject: 'an organisation cannot help', text: 'An organisation answered that it cannot take your request. The others can still answer.', action: SEE },
  'confirmOrder:citizen': { subject: 'order confirmed: you can pay now', text: 'The organisation confirmed your order. The service starts once you have paid: amount and deadline are in your request.', action: 'Go to payment' },
  'rejectOrder:citizen': { subject: 'the organisation cannot do it', text: 'The organisation you chose cannot confirm the order; the reason is in your request. The other offers that are still valid are open again.', action: 'See the offers' },
  'paymentSettled:citizen': { subject: 'payment received', text: 'We have your payment: the service is active. Dates and contacts are in your request.', action: SEE },
  'paymentFailed:citizen': { subject: 'payment did not go through', text: 'The bank did not accept the payment and you were charged nothing. You can try again, also with another card, until the deadline.', action: 'Try again' },
  'withdraw:citizen': { subject: 'request withdrawn', text: 'The request was withdrawn and is closed. If you paid meanwhile, we give the money back.', action: SEE },
  'cancel:citizen': { subject: 'cancelled by the office', text: 'The WeMi office cancelled this request; the reason is written there. What you paid and did not use is given back.', action: SEE },
  'offersDeadline:citizen': { subject: 'time for offers is over', text: 'No more offers can come. If you received some, choose the right one now; if none came, the request closes and you can make a new one.', action: SEE },
  'choiceDeadline:citizen': { subject: 'your request has expired', text: 'The time to choose an offer is over and the request is closed. If you still need the service, you can make a new one.', action: SEE },
  'orderFallback:citizen': { subject: 'the organisation did not confirm', text: 'The organisation you chose did not confirm in time. We are sorry: you can choose among the other offers that are still valid.', action: 'See the offers' },
  'paymentFirstReminder:citizen': { subject: 'remember to pay', text: 'Your order is confirmed and only the payment is missing. The deadline is in your request.', action: 'Go to payment' },
  'paymentSecondReminder:citizen': { subject: 'the payment is about to expire', text: 'If you do not pay by the deadline, the request closes and you would have to start again.', action: 'Go to payment' },
  'paymentDeadline:citizen': { subject: 'payment expired', text: 'The time to pay is over and the request is closed. If you paid just now, we give the money back.', action: SEE },
  'suspend:citizen': { subject: 'a pause of your service', text: 'The service pauses on the days shown in your request, then starts again by itself. The end of the period moves by the same days.', action: SEE },
  'withdrawSuspension:citizen': { subject: 'pause withdrawn', text: 'The planned pause will not take place: the service goes on as before.', action: SEE },
  'resume:citizen': { subject: 'the service starts again', text: 'The service starts again today, earlier than planned. The new end of the period is in your request.', action: SEE },
  'interrupt:citizen': { subject: 'the service is ending', text: 'The service ends on the day shown in your request. What was paid and not used is given back: the amount is in your request.', action: SEE },
  'settled:citizen': { subject: 'service ended: accounts closed', text: 'The accounts of the service that ended are closed, and so is your request.', action: SEE },
  'suspensionStart:citizen': { subject: 'the service is paused', text: 'The planned pause begins today. The day on which the service starts again is in your request.', action: SEE },
  'suspensionEnd:citizen': { subject: 'the service starts again', text: 'The pause is over and the service starts again today. The new end of the period is in your request.', action: SEE },
  'renewalPrompt:citizen': { subject: 'your service is about to end', text: 'The period of your service ends soon. If you still need it, you can propose the next period in your request.', action: SEE },
  'periodEnd:citizen': { subject: 'the service has ended', text: 'The period of your service is over and your request is closed. If you still need it, you can make a new one.', action: SEE },
  'proposeRenewal:citizen': { subject: 'a proposal to go on', text: 'There is a proposal for the next period of your service: dates and price are in your request. You can accept it or propose something else.', action: SEE },
  'renew:citizen': { subject: 'your service goes on: payment due', text: 'The next period is agreed and the service goes on. What is left is the payment: amount and deadline are in your request.', action: SEE },
  'renewalSettled:citizen': { subject: 'payment for the next period received', text: 'We have your payment: the next period begins the day after this one ends.', action: SEE },
  'periodStart:citizen': { subject: 'the new period begins', text: 'The new period of your service begins today; it is paid already.', action: SEE },
  'renewalPaymentDeadline:citizen': { subject: 'the next period was not paid', text: 'The time to pay the next period is over: the service has ended and your request is closed. If you still need it, you can make a new one.', action: SEE },
  'refundDue:citizen': { subject: 'we are returning a payment', text: 'We received a payment that was not due, or not all of it. It goes back to the card you used: you need do nothing.', action: SEE },
  'refunded:citizen': { subject: 'refund made', text: 'We returned the amount to the card you used. The bank may take a few days to show it.', action: SEE },
  'reminded:citizen': { subject: 'your request is waiting for you', text: 'The WeMi office reminds you that the next step is yours. What to do, and by when, is written in your request.', action: SEE },
  'inPlace:citizen': { subject: 'the office acted in your place', text: 'The WeMi office took a step in your request in your place. Read what it did; if you disagree, tell the office from the contacts page.', action: SEE },
}; // prettier-ignore
