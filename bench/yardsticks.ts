import {
  allHandlersFinished,
  condition,
  continueAsNew,
  defineUpdate,
  proxyLocalActivities,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';
import type { Activities } from '../activities/index.ts';
import { advance } from '../workflows/pratica/advance.ts';
import type { Command } from '../workflows/pratica/messages.ts';
import type { Pratica } from '../workflows/pratica/pratica.ts';
import { stepOf } from '../workflows/pratica/step.ts';

/**
 * The two things our transition is measured against: an update that does nothing, and an update
 * with one local activity that commits the very SQL transaction that our `reviseOffer` commits.
 */
export const touch = defineUpdate<number>('touch');

const { record } = proxyLocalActivities<Activities>({ startToCloseTimeout: '10 s' });

export async function bareUpdate(count = 0): Promise<void> {
  let touched = count;
  setHandler(touch, () => (touched += 1));
  await condition(() => workflowInfo().continueAsNewSuggested);
  await continueAsNew<typeof bareUpdate>(touched);
}

export interface Recording {
  pratica: Pratica;
  /** A reviseOffer whose id is replaced by the next of `idPrefix`. */
  command: Command;
  idPrefix: string;
  count: number;
}

export async function recordingUpdate(recording: Recording): Promise<void> {
  const { command, idPrefix } = recording;
  let { pratica, count } = recording;
  let last: Promise<void> = Promise.resolve();
  setHandler(touch, async () => {
    count += 1;
    const at = new Date().toISOString();
    const next = advance(pratica, command, at);
    const id = commandIdOf(idPrefix, count);
    const { transition: kind, actor, facts } = command;
    const step = stepOf({ id, kind, actor, channel: 'web', facts }, at, pratica, next);
    pratica = next;
    last = last.then(async () => void (await record(step)));
    await last;
    return count;
  });
  await condition(() => workflowInfo().continueAsNewSuggested);
  await condition(allHandlersFinished);
  await continueAsNew<typeof recordingUpdate>({ pratica, command, idPrefix, count });
}

/** The id of the n-th command of a slot; its row in `command` is laid before the measure. */
export function commandIdOf(prefix: string, n: number): string {
  return `${prefix}-0000-4000-8000-${n.toString(16).padStart(12, '0')}`;
}
