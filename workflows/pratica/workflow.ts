import { continueAsNew, proxyLocalActivities } from '@temporalio/workflow';
import type { Activities } from '../../activities/index.ts';
import { live, type Machine } from '../machine/life.ts';
import { nextTimer } from './deadlines.ts';
import { refusalOf } from './guards.ts';
import {
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
import { isOpen, type State, type TimerName } from './transitions.ts';

const { record, readActs } = proxyLocalActivities<Activities>({
  // The database may be away for hours: the step waits for it, it is never given up.
  startToCloseTimeout: '10 s',
  retry: RECORD_RETRY,
});

const machine: Machine<Pratica, Command, Step, RecordedAct> = {
  transition,
  catchUp,
  whereIsIt,
  record,
  readActs: ({ id: praticaId, ...asked }) => readActs({ praticaId, ...asked }),
  refusalOf,
  relive,
  idOf: ({ id }) => id,
  stepBy: (current, { id, transition: kind, actor, onBehalfOf, facts }, at) => {
    const channel = actor.role === 'system' ? 'gateway' : 'web';
    return stepOn(current, { id, kind, actor, onBehalfOf, facts, channel }, at);
  },
  stepOfTimer: (current, { id, timer }, at) => {
    const actor = { id: null, role: 'system' } as const;
    return stepOn(
      current,
      { id, kind: timer as TimerName, actor, facts: {}, channel: 'timer' },
      at,
    );
  },
  after: ({ pratica }) => pratica,
  nextTimer,
  isOpen: ({ state, closed }) => state !== null && isOpen(state, closed),
  // A period that is renewed begins a run of its own.
  turns: ['renewalSettled'],
};

/** The life of one pratica: its table, lived as every machine lives (docs/adr/0046). */
export async function pratica(input: PraticaInput): Promise<State | null> {
  return live(machine, {
    start: input.pratica,
    answered: input.answered,
    continueAfter: input.continueAfter,
    continueAs: (current, answered) =>
      continueAsNew<typeof pratica>({ ...input, pratica: current, answered }),
  });
}

function stepOn(current: Pratica, act: Act, at: string): Step {
  return stepOf(act, at, current, relive(current, { ...act, at }));
}
