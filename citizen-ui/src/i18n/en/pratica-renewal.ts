import type { renewal as italian } from '../it/pratica-renewal';
import type { Words } from '../words';

export const renewal: Words<typeof italian> = {
  title: 'The next period',
  invitation:
    'This period ends on {{end}}. If you still need the service, propose how to go on: the next period begins the day after.',
  notNow:
    'This period ends on {{end}}. You can propose how to go on once the service starts again.',
  open: 'Propose the next period',
  change: 'Change the proposal',
  counter: 'Propose something else',
  told: 'The organisation decides: the next period is agreed only when it accepts. Then we tell you by when to pay. Until then you pay nothing and nothing changes.',
  end: 'Last day of the next period',
  quantities: 'How much you need',
  unitHint: '{{price}}. A number from 1 to 1000.',
  comesTo: 'The next period runs {{period}}: {{days}}, {{total}} in all.',
  ifAccepted: 'If the ente accepts you pay {{total}}, by {{by}}.',
  ask: 'Send the proposal to the organisation?',
  confirm: 'Yes, send the proposal',
  proposed: 'Proposal sent',
  mine: 'You proposed the next period: we are waiting for the organisation’s answer.',
  mineUntil: 'If it does not answer, the service ends on {{end}}.',
  theirs: 'The organisation proposes the next period to you.',
  theirsUntil: 'If you do not answer, the service ends on {{end}}.',
  afterPause: 'It can be accepted once the service starts again.',
  goesOn: 'If you accept, the service goes on {{period}}.',
  pay: 'You pay {{total}}, by {{by}}.',
  payByMoves: 'With the pause this term moves by the same days.',
  unpaid:
    'Meanwhile the present service goes on. If you do not pay in time, it ends with this period.',
  accept: 'Accept',
  acceptAsk: 'Accept the next period?',
  acceptConfirm: 'Yes, I accept',
  accepted: 'Proposal accepted: you can pay now',
  toPay:
    'The next period is agreed: {{period}}. {{total}} is still to be paid, by {{by}}. Meanwhile the service goes on.',
  toPayment: 'Go to payment',
  paid: 'The next period is paid: it begins by itself on {{start}} and runs to {{end}}.',
};
