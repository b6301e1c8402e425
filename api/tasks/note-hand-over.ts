import { randomUUID } from 'node:crypto';
import type { Trx } from '../../db/connect.ts';
import { appendEventBeside } from '../../db/events-beside.ts';
import type { Actor } from '../actor.ts';

interface HandedOver {
  task: { id: string; praticaId: string; kind: string; enteId: string | null };
  /** Persons; null is nobody. */
  from: string | null;
  to: string | null;
}

/**
 * Leaves word that a task went from hand to hand by somebody's own will: for the people of whoever
 * owes it, for the office and for whoever verifies. Citizens and rivals neither see nor hear of it.
 */
export function noteHandOver(
  trx: Trx,
  { id: actorId, role, comuneId }: Actor,
  { task, from, to }: HandedOver,
): Promise<void> {
  const { id: taskId, praticaId, kind, enteId } = task;
  return appendEventBeside(trx, {
    ...{ comuneId, praticaId, commandId: randomUUID(), at: new Date().toISOString() },
    kind: to === null ? 'released' : to === actorId ? 'claimed' : 'reassigned',
    actor: { id: actorId, role },
    channel: 'web',
    audience: enteId ? ['office', `ente:${enteId}`] : ['office'],
    tells: [],
    data: { taskId, task: kind, fromId: from, assigneeId: to, ...(enteId ? { enteId } : {}) },
  });
}
