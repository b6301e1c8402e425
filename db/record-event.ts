import { sql } from 'kysely';
import { createHash } from 'node:crypto';
import type { Step } from '../workflows/pratica/messages.ts';
import type { Trx } from './connect.ts';

/**
 * Appends the event of a step, chained by hash to the one before, with the notices it asks for,
 * and wakes those who listen. `seq` is the pratica's version: one step, one event.
 */
export async function writeEvent(
  trx: Trx,
  step: Step,
  { reason, data }: { reason: string | null; data: object },
): Promise<void> {
  const { pratica, actor } = step;
  const before = await trx
    .selectFrom('event')
    .select('hash')
    .where('praticaId', '=', pratica.id)
    .where('seq', '=', pratica.version - 1)
    .executeTakeFirst();
  const event = {
    comuneId: pratica.comuneId,
    praticaId: pratica.id,
    seq: pratica.version,
    kind: step.kind,
    fromState: step.from,
    toState: pratica.state!,
    actorId: actor.id,
    actorRole: actor.role,
    onBehalfOf: step.onBehalfOf ? JSON.stringify(step.onBehalfOf) : null,
    reason,
    channel: step.channel,
    audience: audienceOf(step),
    data: JSON.stringify({ ...data, ...(step.enteId ? { enteId: step.enteId } : {}) }),
    commandId: step.id,
    at: step.at,
    prevHash: before?.hash ?? null,
  };
  const { id } = await trx
    .insertInto('event')
    .values({ ...event, hash: hashOf(event) })
    .returning('id')
    .executeTakeFirstOrThrow();
  const { praticaId, comuneId } = event;
  const notices = [...new Set(step.tells)].map((audience) => ({
    eventId: id,
    audience,
    praticaId,
    comuneId,
  }));
  if (notices.length > 0) await trx.insertInto('outbox').values(notices).execute();
  await sql`select pg_notify('wemi_event', ${JSON.stringify({ id, praticaId, comuneId })})`.execute(
    trx,
  );
}

/** Whose timeline shows the event. The citizen sees all; rivals never see each other's acts. */
function audienceOf(step: Step): string[] {
  const concerned = step.enteId ? [`ente:${step.enteId}`] : [];
  return ['citizen', 'office', ...(step.tells.includes('enti') ? ['enti'] : []), ...concerned];
}

/** SHA-256 over the event's fields in their order, the hash of the one before among them. */
function hashOf(event: object): string {
  return createHash('sha256')
    .update(JSON.stringify(Object.values(event)))
    .digest('hex');
}
