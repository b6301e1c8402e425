import { continueAsNew, proxyLocalActivities } from '@temporalio/workflow';
import type { Activities } from '../../activities/index.ts';
import { live, type Machine } from '../machine/life.ts';
import { firstTimer } from '../machine/timers.ts';
import { RECORD_RETRY } from '../pratica/messages.ts';
import { qualificationRefusal } from './guards.ts';
import {
  catchUp,
  type Command,
  type QualificationInput,
  type RecordedAct,
  type Step,
  transition,
  whereIsIt,
} from './messages.ts';
import type { Qualification } from './qualification.ts';
import { relive } from './relive.ts';
import { stepOf } from './step.ts';
import type { State, TimerName } from './transitions.ts';

const { recordQualification, readQualificationActs } = proxyLocalActivities<Activities>({
  // The database may be away for hours: the step waits for it, it is never given up.
  startToCloseTimeout: '10 s',
  retry: RECORD_RETRY,
});

const SYSTEM = { id: null, role: 'system' } as const;

const machine: Machine<Qualification, Command, Step, RecordedAct> = {
  transition,
  catchUp,
  whereIsIt,
  record: recordQualification,
  readActs: readQualificationActs,
  refusalOf: qualificationRefusal,
  relive,
  idOf: ({ id }) => id,
  stepBy: (current, { id, transition: kind, actor, facts }, at) =>
    stepOf({ id, kind, actor, facts, channel: 'web' }, at, current),
  stepOfTimer: (current, { id, timer }, at) => {
    const kind = timer as TimerName;
    return stepOf({ id, kind, actor: SYSTEM, facts: {}, channel: 'timer' }, at, current);
  },
  after: (step) => step.qualification,
  nextTimer: ({ deadlines, closed }) => (closed ? undefined : firstTimer(deadlines)),
  isOpen: ({ closed }) => !closed,
  // A term that follows on another begins a run of its own.
  turns: ['renew'],
};

/** The life of one ente's qualification, from its application on (docs/adr/0046). */
export async function qualification(input: QualificationInput): Promise<State | null> {
  return live(machine, {
    start: input.qualification,
    answered: input.answered,
    continueAfter: input.continueAfter,
    continueAs: (current, answered) =>
      continueAsNew<typeof qualification>({ ...input, qualification: current, answered }),
  });
}
