export const events = {
  request: {
    plain: 'Request sent',
    anew: 'Request sent again, from request {old}',
  },
  submitOffer: {
    plain: 'New offer',
    ente: 'New offer from {ente}',
    full: 'New offer from {ente}: {total}',
  },
  reviseOffer: {
    plain: 'Offer revised',
    ente: '{ente} has revised its offer',
    full: '{ente} has revised its offer: {total}',
  },
  withdrawOffer: { plain: 'Offer withdrawn', ente: '{ente} has withdrawn its offer' },
  declineRequest: { plain: 'An organisation cannot do it', ente: '{ente} cannot do it' },
  extendDeadline: 'Deadline for offers extended',
  chooseOffer: {
    plain: 'Offer chosen',
    ente: 'Offer of {ente} chosen',
    full: 'Offer of {ente} chosen: {total}',
  },
  confirmOrder: {
    plain: 'Order confirmed',
    ente: '{ente} has confirmed the order',
    covered: '{ente} has confirmed the order: of {total} in all, a voucher pays {voucher}',
    borne: '{ente} has confirmed the order: of {total} in all, the city bears {tariff}',
    both: '{ente} has confirmed the order: of {total} in all, the city bears {tariff} and a voucher pays {voucher}',
  },
  rejectOrder: { plain: 'Order not accepted', ente: '{ente} could not accept the order' },
  returnToOffer: { plain: 'The WeMi office brought the request back to the choice of an offer' },
  excludeEnte: {
    plain: 'The WeMi office took an organisation out of the request',
    ente: 'The WeMi office took {ente} out of the request',
  },
  postponeForClosure: {
    plain: 'The deadline moves: the organisation is closed for some days',
    days: 'The organisation is closed from {closedFrom} to {closedThrough}: the deadline moves by the same days',
    ente: '{ente} is closed from {closedFrom} to {closedThrough}: the deadline moves by the same days',
  },
  withdrawClosure: {
    plain: 'The organisation opens earlier: the deadline moves back',
    days: 'The organisation is no longer closed from {closedFrom} to {closedThrough}: the deadline moves back',
    ente: '{ente} is no longer closed from {closedFrom} to {closedThrough}: the deadline moves back',
  },
  paymentSettled: 'Payment received: the service is active',
  instalmentSettled: { plain: 'Instalment paid', full: 'Instalment {instalment} paid: {amount}' },
  recordInstalmentPaid: {
    plain: 'Instalment paid at the counter',
    full: 'Instalment paid at the counter: {amount}, receipt {receipt}',
  },
  debtSettled: {
    plain: 'Paid what was left of the service that ended',
    full: 'Paid what was left of the service that ended: {amount}',
    atCounter:
      'Paid at the counter what was left of the service that ended: {amount}, receipt {receipt}',
  },
  paymentFailed: 'A payment attempt did not work',
  paymentOpened: {
    plain: 'Payment page opened',
    full: 'Payment page opened: {amount}',
  },
  refundDue: 'A payment came that was not due: you get it back',
  refunded: 'Refund made, the way you paid',
  refundOrdered: {
    plain: 'Refund decided by the office',
    full: 'Refund decided by the office: {amount}',
  },
  transferAnnounced: {
    plain: 'Paid by bank transfer: we wait for the provider to say that it arrived',
    full: 'Paid by bank transfer, {amount}: we wait for the provider to say that it arrived',
  },
  transferArrived: {
    plain: 'The bank transfer arrived at the provider',
    full: 'The bank transfer arrived at the provider on {arrivedOn}: {amount}',
  },
  refundedByHand: {
    plain: 'Refund made at the counter',
    full: 'Refund made at the counter: {amount}, receipt {receipt}',
  },
  reminded: 'The WeMi office reminds you of a step to take',
  recordPaidElsewhere: {
    plain: 'Payment recorded at the counter: the service is active',
    full: 'Payment recorded at the counter: {amount}, receipt {receipt}. The service is active',
  },
  suspend: {
    plain: 'Suspension requested',
    full: 'Suspension requested: the service stops on {from} and starts again on {until}',
  },
  withdrawSuspension: 'Suspension withdrawn: the service goes on as planned',
  suspensionStarts: 'Service suspended',
  resume: {
    plain: 'Service resumed',
    full: 'Service resumed earlier than planned: it now ends on {endDate}',
  },
  proposeRenewal: {
    plain: 'Next period proposed',
    full: 'Next period proposed: from {startDate} to {endDate}, {total}',
  },
  renew: {
    plain: 'Proposal accepted: the service goes on',
    full: 'Proposal accepted: the next period runs from {startDate} to {endDate} and costs {total}',
  },
  renewalSettled: {
    plain: 'Payment of the next period received',
    full: 'Payment of the next period received: {amount}',
  },
  interrupt: {
    plain: 'Service ended early',
    day: 'Service ended early: first day without service {effectiveOn}',
    full: 'Service ended early: first day without service {effectiveOn}, refund {refund}',
    byHand:
      'Service ended early: first day without service {effectiveOn}, refund {refund}, of which {byHand} at the counter',
  },
  settled: 'Accounts of the ended service settled: the request is over',
  requestIntegration: 'More documents requested',
  provideIntegration: 'Documents sent',
  withdrawIntegration: 'Request for documents taken back: they are no longer needed',
  contest: 'Objection sent',
  contestAnswered: 'Answer to the objection',
  withdraw: 'Request withdrawn',
  cancel: 'Request cancelled by the city',
  movePolicy: {
    plain: 'The city updated the rules of this request',
    full: 'The city updated the rules of this request: it now follows version {policyVersion}',
  },
  reopen: { plain: 'Request reopened', anew: 'Request reopened: it goes on in {anew}' },
  offersReminder: 'Reminder to the organisations that have not answered',
  offersDeadline: 'Time for offers is over',
  choiceDeadline: 'Time to choose is over',
  orderEscalation: 'The organisation is late in confirming: the city has been told',
  orderFallback: 'The organisation did not confirm in time: you can choose another offer',
  paymentFirstReminder: 'Reminder: there is a payment to make',
  paymentSecondReminder: 'Last reminder for the payment',
  paymentDeadline: 'Time to pay is over',
  instalmentReminder: {
    plain: 'Reminder: an instalment is due soon',
    full: 'Reminder: an instalment of {amount} is due by {dueOn}',
  },
  instalmentDue: {
    plain: 'An instalment is due today',
    full: 'Instalment {instalment} is due today: {amount}',
  },
  instalmentArrears: {
    plain: 'An instalment is not paid yet: the service goes on and the office helps you',
    full: 'Instalment {instalment} of {amount} is not paid yet: the service goes on and the office helps you',
  },
  suspensionStart: 'Suspension begun: the service has stopped',
  suspensionEnd: {
    plain: 'Suspension over: the service starts again',
    full: 'Suspension over: the service starts again and ends on {endDate}',
  },
  renewalPrompt: 'The period of the service is about to end',
  periodEnd: 'Period over: the service has ended',
  periodStart: {
    plain: 'A new period of the service begins',
    full: 'Period {period} of the service begins: from {startDate} to {endDate}',
  },
  integrationDeadline: 'Time to send the documents is over: the request for them has lapsed',
  renewalPaymentDeadline: 'Time to pay the next period is over: the service has ended',
  reviewRequest: 'We ask you how it went',
  reviewWindow: 'Time for reviews is over',
};
