export const reopen = {
  open: 'Reopen this request',
  title: 'Reopen this request',
  intro:
    'We open a new request with the same need as {{number}}, which stays closed as it is. The organisations get the request again and can make an offer.',
  startsAnew: 'The first day of then is over: the new request starts as soon as possible.',
  leavesOut: 'Some answers of then are not needed today: we do not copy them.',
  unfit: 'Before it is sent, we need an answer from you',
  nobody:
    'Today no organisation offers this service where you need it. You can reopen all the same: we write if an offer arrives, or if time runs out.',
  send: 'Reopen this request',
  complete: 'Complete the need',
  already: 'You have reopened this request already.',
  goTo: 'Go to {{number}}',
  notNow: 'Only a closed request can be reopened.',
  from: 'Reopens request',
  as: 'Reopened as request',
};
