import type { mandates as italian } from '../it/mandates';
import type { SameTexts } from '../same-texts';

export const mandates: SameTexts<typeof italian> = {
  mandates: {
    title: 'Mandates',
    intro: 'Who may act for whom, and what they may do. A revocation counts at once.',
    search: 'Search',
    searchHint: 'Name of who gives or holds the mandate',
    statusFilter: 'Status',
    status: {
      offered: 'waiting for an answer',
      active: 'active',
      refused: 'refused',
      revoked: 'revoked',
      expired: 'expired',
      notYet: 'not started yet',
    },
    scope: {
      request: 'Ask for a service',
      choose: 'Choose and withdraw',
      pay: 'Pay',
      service: 'Manage the service',
      documents: 'Send documents',
    },
    scopeHelp: {
      request: 'Fill in and send a request in their name.',
      choose: 'Choose an offer, give the enti more time, withdraw a request.',
      pay: 'Open a payment.',
      service: 'Suspend, resume, renew or interrupt a service.',
      documents: 'Answer when the comune or an ente asks for documents.',
    },
    reading: 'Read the pratiche',
    holder: '{{ principal }} to {{ holder }}',
    counter: 'counter {{ name }}',
    invited: 'invited person',
    about: 'Applies to',
    all: 'all pratiche',
    one: 'pratica {{ number }}',
    can: 'What they may do',
    lasts: 'Duration',
    days: 'from {{ from }} to {{ to }} included',
    signed: 'Signed on paper',
    signedOn: '{{ day }}. {{ note }}',
    details: 'Details and history',
    hide: 'Close the details',
    of: '{{ action }}: {{ name }}',
    history: 'History',
    noHistory: 'Nothing to tell yet.',
    event: {
      offered: 'Invitation sent',
      accepted: 'Accepted',
      refused: 'Refused',
      revoked: 'Revoked',
      signed: 'Signed on paper and recorded',
    },
    revoke: 'Revoke the mandate',
    revokeHelp:
      'From now on who holds it no longer sees the pratiche and can no longer act. Both people are told, with the reason.',
    revokeConfirm:
      'What was already done stays valid. The mandate cannot be given back: a new one will be needed.',
    revoked: 'Done: the mandate is revoked.',
    empty: 'No mandates',
    emptyHelp:
      'Mandates appear here when a person gives one, or when a counter records a signed one.',
    nothingFound: 'No mandate with these filters',
    nothingFoundHelp: 'Check the name or remove a filter.',
  },
};
