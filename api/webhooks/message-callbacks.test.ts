import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { createHmac, randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import twilio from 'twilio';
import { asSystem, connect, type Db, type Trx } from '../../db/connect.ts';
import { findAddress } from '../../db/contacts.ts';
import type { DeliveryState } from '../../db/tables/notifications.ts';
import { smsCallbackUrl } from '../../notifications/callback-urls.ts';
import { openApi, PEOPLE, type Stage } from '../testing.ts';

const TOKEN = 'a-token-for-tests';
const ACCOUNT = `AC${'0'.repeat(32)}`;
const SECRETS = ['the-first-live-secret', 'the-second-live-secret'];
const NUMBER = '+393331234567';
const REF = `SM${'a'.repeat(32)}`;
const ANNA = PEOPLE.delegate.sub!;

let stage: Stage;
let owner: Db;
beforeAll(async () => {
  stage = await openApi({} as never, {
    ...{ TWILIO_ACCOUNT_SID: ACCOUNT, TWILIO_AUTH_TOKEN: TOKEN, SMS_FROM: 'WeMi' },
    MAIL_WEBHOOK_SECRETS: SECRETS.join(','),
  });
  owner = connect(stage.adminUrl, { max: 1 });
  await stage.ask('delegate', 'GET', '/me');
}, 120_000);
afterAll(async () => {
  await owner?.destroy();
  await stage?.close();
}, 60_000);
afterEach(() =>
  sql`truncate wemi.contact, wemi.contact_code, wemi.contact_message, wemi.notification, wemi.delivery`.execute(owner),
); // prettier-ignore

const system = <T>(work: (trx: Trx) => Promise<T>) => asSystem(stage.db, 'milano', work);

/** A delivery that was sent, with its message where it is an SMS. */
async function sent(channel: 'mail' | 'sms', state: DeliveryState = 'sent', digestOf?: string) {
  const [id, notification, contact] = [randomUUID(), randomUUID(), randomUUID()];
  await sql`insert into wemi.notification (id, comune_id, person_id, kind, audience, urgency)
    values (${notification}::uuid, 'milano', ${ANNA}, 'submitOffer', 'citizen', 'normal')`.execute(owner);
  await sql`insert into wemi.delivery (id, comune_id, notification_id, channel, state, due_at, sent_at, digest)
    select ${id}::uuid, 'milano', ${notification}::uuid, ${channel}, ${state}, now(),
      coalesce((select sent_at from wemi.delivery where id = ${digestOf ?? null}::uuid),
        case when ${state} <> 'queued' then now() end), ${digestOf !== undefined}`.execute(owner);
  if (channel === 'sms') {
    await sql`insert into wemi.contact (id, comune_id, person_id, channel, address, verified_at)
      values (${contact}::uuid, 'milano', ${ANNA}, 'sms', ${NUMBER}, now())`.execute(owner);
    await sql`insert into wemi.contact_message (id, comune_id, contact_id, kind, sent_at, provider_ref)
      select ${id}::uuid, 'milano', ${contact}::uuid, 'notification', case when ${state} <> 'queued' then now() end,
        case when ${state} <> 'queued' then ${REF} end`.execute(owner);
  }
  return id;
} // prettier-ignore
const deliveries = () =>
  system((trx) =>
    trx.selectFrom('delivery').select(['id', 'state', 'why']).orderBy('id').execute(),
  );
const stateOf = async (id: string) => (await deliveries()).find((each) => each.id === id)!;
const everything = async () => {
  const tables = ['contact', 'contact_message', 'notification', 'delivery'];
  const rows = tables.map((table) => sql`select * from ${sql.table(`wemi.${table}`)} order by id`.execute(owner)); // prettier-ignore
  return (await Promise.all(rows)).map((result) => result.rows);
};
const ofMail = () =>
  system((trx) => findAddress(trx, { personId: ANNA, enteId: null, channel: 'mail' }));

interface SmsChanges {
  token?: string;
  comuneId?: string;
  signedFor?: string;
  fields?: Record<string, string>;
  added?: Record<string, string>;
}
function tellSms(id: string, status: string, changes: SmsChanges = {}) {
  const { token = TOKEN, comuneId = 'milano', signedFor = id, fields = {}, added = {} } = changes;
  const told = { AccountSid: ACCOUNT, MessageSid: REF, MessageStatus: status, To: NUMBER, ...fields };
  const url = smsCallbackUrl('http://localhost:3000', { comuneId: 'milano', messageId: signedFor });
  const signature = twilio.getExpectedTwilioSignature(token, url, told);
  return stage.app.inject({
    method: 'POST',
    url: `/api/webhooks/sms/${comuneId}?message=${id}`,
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-twilio-signature': signature,
    },
    payload: new URLSearchParams({ ...told, ...added }).toString(),
  });
} // prettier-ignore

interface MailChanges {
  secret?: string;
  at?: number;
  comuneId?: string;
  body?: object;
  sentBody?: string;
}
function tellMail(id: string, event: string, changes: MailChanges = {}) {
  const { secret = SECRETS[0]!, at = Date.now(), comuneId = 'milano', body = {} } = changes;
  const told = JSON.stringify({ id: randomUUID(), event, messageId: `<${id}@wemi>`, recipient: 'marta@example.org', ...body }); // prettier-ignore
  const timestamp = String(Math.floor(at / 1000));
  const signature = createHmac('sha256', secret).update(`${timestamp}.${told}`).digest('hex');
  return stage.app.inject({
    method: 'POST',
    url: `/api/webhooks/mail/${comuneId}`,
    headers: {
      'content-type': 'application/json',
      'x-wemi-timestamp': timestamp,
      'x-wemi-signature': signature,
    },
    payload: changes.sentBody ?? told,
  });
}

describe('A callback of an SMS', () => {
  test.each([
    ['delivered', {}, { state: 'delivered', why: null }],
    ['undelivered', { ErrorCode: '30003' }, { state: 'failed', why: 'undelivered' }],
    ['failed', {}, { state: 'failed', why: 'undelivered' }],
    ['sent', {}, { state: 'sent', why: null }],
    ['sending', {}, { state: 'sent', why: null }],
  ])('that says %s settles its delivery', async (status, fields, expected) => {
    const id = await sent('sms');
    expect((await tellSms(id, status, { fields })).statusCode).toBe(200);
    expect(await stateOf(id)).toMatchObject(expected);
  });

  test('that comes late or in disorder never moves a delivered one back', async () => {
    const id = await sent('sms');
    for (const status of ['delivered', 'sent', 'undelivered', 'failed', 'queued', 'delivered'])
      expect((await tellSms(id, status, { fields: { ErrorCode: '30005' } })).statusCode).toBe(200);
    expect(await stateOf(id)).toMatchObject({ state: 'delivered', why: null });
    const { items } = (await stage.ask('delegate', 'GET', '/me/contacts')).body;
    expect(items.at(-1)).toMatchObject({ channel: 'sms', state: 'confirmed' });
  });

  test('that says delivered wins over an earlier failure', async () => {
    const id = await sent('sms');
    await tellSms(id, 'undelivered');
    await tellSms(id, 'delivered');
    expect(await stateOf(id)).toMatchObject({ state: 'delivered', why: null });
  });

  test('settles one whose sending never had an answer', async () => {
    const id = await sent('sms', 'queued');
    expect((await tellSms(id, 'delivered')).statusCode).toBe(200);
    expect(await stateOf(id)).toMatchObject({ state: 'delivered' });
  });

  test.each<[string, SmsChanges]>([
    ['of another token', { token: 'another-token' }],
    ['signed for another message', { signedFor: randomUUID() }],
    ['with a field that was not signed', { added: { MessageStatus: 'delivered', Extra: '1' } }],
    ['of another account', { fields: { AccountSid: `AC${'9'.repeat(32)}` } }],
    ['of another message of the provider', { fields: { MessageSid: `SM${'b'.repeat(32)}` } }],
    ['of another comune', { comuneId: 'sesto-san-giovanni' }],
    ['of no comune', { comuneId: 'atlantide' }],
  ])('%s is refused, and nothing changes', async (_what, changes) => {
    const id = await sent('sms');
    const before = await everything();
    const answer = await tellSms(id, 'undelivered', changes);
    expect([answer.statusCode, answer.json().code]).toEqual([403, 'forbidden']);
    expect(await everything()).toEqual(before);
  });

  test('without a signature, of a message nobody sent, or a week late, is refused alike', async () => {
    const id = await sent('sms');
    const bare = await stage.app.inject({
      method: 'POST',
      url: `/api/webhooks/sms/milano?message=${id}`,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: `MessageSid=${REF}&MessageStatus=delivered`,
    });
    const unknown = await tellSms(randomUUID(), 'delivered');
    await sql`update wemi.contact_message set created_at = now() - interval '8 days'`.execute(
      owner,
    );
    const stale = await tellSms(id, 'delivered');
    expect([bare, unknown, stale].map(({ statusCode }) => statusCode)).toEqual([403, 403, 403]);
    expect(new Set([bare, unknown, stale].map(({ body }) => body)).size).toBe(1);
    expect(await stateOf(id)).toMatchObject({ state: 'sent' });
  });

  test('of a number that does not exist takes it out of use: its owner and the office read of it, once', async () => {
    const id = await sent('sms');
    for (const _again of [1, 2])
      await tellSms(id, 'undelivered', { fields: { ErrorCode: '30005' } });
    const asked = { personId: ANNA, enteId: null, channel: 'sms' } as const;
    expect(await system((trx) => findAddress(trx, asked))).toBeUndefined();
    const { items } = (await stage.ask('delegate', 'GET', '/me/contacts')).body;
    expect(items.at(-1)).toMatchObject({ channel: 'sms', state: 'not-receiving' });
    expect(await told()).toEqual([
      { audience: 'citizen', personId: ANNA, path: '/recapiti' },
      { audience: 'office', personId: null, path: null },
    ]);
  });

  test('of a telephone that is off leaves the number in use', async () => {
    const id = await sent('sms');
    await tellSms(id, 'undelivered', { fields: { ErrorCode: '30003' } });
    expect(await told()).toEqual([]);
  });
});

const told = () =>
  system((trx) =>
    trx.selectFrom('notification').select(['audience', 'personId', 'path']).where('kind', '=', 'addressFails').orderBy('audience').execute(),
  ); // prettier-ignore

describe('A callback of a mail', () => {
  test.each(SECRETS)('is taken under each live secret: %s', async (secret) => {
    const id = await sent('mail');
    expect((await tellMail(id, 'delivered', { secret })).statusCode).toBe(200);
    expect(await stateOf(id)).toMatchObject({ state: 'delivered' });
  });

  test('that it came back settles all of a summary, and the address is not used any more', async () => {
    const id = await sent('mail', 'sent', randomUUID());
    const with_ = await sent('mail', 'sent', id);
    expect(await ofMail()).toBe('marta@example.org');
    for (const _again of [1, 2]) expect((await tellMail(id, 'bounced')).statusCode).toBe(200);
    for (const each of [id, with_])
      expect(await stateOf(each)).toMatchObject({ state: 'failed', why: 'bounced' });
    expect(await ofMail()).toBeUndefined();
    const { items } = (await stage.ask('delegate', 'GET', '/me/contacts')).body;
    expect(items).toMatchObject([
      { id: null, address: 'marta@example.org', state: 'not-receiving' },
    ]);
    expect((await told()).map(({ audience }) => audience)).toEqual(['citizen', 'office']);
  });

  test('that came back once is no reason to give the address up, nor is one of another address', async () => {
    await tellMail(await sent('mail'), 'bounced', { body: { permanent: false } });
    await tellMail(await sent('mail'), 'bounced', { body: { recipient: 'altro@example.org' } });
    expect(await ofMail()).toBe('marta@example.org');
  });

  test('never moves a delivered one back', async () => {
    const id = await sent('mail');
    await tellMail(id, 'delivered');
    expect((await tellMail(id, 'bounced')).statusCode).toBe(200);
    expect(await stateOf(id)).toMatchObject({ state: 'delivered' });
    expect(await ofMail()).toBe('marta@example.org');
  });

  test.each<[string, MailChanges]>([
    ['under another secret', { secret: 'no-secret-of-ours' }],
    ['of six minutes ago', { at: Date.now() - 360_000 }],
    ['of six minutes ahead', { at: Date.now() + 360_000 }],
    ['with another body than was signed', { sentBody: '{"id":"1","event":"bounced","messageId":"<x@wemi>","recipient":"a@b.it"}' }],
    ['of another comune', { comuneId: 'sesto-san-giovanni' }],
    ['of a message that is none of ours', { body: { messageId: '<1@elsewhere>' } }],
  ])('%s is refused, and nothing changes', async (_what, changes) => {
    const id = await sent('mail');
    const before = await everything();
    const answer = await tellMail(id, 'bounced', changes);
    expect([answer.statusCode, answer.json().code]).toEqual([403, 'forbidden']);
    expect(await everything()).toEqual(before);
  }); // prettier-ignore

  test('of one that is not sent yet is refused', async () => {
    const id = await sent('mail', 'queued');
    expect((await tellMail(id, 'delivered')).statusCode).toBe(403);
  });
});
