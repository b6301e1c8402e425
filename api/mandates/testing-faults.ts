import { addDays } from '../../workflows/pratica/service.ts';
import { type MandateScope, SCOPE_NAMES } from '../../workflows/pratica/transitions.ts';
import { today } from '../days.ts';
import type { Stage } from '../testing.ts';
import { plantMandate } from './testing.ts';

export const HOLDERS = ['delegate', 'sportello'] as const;
export type Holder = (typeof HOLDERS)[number];

interface Wanted {
  holder: Holder;
  needed: MandateScope;
  /** Another pratica of the same principal. */
  other: string;
}

export interface Fault {
  /** What a move of the pratica is answered. */
  code: 'not-found' | 'mandate-required' | 'mandate-not-valid' | 'mandate-scope';
  /** Whether it would be good for somebody else's affairs. */
  isGoodElsewhere?: true;
  /** @returns the mandate that is named; undefined when none is */
  plant(stage: Stage, wanted: Wanted): Promise<string | undefined>;
}

/** How a mandate can fail to hold, and what is answered; it may also name none at all. */
export const FAULTS: Record<string, Fault> = {
  'none, on a pratica that is not theirs': { code: 'not-found', plant: async () => undefined },
  'none, on a pratica that they may read': {
    code: 'mandate-required',
    plant: async (stage, { holder }) => void (await plantMandate(stage, { holder })),
  },
  'somebody else’s': {
    code: 'mandate-required',
    plant: async (stage, { holder }) => {
      await plantMandate(stage, { holder });
      return plantMandate(stage, {
        holder: holder === 'delegate' ? 'otherCitizen' : 'otherSportello',
        principal: 'citizen',
      });
    },
  },
  'of another principal': {
    code: 'mandate-required',
    isGoodElsewhere: true,
    plant: async (stage, { holder }) => {
      await plantMandate(stage, { holder });
      return plantMandate(stage, { holder, principal: 'otherCitizen' });
    },
  },
  expired: {
    code: 'mandate-not-valid',
    plant: (stage, { holder }) => plantMandate(stage, { holder, expiresOn: addDays(today(), -1) }),
  },
  revoked: {
    code: 'mandate-not-valid',
    plant: (stage, { holder }) => plantMandate(stage, { holder, revoked: true }),
  },
  'not yet begun': {
    code: 'mandate-not-valid',
    plant: (stage, { holder }) => plantMandate(stage, { holder, startsOn: addDays(today(), 1) }),
  },
  'of another scope': {
    code: 'mandate-scope',
    plant: (stage, { holder, needed }) =>
      plantMandate(stage, { holder, scope: SCOPE_NAMES.filter((scope) => scope !== needed) }),
  },
  'for another pratica': {
    code: 'mandate-scope',
    plant: async (stage, { holder, other }) => {
      await plantMandate(stage, { holder, scope: ['pay'] });
      return plantMandate(stage, { holder, praticaId: other });
    },
  },
  'of another comune': {
    code: 'not-found',
    plant: (stage, { holder }) =>
      plantMandate(stage, {
        holder,
        principal: 'citizenElsewhere',
        comuneId: 'sesto-san-giovanni',
      }),
  },
};
