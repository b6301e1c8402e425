import type { Step } from '../workflows/pratica/messages.ts';
import { asSystem, type Db, type Trx } from './connect.ts';
import { writeEvent } from './record-event.ts';
import { writeMoney } from './record-money.ts';
import { writeOffers } from './record-offers.ts';
import { writePratica } from './record-pratica.ts';
import { writeTasks } from './record-tasks.ts';

/**
 * Writes one step of a pratica: projection, offers, money, tasks, event, notices to send and the
 * answer to the command, in one transaction. A local activity may run again after its commit was
 * done but not heard of: a step that is recorded already counts as success.
 */
export async function recordStep(db: Db, step: Step): Promise<void> {
  await asSystem(db, step.pratica.comuneId, async (trx) => {
    if (await isRecorded(trx, step.id)) return;
    const told = await readCommand(trx, step.id);
    const number = await writePratica(trx, step);
    const data = {
      ...(await writeOffers(trx, step, told.payload)),
      ...(await writeMoney(trx, step, told.payload)),
    };
    await writeTasks(trx, step);
    await writeEvent(trx, step, { reason: told.reason, data });
    await answerCommand(trx, step, number);
  });
}

/** What was said with a command and must not travel through the workflow. */
export interface Told {
  payload: Record<string, unknown>;
  reason: string | null;
}

async function isRecorded(trx: Trx, id: string): Promise<boolean> {
  const event = await trx
    .selectFrom('event')
    .select('id')
    .where('commandId', '=', id)
    .executeTakeFirst();
  return event !== undefined;
}

async function readCommand(trx: Trx, id: string): Promise<Told> {
  const command = await trx
    .selectFrom('command')
    .select(['payload', 'reason'])
    .where('id', '=', id)
    .executeTakeFirst();
  return command
    ? { payload: command.payload as Told['payload'], reason: command.reason }
    : { payload: {}, reason: null };
}

async function answerCommand(trx: Trx, step: Step, number: string): Promise<void> {
  const { id, state, version } = step.pratica;
  const result = JSON.stringify({ id, number, state, version });
  await trx.updateTable('command').set({ result }).where('id', '=', step.id).execute();
}
