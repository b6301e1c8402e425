import {
  allHandlersFinished,
  ApplicationFailure,
  condition,
  continueAsNew,
  proxyLocalActivities,
  setHandler,
  uuid4,
  workflowInfo,
} from '@temporalio/workflow';
import type { Activities } from '../../activities/index.ts';
import { advance, ring } from './advance.ts';
import { nextTimer } from './deadlines.ts';
import { refusalOf } from './guards.ts';
import { type Answer, type Command, type PraticaInput, transition, whereIsIt } from './messages.ts';
import type { Pratica } from './pratica.ts';
import { type Act, stepOf } from './step.ts';
import { isOpen, type State } from './transitions.ts';

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

  const take = async (next: Pratica, act: Act): Promise<Answer> => {
    const step = stepOf(act, now(), current, next);
    current = next;
    const answer = { state: next.state!, version: next.version };
    answered.set(act.id, answer);
    recorded = recorded.then(() => record(step));
    await recorded;
    return answer;
  };

  const refuse = (command: Command) => {
    if (answered.has(command.id)) return;
    const refusal = refusalOf(current, command, now());
    if (refusal) throw ApplicationFailure.nonRetryable(`Refused: ${refusal}`, refusal);
  };

  setHandler(whereIsIt, () => current);
  setHandler(
    transition,
    async (command) => {
      // Two commands can pass the validator in one activation: the second is asked again here.
      refuse(command);
      const known = answered.get(command.id);
      if (known) return recorded.then(() => known);
      const channel = command.actor.role === 'system' ? 'gateway' : 'web';
      const { id, transition: kind, actor, onBehalfOf, facts } = command;
      return take(advance(current, command, now()), {
        id,
        kind,
        actor,
        onBehalfOf,
        facts,
        channel,
      });
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
      await take(ring(current, due.timer, now()), {
        id: uuid4(),
        kind: due.timer,
        actor: { id: null, role: 'system' },
        channel: 'timer',
        facts: {},
      });
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
