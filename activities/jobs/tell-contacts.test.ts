import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { pino } from 'pino';
import { asSystem, connect, type Db } from '../../db/connect.ts';
import { insertCode } from '../../db/contact-codes.ts';
import { insertGoodbye } from '../../db/contact-messages.ts';
import { plantCatalogue } from '../../db/testing.ts';
import { createTestDatabase, type TestDatabase } from '../../dev/testing/database.ts';
import { codeOf } from '../../notifications/contact-code.ts';
import { connectSms, type SmsProvider } from '../../notifications/sms.ts';
import { createSmsProvider } from '../../simulators/sms/app.ts';
import { openBooks } from '../../simulators/sms/books.ts';
import { CITIZEN } from '../../workflows/pratica/testing.ts';
import { connectMailer } from './mailer.ts';
import { tellContacts } from './tell-contacts.ts';
import { startMailServer } from './testing.ts';

const KEY = 'a-key-for-tests-a-key-for-tests-a-key';
const account = { sid: `AC${'1'.repeat(32)}`, token: 'a-token-for-tests' };
const NUMBER = '+393331230004';

let database: TestDatabase;
let db: Db;
let owner: Db;
beforeAll(async () => {
  database = await createTestDatabase();
  await plantCatalogue(database.ownerUrl);
  [db, owner] = [connect(database.appUrl), connect(database.adminUrl, { max: 1 })];
  await sql`insert into wemi.person (id, comune_id, name) values (${CITIZEN.id}, 'milano', 'Anna Ferrari')`.execute(owner);
}, 60_000); // prettier-ignore
afterAll(async () => {
  await db?.destroy();
  await owner?.destroy();
  await database?.drop();
});

let provider: ReturnType<typeof createSmsProvider>;
let mail: Awaited<ReturnType<typeof startMailServer>>;
let sms: SmsProvider;
beforeEach(async () => {
  provider = createSmsProvider({ books: openBooks(), account });
  const url = await provider.listen({ host: '127.0.0.1', port: 0 });
  sms = connectSms({ url, accountSid: account.sid, authToken: account.token, from: 'WeMi' });
  mail = await startMailServer();
});
afterEach(async () => {
  await provider.close();
  await mail.stop();
  await sql`truncate wemi.contact, wemi.contact_code, wemi.contact_message`.execute(owner);
});

const settings = () => ({
  ...{ db, sms, key: KEY, publicUrl: 'http://localhost:3000', askAfterSeconds: 0 },
  mailer: connectMailer({ url: mail.url, from: 'wemi@example.org' }),
  log: pino({ level: 'silent' }),
});
const setFaults = (payload: object) => provider.inject({ method: 'POST', url: '/faults', payload });
const books = async (): Promise<{ to_number: string; body: string }[]> =>
  (await provider.inject('/books')).json().messages;
const messages = () =>
  asSystem(db, 'milano', (trx) => trx.selectFrom('contactMessage').selectAll().execute());

async function ask(channel: 'mail' | 'sms', address: string, isWithheld = false): Promise<string> {
  const id = randomUUID();
  await asSystem(db, 'milano', async (trx) => {
    const owned = { comuneId: 'milano', personId: CITIZEN.id };
    await trx
      .insertInto('contact')
      .values({ id, ...owned, channel, address })
      .execute();
    await insertCode(trx, { id, comuneId: 'milano', contactId: id, isWithheld });
  });
  return id;
}

describe('A code', () => {
  test('goes once to the mobile that it is for, whose cost is written down', async () => {
    const id = await ask('sms', NUMBER);
    expect(await tellContacts(settings())).toBe(true);
    expect(await tellContacts(settings())).toBe(false);
    const [sent, ...more] = await books();
    expect(more).toEqual([]);
    expect([sent!.to_number, sent!.body]).toEqual([NUMBER, `WeMi: il tuo codice è ${codeOf(KEY, id)}. Vale 10 minuti. Non darlo a nessuno.`]); // prettier-ignore
    expect((await messages())[0]).toMatchObject({ segments: 1, costMillicents: 7500, providerRef: expect.stringMatching(/^SM/) }); // prettier-ignore
  });

  test('goes by mail, without the code in its subject', async () => {
    const id = await ask('mail', 'anna@example.org');
    await tellContacts(settings());
    const [{ to, data }] = mail.mails as [{ to: string[]; data: string }];
    expect(to).toEqual(['anna@example.org']);
    expect(data).toContain(codeOf(KEY, id));
    expect(data.slice(0, data.indexOf('\r\n\r\n'))).not.toContain(codeOf(KEY, id));
  });

  test('that is withheld, or over, does not leave', async () => {
    await ask('sms', NUMBER, true);
    await sql`update wemi.contact_message set is_withheld = true`.execute(owner);
    await ask('mail', 'anna@example.org');
    await sql`update wemi.contact_message set created_at = now() - interval '10 minutes'`.execute(owner);
    expect(await tellContacts(settings())).toBe(false);
    expect([await books(), mail.mails]).toEqual([[], []]);
  }); // prettier-ignore

  test.each(['malformed', 'error'])('whose sending had no clear end reaches nobody twice: %s', async (mode) => {
    await ask('sms', NUMBER);
    await setFaults({ calls: { mode, times: 1 } });
    await tellContacts(settings());
    expect((await messages())[0]!.sentAt).toBeNull();
    await tellContacts(settings());
    expect(await books()).toHaveLength(1);
    expect((await messages())[0]!.sentAt).not.toBeNull();
  }); // prettier-ignore

  test('waits before the provider is asked what became of it', async () => {
    await ask('sms', NUMBER);
    await setFaults({ calls: { mode: 'malformed', times: 1 } });
    await tellContacts({ ...settings(), askAfterSeconds: 60 });
    expect(await tellContacts(settings())).toBe(false);
  });

  test('is sent once by two that look at the same time', async () => {
    await ask('sms', NUMBER);
    await Promise.all([1, 2, 3].map(() => tellContacts({ ...settings(), askAfterSeconds: 60 })));
    expect(await books()).toHaveLength(1);
  });
});

test('An address that is in use no more hears of it once', async () => {
  const id = await ask('sms', NUMBER);
  await sql`delete from wemi.contact_message`.execute(owner);
  for (const _again of [1, 2])
    await asSystem(db, 'milano', (trx) =>
      insertGoodbye(trx, { comuneId: 'milano', contactId: id }),
    );
  while (await tellContacts(settings()));
  const sent = await books();
  expect(sent).toHaveLength(1);
  expect(sent[0]!.body).toContain('non scriviamo più a questo numero');
});
