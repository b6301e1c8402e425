import type { FastifyInstance } from 'fastify';
import { addCommand, answerCommand } from '../../db/commands.ts';
import { asActor, asSystem } from '../../db/connect.ts';
import { appendEventBeside } from '../../db/events-beside.ts';
import { closeOfficeTask, isOfficeTaskOpen } from '../../db/office-tasks.ts';
import { type Actor, askingAs } from '../actor.ts';
import { hashRequest, replay } from '../idempotency.ts';
import { invalid, problem } from '../problem.ts';

interface Given {
  praticaId: string;
  note: string;
  commandId: string;
}

/**
 * The office has told whoever could not be written to in another way: its task is over, and the note
 * stays in the pratica for the office and for whoever verifies.
 * @throws invalid, not-allowed-in-state when no such task is open
 */
export async function reachOtherwise(app: FastifyInstance, actor: Actor, given: Given) {
  const { commandId, ...asked } = given;
  const { praticaId } = asked;
  const requestHash = hashRequest(asked);
  const reason = given.note.trim();
  if (!reason) throw invalid('/note', NO_NOTE);
  const known = await asActor(app.db, askingAs(actor), (trx) =>
    replay<{ done: true }>(trx, { id: commandId, requestHash }),
  );
  if (known) return known;
  const { comuneId, id: actorId, role } = actor;
  return asSystem(app.db, comuneId, async (trx) => {
    const command = { id: commandId, comuneId, praticaId, actorId, requestHash, reason };
    const isNew = await addCommand(trx, { ...command, transition: 'reachOtherwise', payload: {} });
    if (!isNew) throw problem('in-flight', { retryAfter: 1 });
    const task = { kind: 'reachOtherwise', praticaId } as const;
    if (!(await isOfficeTaskOpen(trx, task))) throw problem('not-allowed-in-state');
    const at = new Date().toISOString();
    await closeOfficeTask(trx, { ...task, at });
    await appendEventBeside(trx, {
      ...{ comuneId, praticaId, at, commandId, reason },
      kind: 'reachedOtherwise',
      actor: { id: actorId, role },
      channel: 'web',
      audience: ['office'],
      tells: [],
      data: {},
    });
    const answer = { done: true as const };
    await answerCommand(trx, { id: commandId, answer });
    return answer;
  });
}

const NO_NOTE = {
  it: 'Scrivi come avete avvisato la persona o l’ente, e quando.',
  en: 'Please write how you told the person or the ente, and when.',
};
