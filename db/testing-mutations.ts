import fc from 'fast-check';
import { type RawBuilder, sql } from 'kysely';
import type { StoredEvent } from './check-chain.ts';
import type { Trx } from './connect.ts';
import { hashOf } from './event-hash.ts';
import { readChain } from './stored-events.ts';

/** What somebody with all rights over the database did to the history of one pratica. */
export interface Mutation {
  name: string;
  /** The first event that is no longer what was written. */
  seq: number;
  apply(trx: Trx, praticaId: string): Promise<void>;
}

/** Every column with a change that it cannot bear; some leave a value that only looks the same. */
const CHANGES: Record<string, string> = {
  id: '(select max(id) + 1 from event)',
  comune_id: `'elsewhere'`,
  pratica_id: 'gen_random_uuid()',
  seq: 'seq + 1000',
  version: 'version + 1',
  kind: `kind || ' '`,
  from_state: `coalesce(from_state, '') || 'x'`,
  to_state: `'completed'`,
  actor_id: 'gen_random_uuid()',
  actor_role: `'admin'`,
  on_behalf_of: `case when on_behalf_of is null then 'null'::jsonb end`,
  reason: `case when reason is null then '' end`,
  channel: `'gateway'`,
  audience: `('[0:2]=' || audience::text)::text[]`,
  'audience (order)': 'audience[3] || audience[1:2]',
  data: `jsonb_set(data, '{amountCents}', '25801')`,
  'data (digits)': `jsonb_set(data, '{amountCents}', '25800.0')`,
  'data (a hair)': `jsonb_set(data, '{amountCents}', '25800.00000000000000000000001')`,
  'data (as text)': 'to_jsonb(data::text)',
  command_id: 'gen_random_uuid()',
  at: `at + interval '1 microsecond'`,
  prev_hash: `coalesce(prev_hash, '') || '0'`,
  hash: `translate(hash, '0123456789', '1234567890')`,
};

/** A mutation of a chain of `length` events; `aims` that leave no trace in it are not drawn. */
export function mutations(length: number): fc.Arbitrary<Mutation> {
  const anySeq = fc.integer({ min: 1, max: length });
  const changed = fc.tuple(anySeq, fc.constantFrom(...Object.keys(CHANGES))).map(([seq, name]) => ({
    name: `change ${name} of ${seq}`,
    seq,
    apply: (trx: Trx, id: string) => {
      const set = sql.raw(`${name.split(' ')[0]} = ${CHANGES[name]}`);
      return run(trx, sql`update event set ${set} where pratica_id = ${id} and seq = ${seq}`);
    },
  }));
  const deleted = anySeq.map((seq) => ({
    name: `delete ${seq}`,
    seq,
    apply: (trx: Trx, id: string) =>
      run(trx, sql`delete from event where pratica_id = ${id} and seq = ${seq}`),
  }));
  const cut = fc.tuple(anySeq, fc.boolean()).map(([seq, isHidden]) => ({
    name: `cut the end from ${seq}${isHidden ? ', and set the pratica back' : ''}`,
    seq,
    async apply(trx: Trx, id: string) {
      await run(trx, sql`delete from event where pratica_id = ${id} and seq >= ${seq}`);
      if (isHidden) await run(trx, sql`update pratica set version = ${seq - 1} where id = ${id}`);
    },
  }));
  const wiped = fc.constant({
    name: 'delete the pratica with all its events',
    seq: 1,
    async apply(trx: Trx, id: string) {
      await run(trx, sql`delete from event where pratica_id = ${id}`);
      await run(trx, sql`delete from pratica where id = ${id}`);
    },
  });
  const two = fc.uniqueArray(anySeq, { minLength: 2, maxLength: 2 }).map((pair) => pair.sort((a, b) => a - b) as [number, number]); // prettier-ignore
  const swapped = fc.tuple(two, fc.boolean()).map(([[one, other], isRehashed]) => ({
    name: `swap ${one} and ${other}${isRehashed ? ', with new hashes' : ''}`,
    seq: one,
    async apply(trx: Trx, id: string) {
      const move = (from: number, to: number) =>
        run(trx, sql`update event set seq = ${to} where pratica_id = ${id} and seq = ${from}`);
      await move(one, -1);
      await move(other, one);
      await move(-1, other);
      if (isRehashed) await rehash(trx, id);
    },
  }));
  const inserted = fc.tuple(anySeq, fc.boolean()).map(([seq, isRehashed]) => ({
    name: `insert before ${seq}${isRehashed ? ', with new hashes' : ''}`,
    seq,
    async apply(trx: Trx, id: string) {
      await run(trx, sql`update event set seq = -seq where pratica_id = ${id} and seq >= ${seq}`);
      await run(trx, sql`update event set seq = 1 - seq where pratica_id = ${id} and seq < 0`);
      await copyEvent(trx, id, { from: seq + 1, to: seq });
      await run(trx, sql`update pratica set version = version + 1 where id = ${id}`);
      if (isRehashed) await rehash(trx, id);
    },
  }));
  const added = fc.boolean().map((isRehashed) => ({
    name: `add one at the end${isRehashed ? ', with new hashes' : ''}`,
    seq: length + 1,
    async apply(trx: Trx, id: string) {
      await copyEvent(trx, id, { from: length, to: length + 1 });
      if (isRehashed) await rehash(trx, id);
    },
  }));
  const rewritten = anySeq.map((seq) => ({
    name: `rewrite from ${seq} with new hashes`,
    seq,
    async apply(trx: Trx, id: string) {
      await run(
        trx,
        sql`update event set reason = 'mai detto' where pratica_id = ${id} and seq = ${seq}`,
      );
      await rehash(trx, id);
    },
  }));
  return fc.oneof({ arbitrary: changed, weight: 4 }, deleted, cut, wiped, swapped, inserted, added, rewritten); // prettier-ignore
}

async function run(trx: Trx, statement: RawBuilder<unknown>): Promise<void> {
  await statement.execute(trx);
}

async function copyEvent(trx: Trx, praticaId: string, { from, to }: { from: number; to: number }) {
  await run(
    trx,
    sql`insert into event (comune_id, pratica_id, seq, version, kind, from_state, to_state, actor_id,
        actor_role, on_behalf_of, reason, channel, audience, data, command_id, at, prev_hash, hash)
      select comune_id, pratica_id, ${to}::int, ${to}::int, kind, from_state, to_state, actor_id,
        actor_role, on_behalf_of, 'aggiunto dopo', channel, audience, data, gen_random_uuid(), at,
        prev_hash, hash
      from event where pratica_id = ${praticaId} and seq = ${from}`,
  );
}

/** The whole chain once more, as if all of it had always been so. */
async function rehash(trx: Trx, praticaId: string): Promise<void> {
  let prevHash: string | null = null;
  for (const event of await readChain(trx, { praticaId })) {
    const hash: string = hashOf({ ...event, prevHash } as StoredEvent);
    await run(
      trx,
      sql`update event set prev_hash = ${prevHash}, hash = ${hash} where id = ${event.id}`,
    );
    prevHash = hash;
  }
}
