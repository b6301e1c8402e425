import { type RawBuilder, sql } from 'kysely';
import type { StoredEvent } from './check-chain.ts';
import type { Trx } from './connect.ts';

const AT_ONCE = 5_000;

/** From after one pratica up to another, in the order of their ids; all when nothing is said. */
export interface PraticheRange {
  after?: string | undefined;
  upTo?: string | undefined;
}

/**
 * The events of a range of pratiche in the order of their chains, a batch at a time: however many
 * there are, few are held. JSON comes as the text that is stored, so that nothing is read kindly.
 */
export async function* streamEvents(
  trx: Trx,
  { after, upTo }: PraticheRange = {},
): AsyncGenerator<StoredEvent[]> {
  let from = { praticaId: after ?? FIRST, seq: after ? LAST_SEQ : 0 };
  while (true) {
    const batch = await readEvents(trx, sql`
      (pratica_id, seq) > (${from.praticaId}::uuid, ${from.seq}::int)
      and pratica_id <= ${upTo ?? LAST}::uuid
      order by pratica_id, seq limit ${AT_ONCE}`); // prettier-ignore
    if (batch.length > 0) yield batch;
    if (batch.length < AT_ONCE) return;
    from = batch.at(-1)!;
  }
}

/** All events of one pratica, as `streamEvents` reads them. */
export function readChain(trx: Trx, { praticaId }: { praticaId: string }): Promise<StoredEvent[]> {
  return readEvents(trx, sql`pratica_id = ${praticaId}::uuid order by seq`);
}

const FIRST = '00000000-0000-0000-0000-000000000000';
const LAST = 'ffffffff-ffff-ffff-ffff-ffffffffffff';
const LAST_SEQ = 2_147_483_647;

async function readEvents(trx: Trx, which: RawBuilder<unknown>): Promise<StoredEvent[]> {
  const { rows } = await sql<StoredEvent>`
    select id, comune_id as "comuneId", pratica_id as "praticaId", seq, version, kind,
      from_state as "fromState", to_state as "toState", actor_id as "actorId",
      actor_role as "actorRole", on_behalf_of::text as "onBehalfOf", reason, channel, audience,
      data::text as data, command_id as "commandId", at::text as at, prev_hash as "prevHash", hash,
      at = date_trunc('milliseconds', at) and coalesce(array_lower(audience, 1), 1) = 1
        and jsonb_typeof(data) = 'object'
        and coalesce(jsonb_typeof(on_behalf_of), 'object') = 'object' as "isExact"
    from event where ${which}`.execute(trx.withoutPlugins());
  for (const row of rows) row.isExact &&= isPlain(row.data) && isPlain(row.onBehalfOf ?? '{}');
  return rows;
}

const MAY_HOLD_ODD_NUMBERS = /\d{16}|\.\d*0(?!\d)/;

/** Whether every number is written as JSON.stringify would: 1.0 or a digit too many is not ours. */
function isPlain(json: object | string): boolean {
  if (typeof json !== 'string' || !MAY_HOLD_ODD_NUMBERS.test(json)) return true;
  let isOdd = false;
  JSON.parse(json, (_key, value: unknown, ...[context]: [{ source?: string }?]) => {
    if (typeof value === 'number' && context?.source !== String(value)) isOdd = true;
    return value;
  });
  return !isOdd;
}
