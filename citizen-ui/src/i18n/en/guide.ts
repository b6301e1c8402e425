import type { Words } from '../words';
import type { guide as it } from '../it/guide';

export const guide: Words<typeof it> = {
  title: 'I do not know what I need',
  lead: 'A few questions, and we tell you which services can help, and why.',
  private: 'Your answers stay on this page: nobody keeps them.',
  answered: 'Your answers',
  change: 'Change',
  outcome: 'This could help you',
  why: 'Why',
  nothing: 'We found no service for these answers. Try to change one.',
  person: 'Talk to a person',
  again: 'Start again',
  empty: 'There is no guided path here yet. You can look at all services.',
  all: 'All services',
};
