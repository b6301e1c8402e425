import type { State } from '../../../../workflows/pratica/transitions';
import type { Pratica } from '../remote/types';

/** The milestones of a request that goes well, in their order, each named by who moves it. */
const MILESTONES = ['offers', 'choice', 'confirmation', 'payment', 'service'] as const;
export type Milestone =
  | (typeof MILESTONES)[number]
  | 'suspension'
  | 'resumption'
  | 'renewalPrompt'
  | 'renewalAnswer'
  | 'renewalPayment'
  | 'nextPeriod'
  | 'end'
  | 'refund'
  | 'settlement';

const reached: Partial<Record<State, (typeof MILESTONES)[number]>> = {
  offer: 'offers',
  order: 'confirmation',
  payment: 'payment',
};

/** What is still ahead, the step one is at included (C.SE.1.9); nothing once it is all over. */
export function stepsToCome(
  pratica: Pick<Pratica, 'state' | 'closed' | 'service' | 'renewal' | 'deadlines'>,
): readonly Milestone[] {
  const { state, closed, service, renewal, deadlines } = pratica;
  const at = reached[state];
  if (at) return MILESTONES.slice(MILESTONES.indexOf(at));
  if (closed || !service) return [];
  switch (state) {
    case 'active': {
      const pause: Milestone[] = service.suspension ? ['suspension', 'resumption'] : [];
      if (service.next) return [...pause, 'nextPeriod'];
      if (renewal) return [...pause, 'renewalAnswer', 'end'];
      return [...pause, ...(deadlines.renewalPrompt ? (['renewalPrompt'] as const) : []), 'end'];
    }
    case 'suspended':
      return ['resumption', service.next ? 'nextPeriod' : 'end'];
    case 'renewed':
      return ['renewalPayment', 'nextPeriod'];
    case 'interrupted':
      return ['refund', 'settlement'];
    default:
      return [];
  }
}
