/**
 * The transition table of a pratica: who may move it, from where to where, and what hangs on the
 * move. The workflow applies these rows, the API refuses by them, the buttons, tasks, notices and
 * the diagram in the docs are read off them. Pure data: this file imports nothing, so that every
 * room of the house may stand on it.
 *
 * `offered: false` marks a row that is designed and provable but not open to anyone yet.
 */

export const STATES = [
  'offer', 'order', 'payment', 'active', 'suspended', 'renewed', 'interrupted',
  'completed', 'withdrawn', 'cancelled', 'expired',
] as const; // prettier-ignore
export type State = (typeof STATES)[number];

/** How a pratica can end. `interrupted` is open until its settlement closes it. */
export const OUTCOMES = ['completed', 'withdrawn', 'cancelled', 'expired'] as const;

export const ROLES = [
  'citizen', 'ente', 'operator', 'sportello', 'admin', 'auditor', 'system',
] as const; // prettier-ignore
export type Role = (typeof ROLES)[number];

/** Who is told of a move: `enti` all who were asked, `ente` the one concerned, `rivals` the others. */
export type Audience = 'citizen' | 'enti' | 'ente' | 'rivals' | 'office';

/** What must hold beside state and role; each name is one function in `guards.ts`. */
export type Guard =
  | 'offersAreOpen'
  | 'enteIsExcludable'
  | 'exclusionIsOfChosen'
  | 'closureShifts'
  | 'closureGivesBack'
  | 'enteIsAsked'
  | 'enteHasNoLiveOffer'
  | 'enteHasNotDeclined'
  | 'offerIsOwnAndLive'
  | 'offerIsChoosable'
  | 'enteIsChosen'
  | 'extensionIsLeft'
  | 'paymentIsDue'
  | 'partyIsConcerned'
  | 'suspensionFits'
  | 'suspensionIsPlanned'
  | 'interruptionFits'
  | 'renewalIsOpen'
  | 'renewalIsTheirs'
  | 'instalmentIsOpen'
  | 'policyFits'
  | 'integrationMayBeAsked'
  | 'integrationIsOpen'
  | 'integrationIsTheirs'
  | 'actIsContestable'
  | 'refundIsApproved';

export interface Transition {
  readonly from: readonly State[] | 'nothing' | 'outcome';
  readonly to: State | 'same' | 'newPratica';
  /** Where it leads when the day that it names is still to come. */
  readonly toAhead?: State;
  readonly who: readonly Role[];
  /** An administrator may do it in the place of the citizen or ente, giving a reason. */
  readonly inPlace?: true;
  /** Whoever does it must say why. */
  readonly reason?: true;
  readonly guards?: readonly Guard[];
  readonly closes?: true;
  readonly tells: readonly Audience[];
  readonly offered: boolean;
}

const OPEN = ['offer', 'order', 'payment', 'active', 'suspended', 'renewed', 'interrupted'] as const; // prettier-ignore

const RUNNING = ['active', 'suspended', 'renewed'] as const;

/** Domain §4, row by row. */
export const TRANSITIONS = {
  request: { from: 'nothing', to: 'offer', who: ['citizen'], tells: ['citizen', 'enti'], offered: true },
  submitOffer: { from: ['offer'], to: 'offer', who: ['ente'], inPlace: true, guards: ['enteIsAsked', 'offersAreOpen', 'enteHasNoLiveOffer'], tells: ['citizen'], offered: true },
  reviseOffer: { from: ['offer'], to: 'offer', who: ['ente'], inPlace: true, guards: ['offerIsOwnAndLive'], tells: ['citizen'], offered: true },
  withdrawOffer: { from: ['offer'], to: 'offer', who: ['ente'], inPlace: true, guards: ['offerIsOwnAndLive'], tells: ['citizen'], offered: true },
  declineRequest: { from: ['offer'], to: 'offer', who: ['ente'], inPlace: true, reason: true, guards: ['enteIsAsked', 'enteHasNoLiveOffer', 'enteHasNotDeclined'], tells: ['citizen'], offered: true },
  extendDeadline: { from: ['offer'], to: 'offer', who: ['citizen', 'admin'], guards: ['extensionIsLeft'], tells: ['enti'], offered: true },
  chooseOffer: { from: ['offer'], to: 'order', who: ['citizen'], inPlace: true, guards: ['offerIsChoosable'], tells: ['ente'], offered: true },
  confirmOrder: { from: ['order'], to: 'payment', who: ['ente'], inPlace: true, guards: ['enteIsChosen'], tells: ['citizen', 'rivals'], offered: true },
  rejectOrder: { from: ['order'], to: 'offer', who: ['ente'], inPlace: true, reason: true, guards: ['enteIsChosen'], tells: ['citizen'], offered: true },
  returnToOffer: { from: ['order', 'payment'], to: 'offer', who: ['admin'], reason: true, guards: ['exclusionIsOfChosen'], tells: ['citizen', 'ente', 'rivals'], offered: true },
  excludeEnte: { from: ['offer', 'order', 'payment'], to: 'same', who: ['admin'], reason: true, guards: ['enteIsExcludable'], tells: ['ente'], offered: true },
  postponeForClosure: { from: ['order'], to: 'order', who: ['system'], guards: ['closureShifts'], tells: ['citizen', 'ente'], offered: true },
  withdrawClosure: { from: ['order'], to: 'order', who: ['system'], guards: ['closureGivesBack'], tells: ['citizen', 'ente'], offered: true },
  paymentSettled: { from: ['payment'], to: 'active', who: ['system'], guards: ['paymentIsDue'], tells: ['citizen', 'ente'], offered: true },
  paymentFailed: { from: ['payment'], to: 'payment', who: ['system'], guards: ['paymentIsDue'], tells: ['citizen'], offered: true },
  recordPaidElsewhere: { from: ['payment'], to: 'active', who: ['sportello', 'admin'], reason: true, guards: ['paymentIsDue'], tells: ['citizen', 'ente'], offered: true },
  instalmentSettled: { from: RUNNING, to: 'same', who: ['system'], guards: ['instalmentIsOpen'], tells: ['citizen', 'ente'], offered: true },
  recordInstalmentPaid: { from: RUNNING, to: 'same', who: ['sportello', 'admin'], reason: true, guards: ['instalmentIsOpen'], tells: ['citizen', 'ente'], offered: true },
  suspend: { from: ['active'], to: 'suspended', toAhead: 'active', who: ['citizen', 'ente'], inPlace: true, reason: true, guards: ['partyIsConcerned', 'suspensionFits'], tells: ['citizen', 'ente'], offered: true },
  withdrawSuspension: { from: ['active'], to: 'active', who: ['citizen', 'ente'], inPlace: true, guards: ['partyIsConcerned', 'suspensionIsPlanned'], tells: ['citizen', 'ente'], offered: true },
  suspensionStarts: { from: ['active'], to: 'suspended', who: ['system'], tells: ['citizen', 'ente'], offered: false },
  resume: { from: ['suspended'], to: 'active', who: ['citizen', 'ente'], inPlace: true, guards: ['partyIsConcerned'], tells: ['citizen', 'ente'], offered: true },
  proposeRenewal: { from: ['active'], to: 'active', who: ['ente', 'citizen'], inPlace: true, guards: ['partyIsConcerned', 'renewalIsOpen'], tells: ['citizen', 'ente'], offered: true },
  renew: { from: ['active'], to: 'renewed', who: ['citizen', 'ente'], inPlace: true, guards: ['partyIsConcerned', 'renewalIsTheirs'], tells: ['citizen', 'ente'], offered: true },
  renewalSettled: { from: ['renewed'], to: 'active', who: ['system'], guards: ['paymentIsDue'], tells: ['citizen', 'ente'], offered: true },
  interrupt: { from: ['active', 'suspended', 'renewed'], to: 'interrupted', who: ['citizen', 'ente'], inPlace: true, reason: true, guards: ['partyIsConcerned', 'interruptionFits', 'refundIsApproved'], tells: ['citizen', 'ente', 'office'], offered: true },
  settled: { from: ['interrupted'], to: 'interrupted', who: ['system'], closes: true, tells: ['citizen', 'ente'], offered: true },
  requestIntegration: { from: OPEN, to: 'same', who: ['ente', 'admin'], inPlace: true, reason: true, guards: ['integrationMayBeAsked'], tells: ['citizen'], offered: true },
  provideIntegration: { from: OPEN, to: 'same', who: ['citizen'], inPlace: true, guards: ['integrationIsOpen'], tells: ['ente', 'office'], offered: true },
  withdrawIntegration: { from: OPEN, to: 'same', who: ['ente', 'admin'], inPlace: true, guards: ['integrationIsTheirs'], tells: ['citizen'], offered: true },
  contest: { from: STATES, to: 'same', who: ['citizen', 'ente'], reason: true, guards: ['actIsContestable'], tells: ['office'], offered: true },
  withdraw: { from: ['offer', 'order', 'payment'], to: 'withdrawn', who: ['citizen'], inPlace: true, closes: true, tells: ['citizen', 'enti'], offered: true },
  cancel: { from: OPEN, to: 'cancelled', who: ['admin'], reason: true, guards: ['refundIsApproved'], closes: true, tells: ['citizen', 'enti'], offered: true },
  movePolicy: { from: ['offer', 'order', 'payment', 'active'], to: 'same', who: ['admin'], reason: true, guards: ['policyFits'], tells: ['citizen', 'ente'], offered: true },
  reopen: { from: 'outcome', to: 'newPratica', who: ['citizen', 'admin'], tells: ['citizen'], offered: true },
} as const satisfies Record<string, Transition>; // prettier-ignore
export type TransitionName = keyof typeof TRANSITIONS;
export const TRANSITION_NAMES = Object.keys(TRANSITIONS) as TransitionName[];

/** What a timer does when its hour comes. `expire`, `fallBack` and `complete` change the state. */
export interface Timer {
  readonly in: readonly State[];
  readonly does:
    | 'remind'
    | 'escalate'
    | 'askToChoose'
    | 'expire'
    | 'fallBack'
    | 'complete'
    | 'move'
    | 'lapse'
    | 'collect';
  readonly to?: State;
  /** Stands still while documents are asked of the citizen (docs/adr/0011). */
  readonly pauses?: true;
  readonly tells: readonly Audience[];
  readonly offered: boolean;
}

/** Domain §4, timers. How long each takes is the policy's business, never this table's. */
export const TIMERS = {
  offersReminder: { in: ['offer'], does: 'remind', pauses: true, tells: ['enti'], offered: true },
  offersDeadline: { in: ['offer'], does: 'askToChoose', to: 'expired', pauses: true, tells: ['citizen'], offered: true },
  choiceDeadline: { in: ['offer'], does: 'expire', to: 'expired', pauses: true, tells: ['citizen', 'enti'], offered: true },
  orderEscalation: { in: ['order'], does: 'escalate', pauses: true, tells: ['ente', 'office'], offered: true },
  orderFallback: { in: ['order'], does: 'fallBack', to: 'offer', pauses: true, tells: ['citizen', 'ente', 'office'], offered: true },
  paymentFirstReminder: { in: ['payment'], does: 'remind', pauses: true, tells: ['citizen'], offered: true },
  paymentSecondReminder: { in: ['payment'], does: 'remind', pauses: true, tells: ['citizen'], offered: true },
  paymentDeadline: { in: ['payment'], does: 'expire', to: 'expired', pauses: true, tells: ['citizen', 'ente'], offered: true },
  suspensionStart: { in: ['active'], does: 'move', to: 'suspended', tells: ['citizen', 'ente'], offered: true },
  suspensionEnd: { in: ['suspended'], does: 'move', to: 'active', tells: ['citizen', 'ente'], offered: true },
  renewalPrompt: { in: ['active'], does: 'remind', tells: ['citizen', 'ente'], offered: true },
  periodEnd: { in: ['active'], does: 'complete', to: 'completed', tells: ['citizen', 'ente'], offered: true },
  periodStart: { in: ['active'], does: 'move', to: 'active', tells: ['citizen', 'ente'], offered: true },
  renewalPaymentDeadline: { in: ['renewed'], does: 'complete', to: 'completed', pauses: true, tells: ['citizen', 'ente'], offered: true },
  integrationDeadline: { in: OPEN, does: 'lapse', tells: ['citizen', 'ente', 'office'], offered: true },
  instalmentReminder: { in: RUNNING, does: 'collect', tells: ['citizen'], offered: true },
  instalmentDue: { in: RUNNING, does: 'collect', tells: ['citizen'], offered: true },
  instalmentArrears: { in: RUNNING, does: 'collect', tells: ['citizen', 'ente', 'office'], offered: true },
  reviewRequest: { in: ['completed', 'interrupted'], does: 'remind', tells: ['citizen', 'ente'], offered: false },
  reviewWindow: { in: ['completed', 'interrupted'], does: 'remind', tells: ['citizen', 'ente'], offered: false },
} as const satisfies Record<string, Timer>; // prettier-ignore
export type TimerName = keyof typeof TIMERS;
export const TIMER_NAMES = Object.keys(TIMERS) as TimerName[];

/** What someone must do while a pratica stands in a state, and which moves get it done. */
export interface TaskRow {
  readonly in: State | readonly State[];
  readonly owner: 'citizen' | 'ente' | 'office';
  readonly due: readonly TimerName[];
  readonly doneBy: readonly TransitionName[];
}

export const TASKS = {
  answerRequest: { in: 'offer', owner: 'ente', due: ['offersDeadline'], doneBy: ['submitOffer', 'declineRequest'] },
  chooseOffer: { in: 'offer', owner: 'citizen', due: ['choiceDeadline'], doneBy: ['chooseOffer'] },
  confirmOrder: { in: 'order', owner: 'ente', due: ['orderEscalation', 'orderFallback'], doneBy: ['confirmOrder', 'rejectOrder'] },
  unblockOrder: { in: 'order', owner: 'office', due: ['orderFallback'], doneBy: ['confirmOrder', 'rejectOrder'] },
  pay: { in: 'payment', owner: 'citizen', due: ['paymentDeadline'], doneBy: ['paymentSettled', 'recordPaidElsewhere'] },
  acceptRenewal: { in: 'active', owner: 'citizen', due: ['periodEnd'], doneBy: ['renew', 'proposeRenewal'] },
  answerRenewal: { in: 'active', owner: 'ente', due: ['periodEnd'], doneBy: ['renew', 'proposeRenewal'] },
  payRenewal: { in: 'renewed', owner: 'citizen', due: ['renewalPaymentDeadline'], doneBy: ['renewalSettled'] },
  provideIntegration: { in: OPEN, owner: 'citizen', due: ['integrationDeadline'], doneBy: ['provideIntegration'] },
  payInstalment: { in: RUNNING, owner: 'citizen', due: ['instalmentDue', 'instalmentArrears'], doneBy: ['instalmentSettled', 'recordInstalmentPaid'] },
  followArrears: { in: RUNNING, owner: 'office', due: ['instalmentArrears'], doneBy: ['instalmentSettled', 'recordInstalmentPaid'] },
} as const satisfies Record<string, TaskRow>; // prettier-ignore
export type TaskKind = keyof typeof TASKS;
export const TASK_KINDS = Object.keys(TASKS) as TaskKind[];

/**
 * What a mandate can be for, and the moves that each part covers. Of `pay` the move is a
 * sportello's, that takes the money: what a delegate pays is told by the gateway. What is in no
 * part is done by the citizen alone.
 */
export const MANDATE_SCOPES = {
  request: ['request', 'reopen'],
  choose: ['extendDeadline', 'chooseOffer', 'withdraw'],
  pay: ['recordPaidElsewhere', 'recordInstalmentPaid'],
  service: ['suspend', 'withdrawSuspension', 'resume', 'proposeRenewal', 'renew', 'interrupt'],
  documents: ['provideIntegration'],
} as const satisfies Record<string, readonly TransitionName[]>;
export type MandateScope = keyof typeof MANDATE_SCOPES;
export const SCOPE_NAMES = Object.keys(MANDATE_SCOPES) as MandateScope[];

/** The part of a mandate that a move needs; undefined when none can cover it. */
export function mandateScopeOf(name: TransitionName): MandateScope | undefined {
  const covers = (scope: MandateScope) =>
    (MANDATE_SCOPES[scope] as readonly TransitionName[]).includes(name);
  return SCOPE_NAMES.find(covers);
}

/** Why a command can be refused; the same codes travel from the workflow to the page. */
export const REFUSALS = [
  'unknown-transition', 'not-offered', 'not-allowed-in-state', 'role-not-allowed',
  'stale-version', 'reason-required', 'ente-not-asked', 'already-declined', 'offers-closed', 'offer-already-live', 'offer-not-live',
  'offer-not-yours', 'offer-stale', 'offer-expired', 'ente-not-chosen', 'extension-used',
  'extension-too-late', 'extension-too-long', 'payment-not-due', 'not-possible-now',
  'ente-excluded', 'ente-chosen', 'closure-shifts-nothing',
  'suspension-not-foreseen', 'suspension-used', 'suspension-too-soon', 'suspension-too-long',
  'suspension-outside-period', 'no-suspension-planned', 'interruption-not-foreseen',
  'interruption-too-soon', 'interruption-too-late', 'renewal-not-foreseen', 'renewal-agreed',
  'renewal-too-short', 'no-renewal-proposed', 'renewal-stale', 'renewal-own', 'reopened-already',
  'policy-unknown', 'policy-same', 'policy-renewal-agreed', 'policy-term-rung', 'policy-term-shifted',
  'policy-suspension-planned', 'policy-term-past', 'integration-too-many', 'integration-not-open',
  'integration-not-yours', 'mandate-required', 'mandate-scope',
  'act-not-contestable', 'already-contested', 'contest-too-late', 'approval-required',
] as const; // prettier-ignore
export type Refusal = (typeof REFUSALS)[number];

export function isTransition(name: string): name is TransitionName {
  return Object.hasOwn(TRANSITIONS, name);
}

export function isOpen(state: State, closed: boolean): boolean {
  return !closed && !(OUTCOMES as readonly State[]).includes(state);
}

/**
 * The state `name` leads to from `state`; the same state where the row says so.
 * @param when whether the day that the move names is here, or still ahead
 */
export function destination(
  name: TransitionName,
  state: State,
  when: 'now' | 'ahead' = 'now',
): State {
  const { to, toAhead }: Transition = TRANSITIONS[name];
  if (when === 'ahead' && toAhead) return toAhead;
  return to === 'same' || to === 'newPratica' ? state : to;
}

/** Whether row `name` starts from `state`; `null` is the pratica that does not exist yet. */
export function startsFrom(name: TransitionName, state: State | null, closed = false): boolean {
  const { from } = TRANSITIONS[name];
  if (from === 'nothing') return state === null;
  if (state === null) return false;
  if (from === 'outcome') return !isOpen(state, closed);
  return name === 'contest' || isOpen(state, closed)
    ? (from as readonly State[]).includes(state)
    : false;
}

/** In whose right a command is given. */
export interface Right {
  /** The represented party's role when the actor stands in its place. */
  readonly role: Role;
  /** The actor's own role, when it acts in another's place. */
  readonly inPlaceBy?: Role;
  /** Of the mandate, where it is at hand; without, it was judged when the command was written. */
  readonly scope?: readonly MandateScope[];
}

/**
 * Refuses by the table alone: state and role, before any guard.
 * @returns the stable code of the refusal, or `undefined` when the table allows the move
 */
export function refusedByTable(
  name: string,
  at: { state: State | null; closed: boolean },
  by: Right,
): Refusal | undefined {
  if (!isTransition(name)) return 'unknown-transition';
  const row: Transition = TRANSITIONS[name];
  if (!row.offered) return 'not-offered';
  // A row of the sportello's own is done by it for a citizen, as far as the mandate goes.
  const isAtCounter = by.inPlaceBy === 'sportello' && row.who.includes('sportello');
  if (!row.who.includes(by.role) && !isAtCounter) return 'role-not-allowed';
  const inPlace = by.inPlaceBy && refusedInPlace(name, by);
  if (inPlace) return inPlace;
  if (!startsFrom(name, at.state, at.closed)) return 'not-allowed-in-state';
  return undefined;
}

/** The office stands in by its own right, others for a citizen only, as far as a mandate goes. */
function refusedInPlace(name: TransitionName, { role, inPlaceBy, scope }: Right) {
  const row: Transition = TRANSITIONS[name];
  if (inPlaceBy === 'admin') return row.inPlace ? undefined : 'role-not-allowed';
  const needed = mandateScopeOf(name);
  const mayHold = inPlaceBy === 'citizen' || inPlaceBy === 'sportello';
  if (role !== 'citizen' || !mayHold || !needed) return 'role-not-allowed';
  return !scope || scope.includes(needed) ? undefined : 'mandate-scope';
}
