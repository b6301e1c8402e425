import type { State } from '../../../../workflows/pratica/transitions';

/** The milestones of a request that goes well, in their order, each named by who moves it. */
const MILESTONES = ['offers', 'choice', 'confirmation', 'payment', 'service'] as const;
export type Milestone = (typeof MILESTONES)[number];

const reached: Partial<Record<State, Milestone>> = {
  offer: 'offers',
  order: 'confirmation',
  payment: 'payment',
};

/** What is still ahead, the step one is at included (C.SE.1.9); nothing once the service is on. */
export function stepsToCome(state: State): readonly Milestone[] {
  const at = reached[state];
  return at ? MILESTONES.slice(MILESTONES.indexOf(at)) : [];
}
