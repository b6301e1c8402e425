import type { TransitionName } from '../../workflows/pratica/transitions.ts';
import { monthsAfter, today } from '../days.ts';
import { day } from '../pratiche/testing.ts';
import type { Json } from '../testing.ts';

/** Who can stand in a citizen's place: two by mandate, one by office. */
export const STANDINS = ['delegate', 'sportello', 'admin'] as const;
export type StandIn = (typeof STANDINS)[number];
export const BY_MANDATE = ['delegate', 'sportello'] as const;

export interface Step {
  name: TransitionName;
  /** Done by the ente in its own right, so that the citizen's side can go on. */
  byEnte?: true;
  /** For whom this is an act in the citizen's place; all when missing. */
  only?: readonly StandIn[];
  payload?(read: (more: string) => Promise<Json>): object | Promise<object>;
}

export interface Walk {
  title: string;
  /** Of the pratica from which the steps are taken. */
  start: 'requested' | 'ordered' | 'orderedByMonth' | 'active';
  steps: readonly Step[];
}

const LINES = [{ label: 'Ore', unit: 'hour', unitCents: 2200, quantity: 24 }];
const OFFER = { priceModel: 'hourly', lines: LINES, firstDate: today(), profile: 'OSS' };

/**
 * Lives of pratiche in which every move that a citizen may make is made by somebody in the citizen's
 * place. What an administrator may do in the office's own right says so in `only`.
 */
export const WALKS: readonly Walk[] = [
  {
    title: 'prolongs, chooses, withdraws and reopens',
    start: 'requested',
    steps: [
      { name: 'extendDeadline', only: BY_MANDATE, payload: () => ({ businessDays: 1 }) },
      { name: 'submitOffer', byEnte: true, payload: () => ({ ...OFFER, validUntil: monthsAfter(today(), 2) }) },
      { name: 'chooseOffer', payload: async (read) => ({ offerId: (await read('/offers')).items[0].id, revision: 1 }) },
      { name: 'withdraw' },
      { name: 'reopen', only: BY_MANDATE },
    ],
  },
  {
    title: 'answers what documents are asked',
    start: 'requested',
    steps: [
      { name: 'requestIntegration', byEnte: true, payload: () => ({ items: [{ label: 'ISEE' }] }) },
      { name: 'provideIntegration', payload: async (read) => ({ integrationId: (await read('')).integrations[0].id, items: [{ text: '18.000 €' }] }) },
    ],
  },
  {
    title: 'pauses a service, goes on with it, renews it and ends it',
    start: 'active',
    steps: [
      { name: 'suspend', payload: () => ({ from: day(3), until: day(9) }) },
      { name: 'withdrawSuspension' },
      { name: 'suspend', payload: () => ({ from: today(), until: day(5) }) },
      { name: 'resume' },
      { name: 'proposeRenewal', payload: () => ({ endDate: day(61), lines: LINES }) },
      { name: 'proposeRenewal', byEnte: true, payload: () => ({ endDate: day(60), lines: LINES }) },
      { name: 'renew', payload: async (read) => ({ proposalId: (await read('')).renewal.proposalId }) },
      { name: 'interrupt', payload: () => ({ effectiveOn: day(10) }) },
    ],
  },
  {
    title: 'takes the money at the counter',
    start: 'ordered',
    steps: [
      { name: 'recordPaidElsewhere', only: ['sportello'], payload: () => ({ receiptNumber: 'S 1/2026' }) },
    ],
  },
  {
    title: 'takes an instalment at the counter',
    start: 'orderedByMonth',
    steps: [
      { name: 'recordPaidElsewhere', only: ['sportello'], payload: () => ({ receiptNumber: 'S 3/2026' }) },
      { name: 'recordInstalmentPaid', only: ['sportello'], payload: () => ({ receiptNumber: 'S 4/2026' }) },
    ],
  },
]; // prettier-ignore

/** Whether a step is an act of theirs in the citizen's place. */
export const isDoneBy = (who: StandIn, { only, byEnte }: Step) =>
  !byEnte && (only?.includes(who) ?? true);
