import {
  allHandlersFinished,
  ApplicationFailure,
  condition,
  log,
  setHandler,
  uuid4,
  workflowInfo,
} from '@temporalio/workflow';
import type { QueryDefinition, UpdateDefinition } from '@temporalio/common';

/** What is known of whatever lives by a transition table. */
export interface Living {
  readonly id: string;
  readonly comuneId: string;
  /** Null until its first move is made. */
  readonly state: string | null;
  readonly closed: boolean;
  readonly version: number;
}

interface Answer<L extends Living> {
  readonly state: NonNullable<L['state']>;
  readonly version: number;
}

/** A step as `live` needs to know it: what else is in it is for whoever writes it down. */
interface Taken {
  readonly id: string;
  readonly kind: string;
}

export interface Ring {
  readonly timer: string;
  readonly at: string;
}

/**
 * What tells one kind of workflow from another. All but `record` and `readActs` is pure.
 *
 * `C` are its commands, `S` its steps, `R` its acts as the database keeps them.
 */
export interface Machine<L extends Living, C extends { id: string }, S extends Taken, R> {
  readonly transition: UpdateDefinition<Answer<L>, [C]>;
  readonly catchUp: UpdateDefinition<number>;
  readonly whereIsIt: QueryDefinition<L>;
  /** Gives back what stands in the step's place, or how its command was answered before. */
  record(step: S): Promise<readonly R[] | Answer<L> | null | undefined>;
  /** What was recorded from a version on. */
  readActs(asked: { id: string; comuneId: string; fromVersion: number }): Promise<readonly R[]>;
  refusalOf(at: L, command: C, now: string): string | undefined;
  relive(at: L, act: R): L;
  idOf(act: R): string;
  stepBy(at: L, command: C, now: string): S;
  stepOfTimer(at: L, rung: { id: string; timer: string }, now: string): S;
  after(step: S): L;
  nextTimer(at: L): Ring | undefined;
  isOpen(at: L): boolean;
  /** Kinds of step after which a run of its own begins. */
  readonly turns?: readonly string[];
}

export interface Run<L extends Living> {
  readonly start: L;
  readonly answered?: readonly (readonly [commandId: string, answer: Answer<L>])[] | undefined;
  /** Continue as new after so many events; the server's own suggestion when missing. */
  readonly continueAfter?: number | undefined;
  continueAs(at: L, answered: readonly (readonly [string, Answer<L>])[]): Promise<never>;
}

const ANSWERS_KEPT = 256;
const FIRST_MOVE_AWAITED = '1 hour';

/**
 * The life of one case of a machine. Commands come as updates, time as timers; each makes a step
 * that is written down by `record` before anyone is answered. Steps are recorded strictly in the
 * order in which the state changed.
 */
export async function live<L extends Living, C extends { id: string }, S extends Taken, R>(
  machine: Machine<L, C, S, R>,
  run: Run<L>,
): Promise<L['state']> {
  let current = run.start;
  let recorded = Promise.resolve(true);
  let isTurned = false;
  const answered = new Map<string, Answer<L>>(run.answered);

  // Moves the case and has it written down; false when the database was ahead of this run.
  const take = (step: S): Promise<boolean> => {
    const before = current;
    current = machine.after(step);
    answered.set(step.id, answerOf(current));
    isTurned ||= machine.turns?.includes(step.kind) ?? false;
    recorded = recorded.then((isInTime) => isInTime && write(step, before));
    return recorded;
  };

  const write = async (step: S, before: L): Promise<boolean> => {
    const there = await machine.record(step);
    if (there && 'version' in there) {
      // Obeyed so long ago that this run does not remember: it stays at that.
      takeOver([], before);
      answered.set(step.id, there);
      return false;
    }
    // Steps of long ago were recorded by an activity that gave nothing back.
    if (!there?.length) return true;
    takeOver(there, before);
    return false;
  };

  // What the engine lost in a crash is there in the database; what was built without it falls.
  const takeOver = (lost: readonly R[], from: L) => {
    for (const [id, { version }] of answered) if (version > from.version) answered.delete(id);
    current = lost.reduce((at, act) => {
      const next = machine.relive(at, act);
      answered.set(machine.idOf(act), answerOf(next));
      return next;
    }, from);
    recorded = Promise.resolve(true);
  };

  // What cannot be worked out, be it for a term that is none, is refused here: thrown by the
  // handler it would come again with every try of the workflow task.
  const foresee = (command: C): string | undefined => {
    try {
      machine.stepBy(current, command, now());
      return undefined;
    } catch (error) {
      log.error('a command cannot be worked out', { command: command.id, error });
      return 'not-possible-now';
    }
  };

  const refuse = (command: C) => {
    if (answered.has(command.id)) return;
    const refusal = machine.refusalOf(current, command, now()) ?? foresee(command);
    if (refusal) throw ApplicationFailure.nonRetryable(`Refused: ${refusal}`, refusal);
  };

  const obey = async (command: C): Promise<Answer<L>> => {
    const isDone = await (answered.has(command.id)
      ? recorded
      : take(machine.stepBy(current, command, now())));
    if (isDone) return answered.get(command.id)!;
    refuse(command);
    return obey(command);
  };

  const lookBack = async (): Promise<number> => {
    await recorded;
    const from = current;
    const { id, comuneId, version } = from;
    const lost = await machine.readActs({ id, comuneId, fromVersion: version + 1 });
    if (lost.length > 0 && current === from) takeOver(lost, from);
    return current.version;
  };

  setHandler(machine.whereIsIt, () => current);
  // The validator alone decides: nothing comes between it and its handler, and it is not run on
  // replay, so that a stricter guard never disowns what is in a history (docs/adr/0006).
  setHandler(machine.transition, obey, { validator: refuse });
  setHandler(machine.catchUp, lookBack);

  // Some steps begin a run of their own; and no run outgrows what the server bears.
  const isTooLong = () =>
    isTurned ||
    (run.continueAfter
      ? workflowInfo().historyLength >= run.continueAfter
      : workflowInfo().continueAsNewSuggested);

  if (
    current.state === null &&
    !(await condition(() => current.state !== null, FIRST_MOVE_AWAITED))
  ) {
    await lookBack();
  }
  while (current.state !== null && machine.isOpen(current)) {
    const due = machine.nextTimer(current);
    const hasNews = () =>
      isTooLong() || machine.nextTimer(current)?.at !== due?.at || current.closed;
    const woken = await (due
      ? condition(hasNews, msUntil(due.at))
      : condition(hasNews).then(() => true));
    // An act may have landed in the same instant as the hour: then the hour no longer counts.
    if (!woken && due && machine.nextTimer(current)?.timer === due.timer) {
      await take(machine.stepOfTimer(current, { id: uuid4(), timer: due.timer }, now()));
    }
    if (isTooLong()) {
      await condition(allHandlersFinished);
      await run.continueAs(current, [...answered].slice(-ANSWERS_KEPT));
    }
  }
  await condition(allHandlersFinished);
  return current.state;
}

function answerOf<L extends Living>({ state, version }: L): Answer<L> {
  return { state: state! as NonNullable<L['state']>, version };
}

function now(): string {
  return new Date().toISOString();
}

function msUntil(instant: string): number {
  return Math.max(1, Date.parse(instant) - Date.now());
}
