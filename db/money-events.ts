import { sql } from 'kysely';
import type { Trx } from './connect.ts';
import { nameUuid } from './name-uuid.ts';
import { hashOf } from './event-hash.ts';
import type { Audience } from '../workflows/pratica/transitions.ts';

export interface MoneyEvent {
  kind: 'refundDue' | 'refunded' | 'refundRefused' | 'paymentMismatch';
  /** What the event is of: one kind of event of one cause is one event, however often it is told. */
  cause: string;
  comuneId: string;
  praticaId: string;
  tells: readonly Audience[];
  data: object;
  /** ISO instant. */
  at: string;
}

/**
 * What happens to money while the pratica itself does not move, most of all when it is closed and
 * its workflow is over: an event like any other, chained, told and heard. Locks the pratica, so
 * that two such events follow each other; a step recorded meanwhile collides on `seq` and is
 * recorded again.
 */
export async function appendMoneyEvent(trx: Trx, happened: MoneyEvent): Promise<void> {
  const { kind, cause, comuneId, praticaId, tells, data, at } = happened;
  const commandId = nameUuid('money-event', kind, cause);
  const { state, version } = await trx
    .selectFrom('pratica')
    .select(['state', 'version'])
    .where('id', '=', praticaId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  if (await isTold(trx, commandId)) return;
  const last = await trx
    .selectFrom('event')
    .select(['seq', 'hash'])
    .where('praticaId', '=', praticaId)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  const event = {
    comuneId,
    praticaId,
    seq: last.seq + 1,
    version,
    kind,
    fromState: state,
    toState: state,
    actorId: null,
    actorRole: 'system',
    onBehalfOf: null,
    reason: null,
    channel: 'gateway',
    // What comes and goes back is between the payer and the office.
    audience: tells.includes('citizen') ? ['citizen', 'office'] : ['office'],
    data: JSON.stringify(data),
    commandId,
    at,
    prevHash: last.hash,
  };
  const { id } = await trx
    .insertInto('event')
    .values({ ...event, hash: hashOf(event) })
    .returning('id')
    .executeTakeFirstOrThrow();
  await trx
    .insertInto('outbox')
    .values(tells.map((audience) => ({ eventId: id, praticaId, comuneId, audience })))
    .execute();
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
