/** The administrator's radar: what is stuck and what frees it. */
export const radar = {
  radar: {
    title: 'Radar',
    intro: 'What is stuck, since when, and what would free it. It updates by itself.',
    kinds: 'Kind of problem',
    all: 'All',
    caption: 'Open problems, oldest first',
    column: { what: 'What is wrong', pratica: 'Pratica', since: 'Since', acts: 'What to do' },
    kind: {
      timerLate: 'Deadline that did not act',
      commandStuck: 'Action left half done',
      paymentMismatch: 'Payment that differs',
      paymentUnknown: 'Payment without outcome',
      refundFailing: 'Refund that fails',
      jobFailing: 'Job that fails',
      noticeWaiting: 'Notice not sent',
      taskOverdue: 'Overdue task',
      taskEscalated: 'Escalated task',
    },
    says: {
      timerLate: 'The hour of “{{ about }}” has passed and nothing happened.',
      commandStuck: 'The action “{{ about }}” was neither done nor refused.',
      paymentMismatch: 'The amount at the card gateway is not the one that was asked for.',
      paymentUnknown: 'The outcome of a payment of {{ amount }} is not known ({{ about }}).',
      refundFailing: 'The card gateway refuses to give back {{ amount }}.',
      jobFailing: 'This fails: {{ about }}.',
      noticeWaiting: 'The notice “{{ about }}” did not arrive. It is for: {{ whom }}.',
      taskOverdue: '“{{ about }}”: the deadline has passed. Whose turn: {{ whom }}.',
      taskEscalated: '“{{ about }}”: escalated to the office. Whose turn: {{ whom }}.',
    },
    whom: {
      citizen: 'the person who made the request',
      ente: 'the ente',
      enti: 'the enti that were asked',
      rivals: 'the other enti',
      office: 'the office',
    },
    queue: {
      notices: 'the sending of a notice',
      refunds: 'a refund',
      'payment-checks': 'the question to the card gateway',
      'policy-moves': 'the move to the new rules',
    },
    attempt: {
      opening: 'the bank’s page did not open',
      open: 'the bank’s page ran out without an answer',
      unknown: 'the bank did not answer when its page was opened',
      failed: 'the bank says that the money is there, the pratica has not taken it yet',
      settled: 'the bank says that the money is there twice',
      'to-refund': 'a part is on its way back',
      refunded: 'given back',
    },
    attempts: '{{ count }} attempts',
    attemptsOne: '1 attempt',
    lastError: 'Last error: {{ error }}',
    nextTry: 'Next attempt: {{ when }}',
    remindedAt: 'Last reminder: {{ when }}',
    alsoEscalated: 'Escalated to the office already',
    engine: {
      running: 'The engine is running this pratica',
      over: 'For the engine this pratica is over',
      unknown: 'The engine does not know this pratica',
    },
    noPratica: 'Never recorded',
    act: {
      remind: 'Remind',
      retry: 'Retry now',
      askGateway: 'Ask the gateway again',
      setAside: 'Set aside',
    },
    actOn: '{{ act }}: {{ what }}',
    open: 'Act on the pratica',
    openOn: 'Act on pratica {{ number }}',
    means: {
      remind:
        'Whoever has to take the step gets a notice at once. One reminder an hour. It stays in the pratica, with your name.',
      retry:
        'The job starts again at once instead of waiting. The act stays in the pratica, with your name.',
      askGateway:
        'We ask the card gateway now and record what it says. The act stays in the pratica, with your name.',
      setAside:
        'We stop waiting for this action: whoever asked can ask again. Should it go through after all, it counts. The act stays in the pratica, with your name.',
    },
    done: {
      remind: 'Reminder sent. {{ number }}',
      retry: 'Started again. {{ number }}',
      askGateway: 'The card gateway has been asked. {{ number }}',
      setAside: 'Set aside. {{ number }}',
    },
    gone: 'It is gone: it was solved, or somebody else saw to it.',
    empty: 'Nothing is stuck',
    noneOfKind: 'Nothing of this kind',
    emptyHelp: 'Whatever gets stuck appears here within a minute, without reloading the page.',
    away: {
      worker: 'No engine is at work.',
      temporal: 'The engine of the pratiche does not answer.',
      queues: 'The queues cannot be read.',
    },
    awayHelp: {
      worker:
        'Actions and deadlines wait, and go on by themselves when an engine is back. Tell whoever runs the platform.',
      temporal:
        'The list comes from the database and holds, without the engine’s state. Tell whoever runs the platform.',
      queues: 'Jobs that fail are missing below. Tell whoever runs the platform.',
    },
  },
};
