import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { createTestDatabase, type TestDatabase } from '../dev/testing/database.ts';
import { asActor, type Asking, connect, type Db, type Trx } from './connect.ts';
import { TENANT } from './testing-tenant.ts';
import { plantTenant } from './testing-tenants.ts';

const { comuneId, elsewhere, chosenEnte, rivalEnte } = TENANT;
const CITIZEN = { comuneId, role: 'citizen', personId: TENANT.citizen };
const OTHER_CITIZEN = { comuneId, role: 'citizen', personId: TENANT.otherCitizen };
const CHOSEN = { comuneId, role: 'ente', enteId: chosenEnte, personId: null };
const RIVAL = { comuneId, role: 'ente', enteId: rivalEnte, personId: null };
const SYSTEM = { comuneId, role: 'system' };
const AUDITOR = {
  comuneId,
  role: 'auditor',
  personId: '66666666-0000-4000-8000-000000000001',
};
const ADMIN = { comuneId, role: 'admin', personId: TENANT.admin };
const EVERYONE = [
  CITIZEN,
  CHOSEN,
  SYSTEM,
  AUDITOR,
  ADMIN,
  { comuneId, role: 'anonymous' },
  { comuneId, role: 'operator', enteId: chosenEnte },
  { comuneId, role: 'sportello' },
];

/** What one may see without being part of any pratica. */
const PUBLIC = ['avviso', 'comune_rule', 'content_image', 'content_version', 'ente', 'guide_answer', 'guide_lead', 'guide_question', 'municipio', 'notice_template', 'pagopa_creditor', 'payee_rule', 'policy', 'qualification', 'review_total', 'rule_set', 'search_ranking', 'search_word', 'section', 'service', 'service_type', 'service_type_version', 'sportello', 'synonym', 'tariff', 'tariff_version', 'transfer_acceptance', 'voucher_fund']; // prettier-ignore
/** The platform's own papers. */
const PAPERS = ['account_act', 'appointment_act', 'appointment_notice', 'sportello_version', 'ente_version', 'ente_notice', 'operator_version', 'section_version', 'service_type_act', 'service_type_retirement', 'anchor', 'approval', 'audit_sample', 'comune_account', 'comune_fee', 'ente_iban', 'iban_proposal', 'ente_service', 'ente_service_act', 'ente_service_notice', 'ente_service_version', 'ente_trust', 'payout', 'payout_act', 'payout_entry', 'payout_notice', 'transfer_file', 'ente_suspension', 'ente_suspension_case', 'failing_step', 'mandate_notice', 'money_setting', 'notice_trial', 'outbox', 'policy_act', 'policy_batch', 'policy_move', 'reconciliation', 'saved_view', 'sensitive_read', 'voucher_notice', 'webhook_event', 'service_rating', 'canned_answer', 'ticket_act', 'ticket_notice', 'contact_code', 'contact_message', 'search_miss', 'search_miss_term', 'qualification_application', 'qualification_assessment', 'qualification_command', 'qualification_document', 'qualification_event', 'qualification_file', 'qualification_integration', 'qualification_notice', 'qualification_task']; // prettier-ignore
const APPEND_ONLY = ['appointment_act', 'consent_act', 'sportello_version', 'content_image', 'ente_version', 'operator_version', 'content_version', 'ente_service_act', 'ente_service_version', 'ente_trust', 'section_version', 'service_type_act', 'service_type_retirement', 'service_type_version', 'anchor', 'ente_iban', 'transfer_acceptance', 'payout_act', 'transfer_file', 'audit_sample', 'event', 'ledger_entry', 'mandate_event', 'notice_template', 'offer_revision', 'payment_receipt', 'policy_act', 'policy_batch', 'sensitive_read', 'isee', 'rule_set', 'tariff', 'tariff_decision', 'tariff_version', 'voucher', 'voucher_decision', 'voucher_fund', 'voucher_movement', 'review', 'review_answer', 'review_moderation', 'review_operator', 'service_rating', 'canned_answer', 'message', 'ticket_act', 'search_ranking', 'search_miss_term', 'guide_answer', 'guide_lead', 'guide_question', 'qualification_assessment', 'qualification_document', 'qualification_event']; // prettier-ignore

let database: TestDatabase;
let db: Db;
let admin: Db;
let tables: { name: string; isForced: boolean }[];
beforeAll(async () => {
  database = await createTestDatabase();
  await plantTenant(database.adminUrl);
  db = connect(database.appUrl, { max: 2 });
  admin = connect(database.adminUrl, { max: 1 });
  ({ rows: tables } = await sql<(typeof tables)[number]>`
    select c.relname as name, c.relrowsecurity and c.relforcerowsecurity as is_forced
    from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'comune_id'
    where c.relnamespace = 'wemi'::regnamespace and c.relkind in ('r', 'p')
    order by c.relname`.execute(admin));
});
afterAll(async () => {
  await db.destroy();
  await admin.destroy();
  await database.drop();
});

const count = async (on: Db | Trx, table: string) => {
  const counted = sql<{ rows: number }>`select count(*)::int as rows from ${sql.table(table)}`;
  return (await counted.execute(on)).rows[0]!.rows;
};
const seenBy = (asking: Asking, table: string) => asActor(db, asking, (trx) => count(trx, table));
async function tablesSeenBy(asking: Asking): Promise<string[]> {
  const seen = [];
  for (const { name } of tables) if ((await seenBy(asking, name)) > 0) seen.push(name);
  return seen;
}

describe('Row-level security', () => {
  test('is forced on every table that holds a comune’s rows', () => {
    expect(tables.length).toBeGreaterThan(20);
    expect(tables.filter(({ isForced }) => !isForced)).toEqual([]);
  });

  test('has rows to hide in every such table', async () => {
    for (const { name } of tables) expect([name, await count(admin, name)]).not.toEqual([name, 0]);
  });

  test('shows nothing at all when nobody said who asks', async () => {
    for (const { name } of tables) expect([name, await count(db, name)]).toEqual([name, 0]);
    expect(await count(db, 'published_service')).toBe(0);
  });

  test('leaves nothing behind on the connection once a transaction ended', async () => {
    const single = connect(database.appUrl, { max: 1 });
    expect(await asActor(single, SYSTEM, (trx) => count(trx, 'pratica'))).toBe(1);
    expect(await count(single, 'pratica')).toBe(0);
    await single.destroy();
  });

  test.each(['admin', 'auditor', 'system', 'citizen', 'ente'])(
    'shows the %s of another comune nothing',
    async (role) => {
      const { citizen: personId } = TENANT;
      const asking = { comuneId: elsewhere, role, personId, enteId: chosenEnte };
      expect(await tablesSeenBy(asking)).toEqual([]);
      expect(await seenBy(asking, 'published_service')).toBe(0);
    },
  );

  test('shows another citizen the catalogue and their own person only', async () => {
    expect(await tablesSeenBy(OTHER_CITIZEN)).toEqual([...PUBLIC, 'person'].sort());
    expect(await seenBy(OTHER_CITIZEN, 'person')).toBe(1);
  });

  test('shows an anonymous reader the catalogue only', async () => {
    expect(await tablesSeenBy({ comuneId, role: 'anonymous' })).toEqual(PUBLIC);
  });

  test('shows a citizen all of an own pratica, but not the platform’s own papers', async () => {
    const hidden = tables.map(({ name }) => name).filter((name) => !PAPERS.includes(name));
    expect(await tablesSeenBy(CITIZEN)).toEqual(hidden);
    expect(await seenBy(CITIZEN, 'operator')).toBe(1);
  });

  test('shows the anchors to those only who may verify', async () => {
    for (const asking of EVERYONE) {
      const mayVerify = ['admin', 'auditor', 'system'].includes(asking.role);
      expect([asking.role, await seenBy(asking, 'anchor')]).toEqual([
        asking.role,
        mayVerify ? 1 : 0,
      ]);
    }
  });

  test.each([
    ['offer', 1],
    ['offer_revision', 1],
    ['order', 0],
    ['payment', 0],
    ['payment_attempt', 0],
    ['payment_receipt', 0],
    ['ledger_entry', 0],
    ['task', 0],
    ['operator', 1],
    ['pratica_ente', 1],
    ['integration', 0],
    ['integration_item', 0],
    ['document', 0],
    ['conversation', 0],
    ['message', 0],
    ['message_document', 0],
    ['message_read', 0],
    ['ticket', 0],
    ['ticket_act', 0],
    ['qualification', 1],
    ['qualification_application', 0],
    ['qualification_document', 0],
    ['qualification_file', 0],
    ['qualification_assessment', 0],
    ['qualification_integration', 0],
    ['qualification_event', 0],
    ['qualification_task', 0],
    ['ente_service', 0],
    ['ente_service_version', 0],
    ['ente_service_act', 0],
    ['ente_trust', 0],
    ['ente_iban', 0],
    ['iban_proposal', 0],
  ])('shows a rival ente, of table %s, its own %d rows', async (table, own) => {
    expect(await count(admin, table)).toBeGreaterThan(own);
    expect(await seenBy(RIVAL, table)).toBe(own);
  });

  test.each([
    ['ticket', { citizen: 1, admin: 1, auditor: 1, system: 1 }],
    ['ticket_act', { admin: 1, auditor: 1, system: 1 }],
    ['ticket_notice', { system: 1 }],
  ])('shows a %s to its citizen, the office and auditors, as far as it is theirs', async (table, seen) => {
    for (const asking of EVERYONE) {
      const rows = (seen as Record<string, number>)[asking.role] ?? 0;
      expect([table, asking.role, await seenBy(asking, table)]).toEqual([table, asking.role, rows]);
    }
    expect(await seenBy(OTHER_CITIZEN, table)).toBe(0);
  }); // prettier-ignore

  test('shows what is written in a ticket to its citizen and the office; notes to the office alone', async () => {
    const messages = (asking: Asking) =>
      asActor(db, asking, async (trx) => {
        const rows = await trx
          .selectFrom('message')
          .innerJoin('conversation', 'conversation.id', 'message.conversationId')
          .select('conversation.kind')
          .where('conversation.ticketId', 'is not', null)
          .orderBy('conversation.kind')
          .execute();
        return rows.map(({ kind }) => kind);
      });
    const all = ['citizen-office', 'notes'];
    expect(await messages(CITIZEN)).toEqual(['citizen-office']);
    for (const asking of [ADMIN, AUDITOR, SYSTEM]) expect(await messages(asking)).toEqual(all);
    const others = [OTHER_CITIZEN, CHOSEN, RIVAL, { comuneId, role: 'sportello' }, { comuneId, role: 'operator', enteId: chosenEnte }, { comuneId, role: 'anonymous' }]; // prettier-ignore
    for (const asking of others) expect([asking, await messages(asking)]).toEqual([asking, []]);
  });

  test('lets nobody but the platform open, move or tell of a ticket', async () => {
    for (const asking of [CITIZEN, CHOSEN, ADMIN, AUDITOR]) {
      const { numUpdatedRows } = await asActor(db, asking, (trx) =>
        trx.updateTable('ticket').set({ state: 'open' }).executeTakeFirstOrThrow(),
      );
      expect([asking.role, numUpdatedRows]).toEqual([asking.role, 0n]);
      const notice = { id: TENANT.citizen, comuneId, ticketId: TENANT.citizen, kind: 'opened', personId: null, sentAt: null } as const; // prettier-ignore
      const plant = asActor(db, asking, (trx) => trx.insertInto('ticketNotice').values(notice).execute()); // prettier-ignore
      await expect(plant).rejects.toMatchObject({ code: '42501' });
    }
  });

  test('shows an ente what was told to all, and to itself, never what was told to its rival', async () => {
    const events = (asking: Asking) =>
      asActor(db, asking, (trx) => trx.selectFrom('event').select('seq').orderBy('seq').execute());
    expect((await events(CHOSEN)).map(({ seq }) => seq)).toEqual([1, 2]);
    expect((await events(RIVAL)).map(({ seq }) => seq)).toEqual([1, 3]);
  });

  test('gives the citizen’s name to the chosen ente, not to the others', async () => {
    const names = (asking: Asking) =>
      asActor(db, asking, (trx) =>
        trx.selectFrom('person').select('id').where('id', '=', TENANT.citizen).execute(),
      );
    expect(await names(CHOSEN)).toHaveLength(1);
    expect(await names(RIVAL)).toHaveLength(0);
  });

  test.each(APPEND_ONLY)('lets nobody change or remove a row of %s', async (table) => {
    for (const asking of EVERYONE) {
      const update = sql`update ${sql.table(table)} set comune_id = comune_id`;
      const remove = sql`delete from ${sql.table(table)}`;
      for (const change of [update, remove]) {
        const attempt = asActor(db, asking, (trx) => change.execute(trx));
        await expect(attempt).rejects.toMatchObject({ code: '42501' });
      }
    }
  });

  test.each(['comune_account', 'comune_fee', 'pagopa_creditor', 'payee_rule'])(
    'lets nobody change a row of %s, or remove one whose day has come',
    async (table) => {
      for (const asking of EVERYONE) {
        const update = asActor(db, asking, (trx) => sql`update ${sql.table(table)} set comune_id = comune_id`.execute(trx));
        await expect(update).rejects.toMatchObject({ code: '42501' });
        await asActor(db, asking, (trx) => sql`delete from ${sql.table(table)}`.execute(trx)).catch(() => undefined);
      }
      expect(await count(admin, table)).toBe(1);
    },
  ); // prettier-ignore

  test('lets an auditor change nothing but their own name', async () => {
    for (const { name } of tables) {
      const change = sql`update ${sql.table(name)} set comune_id = comune_id`;
      const changed = await asActor(db, AUDITOR, (trx) => change.execute(trx)).then(
        ({ numAffectedRows }) => Number(numAffectedRows),
        (error: { code: string }) => error.code,
      );
      expect([name, changed === 0 || changed === '42501']).toEqual([name, true]);
    }
  });

  test.each([
    ['citizen', CITIZEN],
    ['ente', CHOSEN],
    ['admin', ADMIN],
  ])('lets a %s move no pratica: that is the record’s work', async (_, asking) => {
    for (const table of ['pratica', 'offer', 'order', 'payment', 'payment_attempt']) {
      const change = sql`update ${sql.table(table)} set comune_id = comune_id`;
      const { numAffectedRows } = await asActor(db, asking, (trx) => change.execute(trx));
      expect([table, numAffectedRows]).toEqual([table, 0n]);
    }
  });

  test('lets nobody but the platform write a service, or what an ente says of one', async () => {
    for (const asking of [CHOSEN, RIVAL, CITIZEN, ADMIN, AUDITOR]) {
      for (const table of ['service', 'enteService'] as const) {
        const { numUpdatedRows } = await asActor(db, asking, (trx) =>
          trx.updateTable(table).set({ serviceTypeId: 'assistenza' }).executeTakeFirstOrThrow(),
        );
        expect([asking.role, table, numUpdatedRows]).toEqual([asking.role, table, 0n]);
      }
    }
  });

  test('shows the office a service once it was sent, and its ente from the first word', async () => {
    const draft = { id: 'e5000000-0000-4000-8000-000000000001', comuneId, enteId: chosenEnte, serviceTypeId: 'assistenza', state: 'draft', content: '{}', liveVersion: null, waitingVersion: null, updatedBy: null } as const; // prettier-ignore
    await asActor(db, SYSTEM, (trx) => trx.insertInto('enteService').values(draft).execute());
    expect(await seenBy(CHOSEN, 'ente_service')).toBe(2);
    for (const asking of [ADMIN, AUDITOR]) expect(await seenBy(asking, 'ente_service')).toBe(1);
  });

  test('refuses a row that would land in another comune', async () => {
    const plant = asActor(db, SYSTEM, (trx) =>
      trx
        .insertInto('person')
        .values({ id: chosenEnte, comuneId: elsewhere, name: 'Nessuno', email: null })
        .execute(),
    );
    await expect(plant).rejects.toMatchObject({ code: '42501' });
  });
});
