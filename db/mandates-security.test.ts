import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { createTestDatabase, type TestDatabase } from '../dev/testing/database.ts';
import { asActor, type Asking, connect, type Db } from './connect.ts';
import { TENANT } from './testing-tenant.ts';
import { plantTenant } from './testing-tenants.ts';

const { comuneId, elsewhere, citizen, otherCitizen } = TENANT;
const delegate = '11111111-0000-4000-8000-000000000004';
const PRINCIPAL = { comuneId, role: 'citizen', personId: citizen };
const DELEGATE = { comuneId, role: 'citizen', personId: delegate };
const SPORTELLO = {
  ...{ comuneId, role: 'sportello', sportelloId: 'spazio' },
  personId: '44444444-0000-4000-8000-000000000001',
};
const HOLDERS = [
  ['delegate', DELEGATE],
  ['sportello', SPORTELLO],
] as const;
type Kind = (typeof HOLDERS)[number][0];

/** What belongs to a pratica and is the citizen's to see: whoever holds a mandate sees it too. */
const OF_PRATICA = [
  'capture', 'contest', 'conversation', 'counter_receipt', 'document', 'event', 'integration',
  'integration_item', 'ledger_entry', 'message', 'message_document', 'message_read', 'need', 'need_document', 'offer',
  'offer_revision', 'order', 'payment', 'payment_attempt', 'payment_receipt', 'pratica',
  'pratica_ente', 'refund', 'review', 'review_answer', 'review_moderation', 'review_operator',
  'review_window', 'task', 'voucher_movement',
]; // prettier-ignore

let database: TestDatabase;
let db: Db;
let admin: Db;
let tables: string[];
beforeAll(async () => {
  database = await createTestDatabase();
  await plantTenant(database.adminUrl);
  db = connect(database.appUrl, { max: 2 });
  admin = connect(database.adminUrl, { max: 1 });
  await sql`set search_path to wemi, public`.execute(admin);
  await plantOthers();
  const { rows } = await sql<{ name: string }>`
    select c.relname as name from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'comune_id'
    where c.relnamespace = 'wemi'::regnamespace and c.relkind in ('r', 'p')
    order by c.relname`.execute(admin);
  tables = rows.map(({ name }) => name);
});
afterAll(async () => {
  await db?.destroy();
  await admin?.destroy();
  await database?.drop();
});
beforeEach(() =>
  sql`update mandate set revoked_at = now() where revoked_at is null`.execute(admin),
);

/** Beside the planted pratica: another of the same citizen, and one of somebody else. */
const SECOND = 'a0000000-0000-4000-8000-000000000002';
const STRANGERS = 'a0000000-0000-4000-8000-000000000003';
async function plantOthers(): Promise<void> {
  await sql`insert into person (id, comune_id, name) values (${delegate}, ${comuneId}, 'Marta Ferrari')`.execute(admin); // prettier-ignore
  for (const [n, id, applicant] of [[2, SECOND, citizen], [3, STRANGERS, otherCitizen]] as const) {
    const need = `b0000000-0000-4000-8000-00000000001${n}`;
    await sql`insert into need (id, comune_id, applicant_id, service_type_id, pratica_id)
      values (${need}, ${comuneId}, ${applicant}, 'assistenza', ${id})`.execute(admin);
    await sql`insert into pratica (id, comune_id, number, service_type_id, need_id, applicant_id, state,
        version, opened_at, state_since, policy, updated_at)
      values (${id}, ${comuneId}, ${`MI-2026-00000${n}`}, 'assistenza', ${need}, ${applicant}, 'offer',
        1, now(), now(), '{}', now())`.execute(admin);
    await sql`insert into event (comune_id, pratica_id, seq, version, kind, to_state, actor_id, actor_role,
        channel, audience, command_id, at, hash)
      values (${comuneId}, ${id}, 1, 1, 'request', 'offer', ${applicant}, 'citizen', 'web', '{citizen}',
        ${need}, now(), '-')`.execute(admin);
    await sql`insert into task (comune_id, pratica_id, kind, owner, due_at, opened_at)
      values (${comuneId}, ${id}, 'chooseOffer', 'citizen', now(), now())`.execute(admin);
  }
} // prettier-ignore

interface Given {
  startsIn?: number;
  endsIn?: number;
  praticaId?: string;
  principal?: string;
  accepted?: boolean | null;
  revoked?: boolean;
}
/** Days are counted from today in Rome. */
async function give(kind: Kind, given: Given = {}): Promise<void> {
  const { startsIn = -1, endsIn = 1, praticaId = null, principal = citizen } = given;
  const { accepted = true, revoked = false } = given;
  const isPaper = kind === 'sportello';
  const day = (n: number) => sql`(now() at time zone 'Europe/Rome')::date + ${n}::int`;
  await sql`insert into mandate (id, comune_id, kind, principal_id, principal_name, delegate_id,
      delegate_email, delegate_digest, sportello_id, signed_on, scope, pratica_id, starts_on, expires_on,
      accepted, decided_at, revoked_at, request_hash)
    values (gen_random_uuid(), ${comuneId}, ${kind}, ${principal}, '-',
      ${isPaper || accepted === null ? null : delegate}::uuid,
      ${isPaper ? null : 'marta@example.org'}::text, ${isPaper ? null : '-'}::text,
      ${isPaper ? 'spazio' : null}::text, case when ${isPaper}::boolean then ${day(startsIn)} end,
      '{service}', ${praticaId}::uuid, ${day(startsIn)}, ${day(endsIn)}, ${accepted}::boolean,
      case when ${accepted !== null}::boolean then now() end,
      case when ${revoked}::boolean then now() end, '-')`.execute(admin);
}

const rowsSeen = (asking: Asking, table: string) =>
  asActor(db, asking, async (trx) => {
    const { rows } = await sql<{ row: unknown }>`select to_jsonb(it) as row from ${sql.table(table)} it order by 1`.execute(trx); // prettier-ignore
    return rows.map(({ row }) => row);
  });
const praticheSeen = async (asking: Asking) =>
  ((await rowsSeen(asking, 'pratica')) as { id: string }[]).map(({ id }) => id).sort();
/** A ticket is of no pratica, and nobody holds a mandate for it. */
const TICKET_CONVERSATION = 'b0000000-0000-4000-8000-000000000002';
function isOfTicket(row: unknown): boolean {
  const { ticket_id, conversation_id } = row as Record<string, unknown>;
  return (ticket_id ?? null) !== null || conversation_id === TICKET_CONVERSATION;
}
/** How many rows of each table that is a pratica's. */
async function seen(asking: Asking): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const table of OF_PRATICA) counts[table] = (await rowsSeen(asking, table)).length;
  return counts;
}
const NOTHING = Object.fromEntries(OF_PRATICA.map((table) => [table, 0]));

describe.each(HOLDERS)('A %s', (kind, holder) => {
  test('sees, while the mandate is good, what the principal sees of each pratica, row by row', async () => {
    await give(kind);
    for (const table of OF_PRATICA.filter((name) => !HIDDEN[kind].includes(name))) {
      const own = (await rowsSeen(PRINCIPAL, table)).filter((row) => !isOfTicket(row));
      expect([table, own.length]).not.toEqual([table, 0]);
      expect([table, await rowsSeen(holder, table)]).toEqual([table, own]);
    }
    for (const table of HIDDEN[kind]) expect(await rowsSeen(holder, table)).toEqual([]);
    expect(await praticheSeen(holder)).toEqual([TENANT.pratica, SECOND]);
  });

  test('sees of all other tables no row more than without', async () => {
    const others = tables.filter((table) => !OF_PRATICA.includes(table));
    const before = new Map<string, unknown[]>();
    for (const table of others) before.set(table, await rowsSeen(holder, table));
    await give(kind);
    const more = [];
    for (const table of others)
      if ((await rowsSeen(holder, table)).length > before.get(table)!.length) more.push(table);
    // The mandate itself, and by name who is met in the pratica.
    expect(more).toEqual(MORE[kind]);
  });

  test.each([
    ['was revoked', { revoked: true }],
    ['has run out', { startsIn: -9, endsIn: -1 }],
    ['has not begun', { startsIn: 1, endsIn: 9 }],
    ['is of somebody else', { principal: TENANT.admin }],
  ] as [string, Given][])('sees nothing when it %s', async (_how, given) => {
    await give(kind, given);
    expect(await seen(holder)).toEqual(NOTHING);
  });

  test('sees the one pratica that it is for', async () => {
    await give(kind, { praticaId: SECOND });
    expect(await praticheSeen(holder)).toEqual([SECOND]);
    expect(await seen(holder)).toEqual({ ...NOTHING, event: 1, need: 1, pratica: 1, task: 1 });
  });

  test('sees nothing any more from the moment in which it is revoked', async () => {
    await give(kind);
    expect(await praticheSeen(holder)).not.toEqual([]);
    await sql`update mandate set revoked_at = now() where revoked_at is null`.execute(admin);
    expect(await seen(holder)).toEqual(NOTHING);
  });

  test('sees nothing by asking from another comune, as another person or another sportello', async () => {
    await give(kind);
    const strangers: Asking[] = [
      { ...holder, comuneId: elsewhere },
      { ...holder, personId: otherCitizen, ...(kind === 'sportello' ? { sportelloId: 'altro' } : {}) }, // prettier-ignore
      { ...holder, role: 'operator' },
      { ...holder, role: 'anonymous' },
      { comuneId, role: kind === 'sportello' ? 'citizen' : 'sportello', personId: delegate },
    ];
    for (const stranger of strangers) {
      const isOwner = stranger.role === 'citizen' && stranger.personId === otherCitizen;
      expect(await praticheSeen(stranger)).toEqual(isOwner ? [STRANGERS] : []);
    }
  });

  test('changes nothing in the pratica’s rows, however good the mandate', async () => {
    await give(kind);
    for (const table of OF_PRATICA.filter((name) => name !== 'need')) {
      const change = sql`update ${sql.table(table)} set comune_id = comune_id`;
      const changed = await asActor(db, holder, (trx) => change.execute(trx)).then(
        ({ numAffectedRows }) => Number(numAffectedRows),
        (error: { code: string }) => error.code,
      );
      expect([table, changed === 0 || changed === '42501']).toEqual([table, true]);
    }
  });
});

test('An offered mandate that nobody accepted, or that was refused, shows nothing', async () => {
  await give('delegate', { accepted: null });
  await give('delegate', { accepted: false });
  expect(await seen(DELEGATE)).toEqual(NOTHING);
});

/** What else a mandate brings into sight, beside a pratica's rows. */
const MORE: Record<Kind, string[]> = {
  delegate: ['mandate', 'operator', 'person'],
  sportello: ['mandate', 'operator', 'person'],
};
/** What the citizen holds against whoever acted is between them and the office. */
const HIDDEN: Record<Kind, string[]> = { delegate: [], sportello: ['contest'] };
