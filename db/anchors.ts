import { sql } from 'kysely';
import { type Anchor, sealAnchor, type SigningKey } from './anchor-seal.ts';
import type { Trx } from './connect.ts';
import type { AnchoredEvent } from './tables/anchor.ts';

/** As it was written, to the millisecond; digits beyond that are another's and stay to be seen. */
const WRITTEN_AT = sql<string>`regexp_replace(
  to_char(at, 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), '000Z$', 'Z')`;
const EVENTS_AT_MOST = 1_000;
/**
 * Ids are not in the order of commits: so many are looked at again. A transaction that is overtaken
 * by more of them has long run into its time limit.
 */
const IDS_LOOKED_AT_AGAIN = 10_000;

/** Holds other writers of anchors, of whatever process, until the transaction ends. */
export async function lockAnchors(trx: Trx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('wemi.anchor'))`.execute(trx);
}

export function listAnchors(
  trx: Trx,
  { afterN = 0, limit = 20 }: { afterN?: number; limit?: number },
): Promise<Anchor[]> {
  return selectAnchors(trx).where('n', '>', afterN).orderBy('n').limit(limit).execute();
}

export function findLastAnchor(trx: Trx): Promise<Anchor | undefined> {
  return selectAnchors(trx).orderBy('n', 'desc').limit(1).executeTakeFirst();
}

export interface AnchorTurn {
  comuneId: string;
  key: SigningKey;
  /** ISO instant. */
  at: string;
  /** Up to where an earlier turn found every event anchored; 0 when none has looked. */
  doneTo: number;
}

/**
 * Anchors the events that no anchor holds yet, a thousand at most. Holds `lockAnchors`.
 * @returns where the next turn may begin, and whether there is certainly more
 */
export async function addAnchor(
  trx: Trx,
  { comuneId, key, at, doneTo }: AnchorTurn,
): Promise<{ doneTo: number; isMore: boolean }> {
  const last = await findLastAnchor(trx);
  const { newestId, anchoredTo } = await readReach(trx);
  const after = Math.max(doneTo, anchoredTo - IDS_LOOKED_AT_AGAIN, 0);
  const events = await listEventsToAnchor(trx, { after, lastN: last?.n ?? 0 });
  if (events.length > 0) {
    const n = (last?.n ?? 0) + 1;
    const anchor = sealAnchor({ comuneId, n, at, events, prevDigest: last?.digest ?? null }, key);
    const row = { ...anchor, events: JSON.stringify(events) };
    await trx.insertInto('anchor').values(row).execute();
  }
  const isMore = events.length === EVENTS_AT_MOST;
  return { doneTo: isMore ? after : Math.max(newestId - IDS_LOOKED_AT_AGAIN, 0), isMore };
}

async function readReach(trx: Trx): Promise<{ newestId: number; anchoredTo: number }> {
  const { rows } = await sql<{ newestId: number; anchoredTo: number }>`
    select coalesce(pg_sequence_last_value(pg_get_serial_sequence('event', 'id')), 0)::float8
        as newest_id,
      coalesce((select max(last_event_id) from anchor), 0)::float8 as anchored_to`.execute(trx);
  return rows[0]!;
}

/** Each anchor holds an event at least, so those of the ids looked at again are among the last. */
async function listEventsToAnchor(
  trx: Trx,
  { after, lastN }: { after: number; lastN: number },
): Promise<AnchoredEvent[]> {
  const { rows } = await sql<{ praticaId: string; seq: number; id: string; hash: string }>`
    select pratica_id, seq, id, hash from event
    where id > ${after} and id not in (
      select (anchored ->> 2)::bigint from anchor, jsonb_array_elements(events) anchored
      where n > ${lastN - IDS_LOOKED_AT_AGAIN} and last_event_id > ${after})
    order by id limit ${EVENTS_AT_MOST}`.execute(trx);
  return rows.map(({ praticaId, seq, id, hash }) => [praticaId, seq, id, hash]);
}

function selectAnchors(trx: Trx) {
  return trx
    .selectFrom('anchor')
    .select(['comuneId', 'n', 'events', 'prevDigest', 'digest', 'keyId', 'signature'])
    .select(WRITTEN_AT.as('at'));
}
