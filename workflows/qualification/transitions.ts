/**
 * The transition table of a qualification: how an ente applies to an avviso of its comune, is
 * examined, listed for a term, renewed, suspended, and how that ends. Of the same shape as the
 * pratica's (docs/adr/0046). Pure data: this file imports nothing.
 */

export const STATES = [
  'submitted', 'qualified', 'suspended',
  'rejected', 'withdrawn', 'revoked', 'expired',
] as const; // prettier-ignore
export type State = (typeof STATES)[number];

/** Final, each of them: whoever wants in again applies to an avviso, which is another qualification. */
export const OUTCOMES = ['rejected', 'withdrawn', 'revoked', 'expired'] as const;

export const ROLES = [
  'citizen', 'ente', 'operator', 'sportello', 'admin', 'auditor', 'system',
] as const; // prettier-ignore
export type Role = (typeof ROLES)[number];

export type Audience = 'ente' | 'office';

/** What must hold beside state and role; each name is one function in `guards.ts`. */
export type Guard =
  | 'integrationMayBeAsked'
  | 'integrationIsOpen'
  | 'nothingIsAsked'
  | 'assessmentFits'
  | 'assessmentsAreIn'
  | 'assessmentsAreGood'
  | 'documentIsNewer'
  | 'renewalIsNear'
  | 'renewalIsAsked';

export interface Transition {
  readonly from: readonly State[] | 'nothing' | 'outcome';
  readonly to: State | 'same';
  readonly toAhead?: State;
  readonly who: readonly Role[];
  /** Whoever does it must say why. */
  readonly reason?: true;
  readonly guards?: readonly Guard[];
  readonly closes?: true;
  readonly tells: readonly Audience[];
  readonly offered: boolean;
}

const OPEN = ['submitted', 'qualified', 'suspended'] as const;
const LISTED = ['qualified', 'suspended'] as const;

export const TRANSITIONS = {
  apply: { from: 'nothing', to: 'submitted', who: ['ente'], tells: ['ente', 'office'], offered: true },
  requestIntegration: { from: OPEN, to: 'same', who: ['admin'], reason: true, guards: ['integrationMayBeAsked'], tells: ['ente'], offered: true },
  provideIntegration: { from: OPEN, to: 'same', who: ['ente'], guards: ['integrationIsOpen'], tells: ['office'], offered: true },
  withdrawIntegration: { from: OPEN, to: 'same', who: ['admin'], guards: ['integrationIsOpen'], tells: ['ente'], offered: true },
  assess: { from: ['submitted'], to: 'same', who: ['admin'], reason: true, guards: ['assessmentFits'], tells: [], offered: true },
  qualify: { from: ['submitted'], to: 'qualified', who: ['admin'], reason: true, guards: ['nothingIsAsked', 'assessmentsAreIn', 'assessmentsAreGood'], tells: ['ente'], offered: true },
  reject: { from: ['submitted'], to: 'rejected', who: ['admin'], reason: true, guards: ['nothingIsAsked', 'assessmentsAreIn'], closes: true, tells: ['ente'], offered: true },
  updateDocument: { from: LISTED, to: 'same', who: ['ente'], guards: ['documentIsNewer'], tells: ['office'], offered: true },
  askRenewal: { from: LISTED, to: 'same', who: ['ente'], guards: ['renewalIsNear'], tells: ['office'], offered: true },
  renew: { from: ['qualified'], to: 'qualified', who: ['admin'], reason: true, guards: ['renewalIsAsked', 'nothingIsAsked'], tells: ['ente'], offered: true },
  refuseRenewal: { from: LISTED, to: 'same', who: ['admin'], reason: true, guards: ['renewalIsAsked'], tells: ['ente'], offered: true },
  suspend: { from: ['qualified'], to: 'suspended', who: ['admin'], reason: true, tells: ['ente'], offered: true },
  reinstate: { from: ['suspended'], to: 'qualified', who: ['admin'], reason: true, tells: ['ente'], offered: true },
  revoke: { from: LISTED, to: 'revoked', who: ['admin'], reason: true, closes: true, tells: ['ente'], offered: true },
  withdraw: { from: OPEN, to: 'withdrawn', who: ['ente'], closes: true, tells: ['ente', 'office'], offered: true },
} as const satisfies Record<string, Transition>; // prettier-ignore
export type TransitionName = keyof typeof TRANSITIONS;
export const TRANSITION_NAMES = Object.keys(TRANSITIONS) as TransitionName[];

export interface Timer {
  readonly in: readonly State[];
  readonly does: 'remind' | 'escalate' | 'lapse' | 'expire';
  readonly to?: State;
  /** Stands still while documents are asked of the ente (docs/adr/0011). */
  readonly pauses?: true;
  readonly tells: readonly Audience[];
  readonly offered: boolean;
}

/** The comune's silence never decides an application: its late examination is escalated. */
export const TIMERS = {
  examinationReminder: { in: ['submitted'], does: 'remind', pauses: true, tells: ['office'], offered: true },
  examinationDeadline: { in: ['submitted'], does: 'escalate', pauses: true, tells: ['office'], offered: true },
  integrationDeadline: { in: OPEN, does: 'lapse', tells: ['ente', 'office'], offered: true },
  documentReminder: { in: LISTED, does: 'remind', tells: ['ente'], offered: true },
  documentExpiry: { in: LISTED, does: 'remind', tells: ['ente', 'office'], offered: true },
  expiryReminder: { in: LISTED, does: 'remind', tells: ['ente'], offered: true },
  expiry: { in: LISTED, does: 'expire', to: 'expired', tells: ['ente', 'office'], offered: true },
} as const satisfies Record<string, Timer>; // prettier-ignore
export type TimerName = keyof typeof TIMERS;
export const TIMER_NAMES = Object.keys(TIMERS) as TimerName[];

export interface TaskRow {
  readonly in: readonly State[];
  readonly owner: 'ente' | 'office';
  readonly due: readonly TimerName[];
  readonly doneBy: readonly TransitionName[];
}

export const TASKS = {
  examineApplication: { in: ['submitted'], owner: 'office', due: ['examinationDeadline'], doneBy: ['qualify', 'reject'] },
  provideIntegration: { in: OPEN, owner: 'ente', due: ['integrationDeadline'], doneBy: ['provideIntegration'] },
  renewDocument: { in: LISTED, owner: 'ente', due: ['documentExpiry'], doneBy: ['updateDocument'] },
  askRenewal: { in: LISTED, owner: 'ente', due: ['expiry'], doneBy: ['askRenewal'] },
  decideRenewal: { in: ['qualified'], owner: 'office', due: ['expiry'], doneBy: ['renew', 'refuseRenewal'] },
} as const satisfies Record<string, TaskRow>; // prettier-ignore
export type TaskKind = keyof typeof TASKS;
export const TASK_KINDS = Object.keys(TASKS) as TaskKind[];

/** Why a command can be refused; the same codes travel from the workflow to the page. */
export const REFUSALS = [
  'unknown-transition', 'not-offered', 'not-allowed-in-state', 'role-not-allowed', 'stale-version',
  'not-possible-now', 'ente-not-applicant', 'integration-too-many', 'integration-not-open',
  'integration-pending', 'assessment-unfit', 'assessments-missing', 'assessments-unfavourable',
  'document-not-newer', 'renewal-too-early', 'renewal-asked', 'no-renewal-asked',
] as const; // prettier-ignore
export type Refusal = (typeof REFUSALS)[number];
