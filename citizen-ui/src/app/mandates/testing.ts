import type { Mandate } from '../remote/types';

/** Given by Anna Rossi to Luca Bianchi, good for a year. */
export function aMandate(change: Partial<Mandate> = {}): Mandate {
  return {
    id: 'm1',
    kind: 'delegate',
    status: 'active',
    scope: ['request', 'pay'],
    praticaId: null,
    praticaNumber: null,
    principal: { id: 'p1', name: 'Anna Rossi' },
    delegate: { name: 'Luca Bianchi', email: 'luca@example.org' },
    sportello: null,
    startsOn: '2099-03-03',
    expiresOn: '2100-03-03',
    createdAt: '2099-03-03T08:00:00.000Z',
    decidedAt: '2099-03-03T09:00:00.000Z',
    revokedAt: null,
    paper: null,
    ...change,
  };
}
