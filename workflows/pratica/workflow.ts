import {
  allHandlersFinished,
  ApplicationFailure,
  condition,
  continueAsNew,
  log,
  proxyLocalActivities,
  setHandler,
  uuid4,
  workflowInfo,
} from '@temporalio/workflow';
import type { Activities } from '../../activities/index.ts';
import { nextTimer } from './deadlines.ts';
import { refusalOf } from './guards.ts';
import {
  type Answer,
  catchUp,
  type Command,
  type PraticaInput,
  RECORD_RETRY,
  type RecordedAct,
  type Step,
  transition,
  whereIsIt,
} from './messages.ts';
import type { Pratica } from './pratica.ts';
import { relive } from './relive.ts';
import { type Act, stepOf } from './step.ts';
import { isOpen, type Refusal, type State } from './transitions.ts';

const { record, readActs } = proxyLocalActivities<Activities>({
  // The database may be away for hours: the step waits for it, it is never given up.
  startToCloseTimeout: '10 s',
  retry: RECORD_RETRY,
});

const ANSWERS_KEPT = 256;
const REQUEST_AWAITED = '1 hour';

/**
 * The life of one pratica. Commands come as updates, time as timers; each moves the pratica by
 * `advance` or `ring` and is written down by `record` before anyone is answered. Steps are
 * recorded strictly in the order in which the state changed.
 */
export async function pratica(input: PraticaInput): Promise<State | null> {
  let current = input.pratica;
  let recorded = Promise.resolve(true);
  let isRenewed = false;
  const answered = new Map<string, Answer>(input.answered);

  // Moves the pratica and has it written down; false when the database was ahead of this run.
  const take = (step: Step): Promise<boolean> => {
    const before = current;
    current = step.pratica;
    answered.set(step.id, answerOf(current));
    isRenewed ||= step.kind === 'renewalSettled';
    recorded = recorded.then((isInTime) => isInTime && write(step, before));
    return recorded;
  };

  const write = async (step: Step, before: Pratica): Promise<boolean> => {
    const there = await record(step);
    if (there && 'version' in there) {
      // Obeyed so long ago that this run does not remember: it stays at that.
      takeOver([], before);
      answered.set(step.id, there);
      return false;
    }
    if (!there?.length) return true;
    takeOver(there, before);
    return false;
  };

  // What the engine lost in a crash is there in the database; what was built without it falls.
  const takeOver = (lost: readonly RecordedAct[], from: Pratica) => {
    for (const [id, { version }] of answered) if (version > from.version) answered.delete(id);
    current = lost.reduce((pratica, act) => {
      const next = relive(pratica, act);
      answered.set(act.id, answerOf(next));
      return next;
    }, from);
    recorded = Promise.resolve(true);
  };

  const stepOn = (act: Omit<Act, 'channel'>, channel: Act['channel']): Step => {
    const at = now();
    return stepOf({ ...act, channel }, at, current, relive(current, { ...act, at }));
  };
  const stepBy = ({ id, transition: kind, actor, onBehalfOf, facts }: Command): Step => {
    const channel = actor.role === 'system' ? 'gateway' : 'web';
    return stepOn({ id, kind, actor, onBehalfOf, facts }, channel);
  };

  // What cannot be worked out, be it for a term that is none, is refused here: thrown by the
  // handler it would come again with every try of the workflow task.
  const foresee = (command: Command): Refusal | undefined => {
    try {
      stepBy(command);
      return undefined;
    } catch (error) {
      log.error('a command cannot be worked out', { command: command.id, error });
      return 'not-possible-now';
    }
  };

  const refuse = (command: Command) => {
    if (answered.has(command.id)) return;
    const refusal = refusalOf(current, command, now()) ?? foresee(command);
    if (refusal) throw ApplicationFailure.nonRetryable(`Refused: ${refusal}`, refusal);
  };

  const obey = async (command: Command): Promise<Answer> => {
    const isDone = await (answered.has(command.id) ? recorded : take(stepBy(command)));
    if (isDone) return answered.get(command.id)!;
    refuse(command);
    return obey(command);
  };

  const lookBack = async (): Promise<number> => {
    await recorded;
    const from = current;
    const { id, comuneId, version } = from;
    const lost = await readActs({ praticaId: id, comuneId, fromVersion: version + 1 });
    if (lost.length > 0 && current === from) takeOver(lost, from);
    return current.version;
  };

  setHandler(whereIsIt, () => current);
  // The validator alone decides: nothing comes between it and its handler, and it is not run on
  // replay, so that a stricter guard never disowns what is in a history (docs/adr/0006).
  setHandler(transition, obey, { validator: refuse });
  setHandler(catchUp, lookBack);

  // A period that is renewed begins a run of its own; and no run outgrows what the server bears.
  const isTooLong = () =>
    isRenewed ||
    (input.continueAfter
      ? workflowInfo().historyLength >= input.continueAfter
      : workflowInfo().continueAsNewSuggested);

  if (current.state === null && !(await condition(() => current.state !== null, REQUEST_AWAITED))) {
    await lookBack();
  }
  while (current.state !== null && isOpen(current.state, current.closed)) {
    const due = nextTimer(current);
    const hasNews = () => isTooLong() || nextTimer(current)?.at !== due?.at || current.closed;
    const woken = await (due
      ? condition(hasNews, msUntil(due.at))
      : condition(hasNews).then(() => true));
    // An act may have landed in the same instant as the hour: then the hour no longer counts.
    if (!woken && due && nextTimer(current)?.timer === due.timer) {
      const actor = { id: null, role: 'system' } as const;
      await take(stepOn({ id: uuid4(), kind: due.timer, actor, facts: {} }, 'timer'));
    }
    if (isTooLong()) {
      await condition(allHandlersFinished);
      await continueAsNew<typeof pratica>({
        ...input,
        pratica: current,
        answered: [...answered].slice(-ANSWERS_KEPT),
      });
    }
  }
  await condition(allHandlersFinished);
  return current.state;
}

function answerOf({ state, version }: Pratica): Answer {
  return { state: state!, version };
}

function now(): string {
  return new Date().toISOString();
}

function msUntil(instant: string): number {
  return Math.max(1, Date.parse(instant) - Date.now());
}
