import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { type ChainedEvent, hashOf } from './event-hash.ts';

export interface Histories {
  comuneId: string;
  pratiche: number;
  eventsEach: number;
}

const COLUMNS = `comune_id text, pratica_id uuid, seq int, version int, kind text, from_state text,
  to_state text, actor_id uuid, actor_role text, on_behalf_of jsonb, reason text, channel text,
  audience text[], data jsonb, command_id uuid, at timestamptz, prev_hash text, hash text`;
const PRATICHE_AT_ONCE = 500;

/** Pratiche with well-chained events and nothing else, written behind the back of all rules. */
export async function plantHistories(adminUrl: string, planted: Histories): Promise<string[]> {
  const { comuneId, pratiche, eventsEach } = planted;
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  await client.query(`set search_path to wemi, public; set session_replication_role = replica`);
  await client.query(
    `insert into comune (id, name, patron, number_prefix) values ($1, $1, '12-07', $1) on conflict do nothing`,
    [comuneId],
  );
  const ids = Array.from({ length: pratiche }, () => randomUUID());
  for (let from = 0; from < pratiche; from += PRATICHE_AT_ONCE) {
    const some = ids.slice(from, from + PRATICHE_AT_ONCE);
    await client.query(
      `insert into pratica (id, comune_id, number, service_type_id, need_id, applicant_id, state,
        version, opened_at, state_since, policy, updated_at)
       select id, $1, $1 || '-' || ($3 + n), '-', id, id, 'active', $4, now(), now(), '{}', now()
       from unnest($2::uuid[]) with ordinality planted (id, n)`,
      [comuneId, some, from, eventsEach],
    );
    const events = some.flatMap((id) => chainOf(id, { comuneId, length: eventsEach }));
    await insertEvents(client, events);
  }
  await client.end();
  return ids;
}

/** @param events in snake case, as their columns are named */
export async function insertEvents(client: pg.Client, events: object[]): Promise<void> {
  const names = COLUMNS.split(',').map((column) => column.trim().split(' ')[0]);
  await client.query(
    `insert into event (${names.join(', ')})
     select ${names.join(', ')} from json_to_recordset($1) planted (${COLUMNS})`,
    [JSON.stringify(events)],
  );
}

function chainOf(praticaId: string, { comuneId, length }: { comuneId: string; length: number }) {
  let prevHash: string | null = null;
  return Array.from({ length }, (_, index) => {
    const event: ChainedEvent = { ...contentOf(index), comuneId, praticaId, prevHash };
    prevHash = hashOf(event);
    return inSnakeCase({ ...event, hash: prevHash });
  });
}

/** A bit of everything that events hold. */
function contentOf(index: number) {
  return {
    seq: index + 1,
    version: index + 1,
    kind: index === 0 ? 'request' : 'submitOffer',
    fromState: index === 0 ? null : 'offer',
    toState: 'active',
    actorId: index % 3 === 0 ? null : randomUUID(),
    actorRole: index % 3 === 0 ? 'system' : 'ente',
    onBehalfOf: index % 4 === 1 ? { role: 'ente', enteId: randomUUID() } : null,
    reason: index % 2 === 0 ? null : 'Sì, «detto» al telefono',
    channel: 'web',
    audience: ['citizen', 'office', `ente:${randomUUID()}`],
    data: { act: { offerId: randomUUID(), revision: 1 }, amountCents: 25_800, lines: [{ a: 1.5 }] },
    commandId: randomUUID(),
    at: new Date(Date.UTC(2026, 10, 2, 9, index % 60, 7, 120)).toISOString(),
  };
}

function inSnakeCase(event: object): object {
  return Object.fromEntries(
    Object.entries(event).map(([name, value]) => [
      name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      value as unknown,
    ]),
  );
}
