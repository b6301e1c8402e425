/** What needs two administrators. */
export const approvals = {
  approvals: {
    title: 'Approvals',
    one: 'Approval',
    intro:
      'Here is what one person of the office asks and another decides. Nothing happens until somebody approves.',
    rule: 'Whoever refunds more than {{ amount }} needs a second person. So does moving several pratiche together.',
    boxes: 'Which requests to show',
    box: { toDecide: 'To decide', mine: 'Asked by me', all: 'All' },
    payout: 'Pay {{ amount }} to {{ ente }}',
    waitingCount: 'to decide: {{ n }}',
    empty: {
      toDecide: 'Nothing to decide',
      mine: 'You have asked for nothing',
      all: 'No requests',
    },
    emptyHelp: 'When somebody asks for approval, you find it here.',
    act: {
      cancel: 'Cancel pratica {{ number }}',
      interrupt: 'End the service of pratica {{ number }}',
      refund: 'Give back money of pratica {{ number }}',
      movePratiche: 'Move {{ n }} pratiche to version {{ version }} of the rules',
    },
    inPlaceOf: { citizen: 'in the place of the person', ente: 'in the place of the ente' },
    back: 'Refund: {{ amount }}',
    asked: 'The request',
    askedBy: 'Asked by {{ by }}, {{ at }}',
    because: 'Reason: “{{ reason }}”',
    over: 'Refund when it was asked: {{ amount }}. One person alone may give back up to {{ alone }}.',
    openPratica: 'Open pratica {{ number }}',
    openBatch: 'Look at it pratica by pratica',
    outdated:
      'Something has changed meanwhile: this request can no longer be approved. It has to be asked again.',
    meansTitle: 'What happens if you approve',
    means: {
      cancel: 'The pratica is cancelled today and the service ends.',
      interrupt: 'The service ends: from {{ day }} on there are no more visits.',
      citizen:
        '{{ citizen }} gets {{ amount }} back the way it was paid, and a notice with the reason.',
      ente: '{{ ente }} keeps {{ kept }} for the service already given, and gets a notice with the reason.',
      refund: 'The money goes back to the person; the service does not change.',
      movePratiche:
        '{{ n }} pratiche will follow the new version of the rules. One command takes them back.',
    },
    decide: 'Your decision',
    ownHelp: 'You asked for this: another person of the office decides.',
    approve: 'Approve',
    complete: 'Complete',
    decline: 'Do not approve',
    withdraw: 'Withdraw the request',
    reasonHint: 'Whoever asked and whoever audits will read it.',
    confirm: {
      approve: 'Approve the request?',
      decline: 'Say no to the request?',
      withdraw: 'Withdraw the request?',
    },
    final: 'This is decided once: your name stays on record.',
    done: {
      approve: 'Done: the request is approved.',
      decline: 'Done: the request is not approved.',
      withdraw: 'Done: the request is withdrawn.',
    },
    status: {
      asked: 'Waiting for approval, until {{ until }}',
      approved: 'Approved by {{ by }}',
      declined: 'Not approved by {{ by }}',
      withdrawn: 'Withdrawn by whoever asked',
      lapsed: 'Lapsed: nobody decided in time, or the pratica has moved on',
      broken: 'Approved by {{ by }}, but not done yet: complete it',
      refused: 'Approved by {{ by }}, but not done: {{ why }}',
    },
    why: {
      'stale-version': 'the pratica had just changed',
      'not-allowed-in-state': 'the pratica was over already',
      other: 'the pratica no longer allowed it',
    },
    needed:
      'A second administrator is needed: the refund is {{ amount }}, and one person alone may give back up to {{ alone }}. You send a request; nothing happens until somebody else approves.',
    mayBeAsked:
      'If the refund is more than one person alone may give back, the request goes to a second administrator, and nothing happens until they approve.',
    notNeeded: 'Refund: {{ amount }}.',
    pending: 'A request is waiting for approval already.',
    see: 'Look at the request',
    sent: 'Request sent: another person of the office decides now.',
    batch: {
      asked: 'Waiting for approval: nothing moves until another person of the office approves.',
      declined: 'Not approved: no pratica has moved.',
      withdrawn: 'Withdrawn: no pratica has moved.',
      lapsed: 'Lapsed: nobody approved in time, no pratica has moved.',
    },
    second: 'approved by {{ name }}',
  },
};
