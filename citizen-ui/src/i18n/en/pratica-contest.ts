/** A step taken in the reader's place that they do not agree with. */
export const contest = {
  open: 'Contest this',
  until: 'you can until',
  title: 'Contest a step taken in your place',
  intro:
    'Somebody took this step in your place. If you disagree, say why: somebody else answers you, never the person who acted.',
  consequence:
    'Contesting does not undo the step and stops no deadline. You get an answer within a few working days; if you are right, we tell you what we will do.',
  reason: 'Why do you disagree?',
  reasonHint: 'The WeMi office and the person who acted in your place will read it.',
  reasonMissing: 'Say why you disagree.',
  send: 'Send the objection',
  confirmTitle: 'Send the objection?',
  confirmText: 'Each step can be contested once, and what you write stays in the timeline.',
  sent: 'Objection sent.',
  answerBy: 'We answer by',
  upheld: 'Objection upheld:',
  notUpheld: 'Objection not upheld:',
  notNow:
    'This step cannot be contested: it was not taken in your place, you have contested it already, or the time is over.',
  toPratica: 'Back to the request',
};
