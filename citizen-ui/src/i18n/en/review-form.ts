import type { reviewForm as italian } from '../it/review-form';
import type { Words } from '../words';

export const reviewForm: Words<typeof italian> = {
  card: 'How did it go?',
  period: 'Period {{period}}',
  ask: 'The service has ended or was renewed: tell us how it went. It takes two minutes. You can write until',
  write: 'Write a review',
  blind:
    'Thank you, we have your review. The organisation reads it once it has written its own, and then you read theirs; if it does not write, yours is published',
  nothing: 'Nobody wrote a review, and the time to do so is over.',
  yours: 'Your review',
  entes: 'What the organisation said',
  hidden: 'The WeMi office does not show this review on the public pages. The reason:',
  intro:
    'The organisation does not read what you write before it has written its own, or the time is over. Then the review is public, without your name. You can write until',
  whole: 'As a whole, how did the service go?',
  aspects: { punctuality: 'Punctuality', kindness: 'Kindness', clarity: 'Clear information' },
  text: 'What would you like to say? (optional)',
  textHint: 'It is public: please write no names, addresses or facts about health.',
  left: 'You can write {{left}} more characters.',
  ofOperator: 'Of who came: {{name}}',
  operatorOnly: 'Only the organisation and the WeMi office read this part: it is never public.',
  operatorStars: 'How did you get on with this person?',
  operatorText: 'Would you like to add something? (optional)',
  toCheck: 'Continue',
  checkTitle: 'Check before you send',
  checkText: 'Once it is sent, the review cannot be changed.',
  send: 'Send the review',
  correct: 'Correct',
  sent: 'Review sent.',
  notNow: 'This period cannot be reviewed now: you have done so already, or the time is over.',
};
