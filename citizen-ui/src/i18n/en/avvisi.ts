import type { avvisi as italian } from '../it/avvisi';

export const avvisi: typeof italian = {
  title: 'How enti are chosen',
  lead: 'The city invites enti by an avviso, checks that they meet the requirements and lists them for a term.',
  open: 'Open avvisi',
  until: 'Answers are taken until',
  requirements: 'What is asked for',
  none: 'There are no open avvisi now.',
  more: 'Show more avvisi',
  forEnti: 'Do you work for an ente? Answer from the work area',
  qualified: 'Who was qualified by an avviso',
  listed: 'Listed from {{from}} to {{until}}',
  municipi: 'Municipi: {{names}}',
  nobody: 'No ente has been qualified by an avviso yet.',
  moreQualified: 'Show more enti',
  from: 'Answers are taken from',
  to: 'to',
  withdrawnFor: 'Withdrawn: {{reason}}',
  forWhat: 'For which services, in which municipi',
  then: 'What comes next',
  rules:
    'The office decides within {{days}} working days. Who is qualified stays listed for {{months}} months.',
  expires: 'has an expiry date',
  optional: 'optional',
  kind: { document: 'document', declaration: 'declaration' },
  state: {
    draft: 'Draft',
    ahead: 'Opens later',
    open: 'Open',
    closed: 'Closed',
    withdrawn: 'Withdrawn',
  },
};
