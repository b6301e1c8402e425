import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { createTestDatabase, type TestDatabase } from '../dev/testing/database.ts';
import { asActor, type Asking, connect, type Db } from './connect.ts';
import { TENANT } from './testing-tenant.ts';
import { plantTenant } from './testing-tenants.ts';

const { comuneId, chosenEnte, rivalEnte } = TENANT;
const CHOSEN = { comuneId, role: 'ente', enteId: chosenEnte, personId: null };
const RIVAL = { comuneId, role: 'ente', enteId: rivalEnte, personId: null };
const CITIZEN = { comuneId, role: 'citizen', personId: TENANT.citizen };
const ADMIN = { comuneId, role: 'admin', personId: TENANT.admin };
const EVERYONE: Asking[] = [
  CITIZEN,
  CHOSEN,
  ADMIN,
  { comuneId, role: 'auditor' },
  { comuneId, role: 'system' },
  { comuneId, role: 'anonymous' },
  { comuneId, role: 'operator', enteId: chosenEnte },
  { comuneId, role: 'sportello' },
];

let database: TestDatabase;
let db: Db;
beforeAll(async () => {
  database = await createTestDatabase();
  await plantTenant(database.adminUrl);
  db = connect(database.appUrl, { max: 2 });
});
afterAll(async () => {
  await db?.destroy();
  await database?.drop();
});

const seenBy = (asking: Asking, table: string) =>
  asActor(db, asking, async (trx) => {
    const counted = sql<{ rows: number }>`select count(*)::int as rows from ${sql.table(table)}`;
    return (await counted.execute(trx)).rows[0]!.rows;
  });

describe('Row-level security of qualifications', () => {
  test.each([
    ['qualification', { ente: 2, admin: 2, auditor: 2, system: 2 }, 1],
    ['qualification_application', { ente: 2, admin: 2, auditor: 2, system: 2 }, 0],
    ['qualification_document', { ente: 1, admin: 1, auditor: 1, system: 1 }, 0],
    ['qualification_file', { ente: 1, admin: 1, auditor: 1, system: 1 }, 0],
    ['qualification_assessment', { admin: 1, auditor: 1, system: 1 }, 0],
    ['qualification_event', { ente: 1, admin: 2, auditor: 2, system: 2 }, 0],
    ['qualification_task', { ente: 1, admin: 1, auditor: 1, system: 1 }, 0],
  ])('shows a %s to its ente, the office and auditors; to others that it is listed', async (table, seen, toOthers) => {
    for (const asking of EVERYONE) {
      const rows = (seen as Record<string, number>)[asking.role] ?? toOthers;
      expect([table, asking.role, await seenBy(asking, table)]).toEqual([table, asking.role, rows]);
    }
  }); // prettier-ignore

  test('lets an ente write its own draft, and nothing of what is sent', async () => {
    const draft = (asking: Asking, enteId: string, sentAt?: string) =>
      asActor(db, asking, (trx) =>
        sql`insert into qualification_application (id, comune_id, avviso_id, ente_id, updated_by, updated_at, sent_at)
          select gen_random_uuid(), ${comuneId}, id, ${enteId}, ${TENANT.admin}, now(), ${sentAt ?? null}
          from avviso limit 1`.execute(trx),
      );
    const denied = { code: '42501' };
    await draft(RIVAL, rivalEnte);
    await expect(draft(RIVAL, chosenEnte)).rejects.toMatchObject(denied);
    await expect(draft(CHOSEN, chosenEnte, '2026-11-02')).rejects.toMatchObject(denied);
    await expect(draft(CITIZEN, chosenEnte)).rejects.toMatchObject(denied);
    expect(await seenBy(RIVAL, 'qualification_application')).toBe(1);
    // The office reads what was sent, not what is still being written.
    expect(await seenBy(ADMIN, 'qualification_application')).toBe(2);
    const { rows } = await asActor(db, CHOSEN, (trx) =>
      sql`update qualification_application set content = '{}' returning id`.execute(trx),
    );
    expect(rows).toEqual([]);
  }); // prettier-ignore
});
