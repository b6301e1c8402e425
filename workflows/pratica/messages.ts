import { defineQuery, defineUpdate } from '@temporalio/workflow';
import type { Closure } from './closures.ts';
import type { Instalment } from './instalments.ts';
import type { Plan } from './plan.ts';
import type { EnteAnswer, Pratica } from './pratica.ts';
import type { Terms } from './terms.ts';
import type { Audience, Role, State, TimerName, TransitionName } from './transitions.ts';

/** Who acts. Ids only: names, reasons and whatever is said of health stay in PostgreSQL. */
export interface Actor {
  /** The person's id; null for the system. */
  readonly id: string | null;
  readonly role: Role;
  readonly enteId?: string;
}

/** Who is stood for; `mandateId` names the mandate, when it is not by office. */
export type Represented =
  { role: 'citizen'; mandateId?: string } | { role: 'ente'; enteId: string };

/** What a move needs to know, beside who and when; instants are ISO. */
export interface Facts {
  needId?: string;
  /** The pratica that a request opens anew. */
  reopens?: string;
  offerId?: string;
  revision?: number;
  validUntil?: string;
  businessDays?: number;
  paymentId?: string;
  attemptId?: string;
  /** Days of the comune: of the order, of a suspension, of an end for good. */
  startDate?: string;
  endDate?: string;
  from?: string;
  until?: string;
  effectiveOn?: string;
  /** The schedule of an order, or of a period that is proposed. */
  plan?: Plan;
  proposalId?: string;
  /** The later payments of an order, as its plan has them (docs/adr/0032). */
  instalments?: readonly Pick<Instalment, 'paymentId' | 'n' | 'from'>[];
  /** The request for documents that is answered or taken back. */
  integrationId?: string;
  /** The ente that an act of the office is about. */
  enteId?: string;
  /** When the ente whose terms begin or move is closed. */
  closures?: readonly Closure[];
  /** The version of the policy to go on under, and what it says. */
  policyId?: string;
  policyVersion?: number;
  terms?: Terms;
  /** What an act of the office gives back, and what one administrator may give back alone. */
  refund?: { readonly cents: number; readonly aloneUpToCents: number };
  /** The second administrator, without whom it would not have been done. */
  approvedBy?: string;
}

/** One act on a pratica. `id` is the Idempotency-Key made a uuid: the same id is one effect. */
export interface Command {
  readonly id: string;
  readonly transition: TransitionName;
  readonly actor: Actor;
  readonly onBehalfOf?: Represented;
  /** The version the actor saw; the system gives none. */
  readonly expectedVersion?: number;
  readonly facts: Facts;
}

export interface Answer {
  readonly state: State;
  readonly version: number;
}

/** The workflow's argument: a start, or what the run before handed on. */
export interface PraticaInput {
  readonly pratica: Pratica;
  readonly answered?: readonly (readonly [commandId: string, answer: Answer])[];
  /** Continue as new after so many events; the server's own suggestion when missing. */
  readonly continueAfter?: number;
}

/** Something to do, as the projection should show it. */
export interface DueTask {
  readonly kind: string;
  readonly owner: 'citizen' | 'ente' | 'office';
  readonly enteId: string | null;
  readonly dueAt: string;
  readonly escalated: boolean;
}

/** What a step changes in the tasks of a pratica. */
export interface TaskChanges {
  readonly opened: readonly DueTask[];
  readonly closed: readonly DueTask[];
  readonly moved: readonly DueTask[];
}

/** `moot`: the pratica or the ente that asked went another way. */
export type ClosedAs = 'answered' | 'withdrawn' | 'lapsed' | 'moot';

/** One step of a pratica's life, handed to the activity that writes it all in one transaction. */
export interface Step {
  readonly id: string;
  readonly kind: TransitionName | TimerName;
  readonly at: string;
  readonly from: State | null;
  readonly actor: Actor;
  readonly onBehalfOf?: Represented;
  readonly channel: 'web' | 'timer' | 'gateway';
  readonly facts: Facts;
  /** The ente that the step concerns: the acting, else the chosen one. */
  readonly enteId: string | null;
  /** Other enti whose offers, answers or things to do the step changes. */
  readonly touches: readonly string[];
  readonly tells: readonly Audience[];
  readonly tasks: TaskChanges;
  /** First and last day of the next period, when the step proposes, agrees upon or begins one. */
  readonly nextPeriod?: { readonly startDate: string; readonly endDate: string };
  /** The later payment that the step is about; `dueOn` is a day of the comune. */
  readonly instalment?: { readonly paymentId: string; readonly n: number; readonly dueOn: string };
  /** When later payments are due, where the step sets or moves that; and the rest of a service that it ends. */
  readonly instalmentsDue?: readonly { readonly paymentId: string; readonly dueAt: string }[];
  readonly restDueAt?: string;
  /** Requests for documents that the step closes, and how. */
  readonly integrationsClosed?: readonly { id: string; enteId: string | null; as: ClosedAs }[];
  /** What an end before time leaves unused: days or, of a service with a plan, minutes of visits. */
  readonly unused?: { readonly days: number; readonly ofDays: number };
  /** The answer of the ente concerned, when the step changed it. */
  readonly enteAnswer: EnteAnswer | null;
  /** The date the pratica is due by in its state, and the ente whose offer is chosen. */
  readonly dueAt: string | null;
  readonly chosenEnteId: string | null;
  /** The pratica after the step. */
  readonly pratica: Pratica;
}

/** An act as the database keeps it: enough to bring a pratica to where the act had brought it. */
export type RecordedAct = Pick<Step, 'id' | 'kind' | 'at' | 'actor' | 'onBehalfOf' | 'facts'>;

export const PRATICA = 'pratica';

/** How a step that cannot be recorded is tried again, for as long as it takes; in milliseconds. */
export const RECORD_RETRY = { initialInterval: 200, maximumInterval: 15_000 } as const;

/** Moves the pratica; refused with ApplicationFailure whose type is a code of `REFUSALS`. */
export const transition = defineUpdate<Answer, [Command]>('transition');
/** Takes over what the database has recorded beyond this run (docs/adr/0001); gives the version. */
export const catchUp = defineUpdate<number>('catchUp');
export const whereIsIt = defineQuery<Pratica>('pratica');

/** The one place that builds the id of a pratica's workflow: no personal data in it. */
export function praticaWorkflowId(comuneId: string, praticaId: string): string {
  return `pratica/${comuneId}/${praticaId}`;
}
