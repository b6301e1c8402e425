import { sql } from 'kysely';
import type { Trx } from './connect.ts';
import { hashOf } from './event-hash.ts';
import { lockPratica } from './pratica-lock.ts';
import type { Audience } from '../workflows/pratica/transitions.ts';

export interface EventBeside {
  kind: string;
  /** Of whatever caused it: one cause is one event, however often it is told. */
  commandId: string;
  comuneId: string;
  praticaId: string;
  actor: { id: string | null; role: string };
  /** For whom, when it is by mandate or, for an ente, by office. */
  onBehalfOf?: { role: 'citizen'; mandateId: string } | { role: 'ente'; enteId: string } | null;
  channel: 'web' | 'gateway';
  /** Whose timeline shows it. */
  audience: string[];
  /** Who gets a notice. */
  tells: readonly Audience[];
  data: object;
  /** Why, in the words of whoever did it. */
  reason?: string | null;
  /** ISO instant. */
  at: string;
}

/**
 * What happens beside the pratica's moves, also when it is closed and its workflow is over: an
 * event like any other, chained, told and heard, that makes no new version. Locks the pratica, so
 * that two such events follow each other; a step recorded meanwhile collides on `seq` and is
 * recorded again.
 */
export async function appendEventBeside(trx: Trx, happened: EventBeside): Promise<void> {
  const { kind, commandId, comuneId, praticaId, actor, channel, audience, tells, at } = happened;
  const { state, version } = await lockPratica(trx, { praticaId });
  if (await isTold(trx, commandId)) return;
  const last = await trx
    .selectFrom('event')
    .select(['seq', 'hash'])
    .where('praticaId', '=', praticaId)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  const event = {
    ...{ comuneId, praticaId, version, kind, channel, audience, commandId, at },
    seq: last.seq + 1,
    fromState: state,
    toState: state,
    actorId: actor.id,
    actorRole: actor.role,
    onBehalfOf: happened.onBehalfOf ? JSON.stringify(happened.onBehalfOf) : null,
    reason: happened.reason ?? null,
    data: JSON.stringify(happened.data),
    prevHash: last.hash,
  };
  const { id } = await trx
    .insertInto('event')
    .values({ ...event, hash: hashOf(event) })
    .returning('id')
    .executeTakeFirstOrThrow();
  if (tells.length > 0) {
    await trx
      .insertInto('outbox')
      .values(tells.map((told) => ({ eventId: id, praticaId, comuneId, audience: told })))
      .execute();
  }
  await sql`select pg_notify('wemi_event', ${JSON.stringify({ id, praticaId, comuneId })})`.execute(
    trx,
  );
}

async function isTold(trx: Trx, commandId: string): Promise<boolean> {
  const row = await trx
    .selectFrom('event')
    .select('id')
    .where('commandId', '=', commandId)
    .executeTakeFirst();
  return row !== undefined;
}
