import { defineQuery, defineUpdate } from '@temporalio/workflow';
import type { Changes, Due } from '../machine/tasks.ts';
import type { Assessment, Held, Qualification } from './qualification.ts';
import type { Audience, Role, State, TimerName, TransitionName } from './transitions.ts';

/** Who acts. Ids only: names and reasons stay in PostgreSQL. */
export interface Actor {
  /** The person's id; null for the system. */
  readonly id: string | null;
  readonly role: Role;
  readonly enteId?: string;
}

/** What a move needs to know, beside who and when. */
export interface Facts {
  readonly integrationId?: string;
  readonly assessment?: Assessment;
  /** The requirement whose document is new, and the last day on which it holds. */
  readonly documentId?: string;
  readonly expiresOn?: string;
  /** Of an answer to the office: the documents that come in place of others, and until when they hold. */
  readonly documents?: readonly Pick<Held, 'id' | 'expiresOn'>[];
}

/** One act on a qualification. `id` is the Idempotency-Key made a uuid: the same id is one effect. */
export interface Command {
  readonly id: string;
  readonly transition: TransitionName;
  readonly actor: Actor;
  /** The version the actor saw. */
  readonly expectedVersion?: number;
  readonly facts: Facts;
}

export interface Answer {
  readonly state: State;
  readonly version: number;
}

/** The workflow's argument: a start, or what the run before handed on. */
export interface QualificationInput {
  readonly qualification: Qualification;
  readonly answered?: readonly (readonly [commandId: string, answer: Answer])[];
  /** Continue as new after so many events; the server's own suggestion when missing. */
  readonly continueAfter?: number;
}

export interface DueTask extends Due {
  readonly owner: 'ente' | 'office';
}

/** `moot`: the qualification ended first. */
export type ClosedAs = 'answered' | 'withdrawn' | 'lapsed' | 'moot';

/** One step of a qualification's life, handed to the activity that writes it all at once. */
export interface Step {
  readonly id: string;
  readonly kind: TransitionName | TimerName;
  readonly at: string;
  readonly from: State | null;
  readonly actor: Actor;
  readonly channel: 'web' | 'timer';
  readonly facts: Facts;
  readonly tells: readonly Audience[];
  readonly tasks: Changes<DueTask>;
  readonly integrationsClosed: readonly { readonly id: string; readonly as: ClosedAs }[];
  /** The date it is due by in its state: the first timer that is no mere reminder. */
  readonly dueAt: string | null;
  /** After the step. */
  readonly qualification: Qualification;
}

/** An act as the database keeps it: enough to live it again. */
export type RecordedAct = Pick<Step, 'id' | 'kind' | 'at' | 'actor' | 'facts'>;

export const QUALIFICATION = 'qualification';

/** Refused with ApplicationFailure whose type is a code of `REFUSALS`. */
export const transition = defineUpdate<Answer, [Command]>('transition');
/** Takes over what the database has recorded beyond this run (docs/adr/0001); gives the version. */
export const catchUp = defineUpdate<number>('catchUp');
export const whereIsIt = defineQuery<Qualification>('qualification');

/** The one place that builds the id of a qualification's workflow. */
export function qualificationWorkflowId(comuneId: string, id: string): string {
  return `qualification/${comuneId}/${id}`;
}
