export const states = {
  offer: {
    label: 'Waiting for offers',
    meaning: 'Your request has reached the qualified organisations of your area.',
    meaningWithOffers: 'You have received offers: compare them in your own time.',
  },
  order: {
    label: 'Waiting for confirmation',
    meaning: 'You have chosen. The organisation is checking the dates before confirming.',
  },
  payment: {
    label: 'To be paid',
    meaning: 'The organisation has confirmed. The service starts as soon as you pay.',
  },
  active: {
    label: 'Service active',
    meaning: 'The payment has arrived: the service is active.',
    meaningWithProposal:
      'The service is active. The organisation proposes how to go on: you can accept or propose something else.',
    meaningPaidOn: 'The service is active and the next period is paid already.',
    meaningWithSuspension: 'The service is active. A suspension is planned.',
  },
  suspended: {
    label: 'Suspended',
    meaning: 'The service is paused: it starts again by itself on the day shown.',
  },
  renewed: {
    label: 'Being renewed',
    meaning: 'The service goes on; the next period is still to be paid.',
  },
  interrupted: {
    label: 'Ended early',
    meaning: 'The service was ended early: the accounts are being settled. You need do nothing.',
    meaningClosed: 'The service was ended early and the accounts are settled.',
  },
  completed: { label: 'Completed', meaning: 'The period is over: the service has ended.' },
  withdrawn: {
    label: 'Withdrawn by you',
    meaning: 'You withdrew this request. You can make a new one at any time.',
  },
  cancelled: {
    label: 'Cancelled by the city',
    meaning: 'The city has cancelled the request: the reason is written below.',
  },
  expired: {
    label: 'Expired',
    meaning: 'Time ran out without an agreement. You can send a new request.',
  },
};
