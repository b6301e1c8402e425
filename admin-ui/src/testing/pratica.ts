import type { Allowed, Me, Pratica, TimelineEvent } from '../app/api-types';

/** A pratica collecting offers, as the API would show it to an ente. */
export function aPratica(change: Partial<Pratica> = {}): Pratica {
  return {
    id: 'p',
    number: 'MI-2026-001042',
    state: 'offer',
    closed: false,
    version: 2,
    serviceTypeId: 'assistenza-persona',
    serviceTypeNameIt: 'Assistenza alla persona',
    serviceTypeNameEn: 'Personal assistance',
    municipio: 3,
    openedAt: '2026-03-01T08:00:00.000Z',
    stateSince: '2026-03-01T08:00:00.000Z',
    updatedAt: '2026-03-01T08:00:00.000Z',
    dueAt: null,
    todo: null,
    liveOffers: 0,
    applicantName: 'Anna Ferrari',
    chosenEnte: null,
    mandate: null,
    deadlines: {},
    next: null,
    allowed: [],
    need: {
      params: [],
      beneficiary: { self: true, name: null, relation: null },
      place: { address: null, municipio: 3, notes: null },
      times: { from: null, months: null, notes: null },
    },
    serviceTypeVersion: 1,
    order: null,
    nextOrder: null,
    service: null,
    renewal: null,
    reopenedFrom: null,
    reopenedAs: [],
    policy: null,
    newerPolicy: null,
    integrations: [],
    openIntegrations: 0,
    extended: false,
    extensionLimit: 5,
    enti: [{ ente: { id: 'e1', name: 'La Cura', drawing: 'care' }, answer: 'awaited' }],
    enteClosure: null,
    workflowUrl: null,
    ...change,
  };
}

export function anAction(
  transition: Allowed['transition'],
  change: Partial<Allowed> = {},
): Allowed {
  return { transition, form: {}, reasonRequired: false, onBehalfOf: null, ...change };
}

export function anEvent(
  seq: number,
  kind: string,
  change: Partial<TimelineEvent> = {},
): TimelineEvent {
  return {
    id: String(seq),
    seq,
    kind,
    fromState: 'offer',
    toState: 'offer',
    at: '2026-03-02T08:00:00.000Z',
    actor: { role: 'citizen', name: 'Anna Ferrari', enteName: null },
    onBehalfOf: null,
    mandate: null,
    reason: null,
    channel: 'web',
    data: {},
    ...change,
  };
}

export const anAdmin: Me = {
  id: 'a',
  name: 'Marta Colombo',
  email: null,
  role: 'admin',
  comune: { id: 'milano', name: 'Milano' },
  ente: null,
  sportello: null,
};

/** March, paid in full, of which ten days may still be left out. */
export const aService: NonNullable<Pratica['service']> = {
  period: 1,
  startDate: '2099-03-01',
  endDate: '2099-03-30',
  paidDays: 30,
  suspendedDays: 0,
  suspensions: 0,
  suspension: null,
  suspensionLimits: { earliest: '2099-03-03', daysLeft: 10, timesLeft: 2 },
  next: null,
  plan: null,
  interruptionEarliest: '2099-03-08',
};

export const anOrder: NonNullable<Pratica['order']> = {
  id: 'o',
  period: 1,
  ente: { id: 'e1', name: 'La Cura', drawing: 'care' },
  startDate: '2099-03-01',
  endDate: '2099-03-30',
  operatorName: null,
  lines: [
    { label: 'Ore di servizio', unit: 'hour', band: 'weekday', unitCents: 2000, quantity: 24 },
  ],
  totalCents: 48_000,
  service: null,
};

/** Dearer than the order, as the ente proposed it. */
export const aRenewal: NonNullable<Pratica['renewal']> = {
  proposalId: 'r',
  by: 'ente',
  startDate: '2099-03-31',
  endDate: '2099-04-30',
  lines: [{ label: 'Ore di servizio', unit: 'hour', unitCents: 2200, quantity: 24 }],
  totalCents: 52_800,
  payBy: '2099-04-02T22:00:00.000Z',
  plan: null,
};
