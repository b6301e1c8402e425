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
import { advance, ring } from './advance.ts';
import { nextTimer } from './deadlines.ts';
import { refusalOf } from './guards.ts';
import {
  type Answer,
  type Command,
  type PraticaInput,
  type Step,
  transition,
  whereIsIt,
} from './messages.ts';
import { stepOf } from './step.ts';
import { isOpen, type Refusal, type State } from './transitions.ts';

const { record } = proxyLocalActivities<Activities>({
  // The database may be away for hours: the step waits for it, it is never given up.
  startToCloseTimeout: '10 s',
  retry: { initialInterval: '200 ms', maximumInterval: '15 s' },
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
  let recorded: Promise<void> = Promise.resolve();
  const answered = new Map<string, Answer>(input.answered);

  const take = async (step: Step): Promise<Answer> => {
    current = step.pratica;
    const answer = { state: current.state!, version: current.version };
    answered.set(step.id, answer);
    recorded = recorded.then(() => record(step));
    await recorded;
    return answer;
  };

  const stepBy = (command: Command): Step => {
    const channel = command.actor.role === 'system' ? 'gateway' : 'web';
    const { id, transition: kind, actor, onBehalfOf, facts } = command;
    const act = { id, kind, actor, onBehalfOf, facts, channel } as const;
    return stepOf(act, now(), current, advance(current, command, now()));
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

  setHandler(whereIsIt, () => current);
  // The validator alone decides: nothing comes between it and its handler, and it is not run on
  // replay, so that a stricter guard never disowns what is in a history (docs/adr/0006).
  setHandler(
    transition,
    async (command) => {
      const known = answered.get(command.id);
      return known ? recorded.then(() => known) : take(stepBy(command));
    },
    { validator: refuse },
  );

  const isTooLong = () =>
    input.continueAfter
      ? workflowInfo().historyLength >= input.continueAfter
      : workflowInfo().continueAsNewSuggested;

  if (current.state === null) await condition(() => current.state !== null, REQUEST_AWAITED);
  while (current.state !== null && isOpen(current.state, current.closed)) {
    const due = nextTimer(current);
    const hasNews = () => isTooLong() || nextTimer(current)?.at !== due?.at || current.closed;
    const woken = await (due
      ? condition(hasNews, msUntil(due.at))
      : condition(hasNews).then(() => true));
    // An act may have landed in the same instant as the hour: then the hour no longer counts.
    if (!woken && due && nextTimer(current)?.timer === due.timer) {
      const actor = { id: null, role: 'system' } as const;
      const act = { id: uuid4(), kind: due.timer, actor, channel: 'timer', facts: {} } as const;
      await take(stepOf(act, now(), current, ring(current, due.timer, now())));
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

function now(): string {
  return new Date().toISOString();
}

function msUntil(instant: string): number {
  return Math.max(1, Date.parse(instant) - Date.now());
}
