import type { reviews as italian } from '../it/reviews';
import type { Words } from '../words';

export const reviews: Words<typeof italian> = {
  title: 'Reviews',
  mean: '{{average}} out of 5',
  count: '({{count}} reviews)',
  few: 'There are few reviews so far: the average is shown from five on.',
  stars: '{{stars}} stars out of 5',
  words: { 1: 'Not well at all', 2: 'Not well', 3: 'So so', 4: 'Well', 5: 'Very well' },
  optional: '(optional)',
  starsMissing: 'Please choose one to five stars.',
  answer: 'The organisation’s answer',
  hidden:
    'Reviews that the WeMi office took away because they broke the rules: {{count}}. They do not count in the average.',
  more: 'More reviews',
};
