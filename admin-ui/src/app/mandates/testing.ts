import type { Mandate } from '../api-types';

/** Signed on paper by Anna Ferrari at the counter of via Capuana. */
export function aMandate(change: Partial<Mandate> = {}): Mandate {
  return {
    id: 'm1',
    kind: 'sportello',
    status: 'active',
    scope: ['request', 'choose'],
    praticaId: null,
    praticaNumber: null,
    principal: { id: 'c1', name: 'Anna Ferrari' },
    delegate: null,
    sportello: { id: 'spazio-wemi-capuana', name: 'Spazio WeMi Capuana' },
    startsOn: '2099-03-03',
    expiresOn: '2100-03-02',
    createdAt: '2099-03-03T08:00:00.000Z',
    decidedAt: '2099-03-03T08:00:00.000Z',
    revokedAt: null,
    paper: { signedOn: '2099-03-03', note: 'Armadio A' },
    ...change,
  };
}
