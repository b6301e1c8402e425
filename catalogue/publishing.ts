/**
 * The transition table of a service that an ente publishes (docs/adr/0049): who may move it, from
 * where to where. Of the same shape as the pratica's; it needs no workflow, since nothing in it waits
 * for a day. Pure data: this file imports nothing, both apps stand on it too.
 */

export const STATES = [
  'draft', 'waiting', 'published', 'changed', 'paused', 'withdrawn',
] as const; // prettier-ignore
export type State = (typeof STATES)[number];

/** Families find it: of a changed one they read the version before, until the new one is published. */
export const LIVE = ['published', 'changed'] as const;
/** The office has a version to read. What is written then would not be what it reads. */
export const IN_REVIEW = ['waiting', 'changed'] as const;

export type Role = 'ente' | 'admin';
export type Audience = 'ente' | 'office';
/** What must hold beside state and role; each is judged where it is asked for, `api/ente-services`. */
export type Guard =
  'enteIsQualified' | 'serviceIsWhole' | 'somethingIsNew' | 'enteIsTrusted' | 'enteIsNotTrusted';

export interface Transition {
  readonly from: readonly State[] | 'nothing';
  readonly to: State;
  /** Where it leads when an earlier version stays live meanwhile. */
  readonly toLive?: State;
  readonly who: readonly Role[];
  /** Whoever does it must say why. */
  readonly reason?: true;
  readonly guards?: readonly Guard[];
  readonly tells: readonly Audience[];
}

const WRITABLE = ['draft', 'published', 'paused'] as const;

export const TRANSITIONS = {
  begin: { from: 'nothing', to: 'draft', who: ['ente'], guards: ['enteIsQualified'], tells: [] },
  submit: { from: WRITABLE, to: 'waiting', toLive: 'changed', who: ['ente'], guards: ['enteIsQualified', 'serviceIsWhole', 'somethingIsNew', 'enteIsNotTrusted'], tells: ['office'] },
  publishAtOnce: { from: WRITABLE, to: 'published', who: ['ente'], guards: ['enteIsQualified', 'serviceIsWhole', 'somethingIsNew', 'enteIsTrusted'], tells: [] },
  takeBack: { from: IN_REVIEW, to: 'draft', toLive: 'published', who: ['ente'], tells: [] },
  publish: { from: IN_REVIEW, to: 'published', who: ['admin'], guards: ['enteIsQualified', 'serviceIsWhole'], tells: ['ente'] },
  sendBack: { from: IN_REVIEW, to: 'draft', toLive: 'published', who: ['admin'], reason: true, tells: ['ente'] },
  pause: { from: ['published'], to: 'paused', who: ['ente'], tells: [] },
  resume: { from: ['paused'], to: 'published', who: ['ente'], guards: ['enteIsQualified'], tells: [] },
  withdraw: { from: ['draft', 'waiting', 'published', 'changed', 'paused'], to: 'withdrawn', who: ['ente'], tells: [] },
} as const satisfies Record<string, Transition>; // prettier-ignore
export type TransitionName = keyof typeof TRANSITIONS;
export const TRANSITION_NAMES = Object.keys(TRANSITIONS) as TransitionName[];

/** Where a move leads from a state; `undefined` where it does not start. */
export function destination(name: TransitionName, state: State): State | undefined {
  const { from, to, toLive }: Transition = TRANSITIONS[name];
  if (from === 'nothing' || !from.includes(state)) return undefined;
  return toLive && isLive(state) ? toLive : to;
}

/** The moves that someone of this role could make, if their guards hold. */
export function movesFrom(state: State, role: string): TransitionName[] {
  return TRANSITION_NAMES.filter((name) => {
    const { who }: Transition = TRANSITIONS[name];
    return (who as readonly string[]).includes(role) && destination(name, state) !== undefined;
  });
}

/** Families find it. */
export function isLive(state: State): boolean {
  return (LIVE as readonly State[]).includes(state);
}

/** Its ente may write it. */
export function isWritable(state: State): boolean {
  return (WRITABLE as readonly State[]).includes(state);
}
