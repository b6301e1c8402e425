import type { ratings as italian } from '../it/ratings';
import type { Words } from '../words';

export const ratings: Words<typeof italian> = {
  link: 'Rate this service',
  question: 'How easy was it to use this service?',
  stars: 'Choose one to five stars',
  words: { 1: 'Very hard', 2: 'Hard', 3: 'So so', 4: 'Easy', 5: 'Very easy' },
  difficulties: 'Where did you meet most difficulties?',
  strengths: 'What did you like most?',
  asMany: 'You can choose several answers, or none.',
  options: {
    'unclear-steps': 'It was not clear what to do',
    'hard-words': 'The words were difficult',
    'went-wrong': 'Something did not work',
    'too-long': 'It took me too long',
    'missing-information': 'Information was missing',
    'other-difficulty': 'Something else',
    'clear-steps': 'It was always clear what to do',
    'plain-words': 'The words were simple',
    'no-errors': 'Everything worked',
    quick: 'It was quick',
    'complete-information': 'All the information was there',
    'other-strength': 'Something else',
  },
  text: 'Would you like to add something? (optional)',
  textHint: 'We do not ask who you are: please write no names or personal facts.',
  send: 'Send the rating',
  thanks: 'Thank you! Your rating helps us make WeMi better.',
  home: 'Back to the home page',
};
