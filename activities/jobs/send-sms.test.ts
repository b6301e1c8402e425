import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { connect, type Db } from '../../db/connect.ts';
import { nameUuid } from '../../db/name-uuid.ts';
import { tellAtOnce } from '../../db/testing-rules.ts';
import { connectSms, SmsRefused, SmsUnknown, type SmsProvider } from '../../notifications/sms.ts';
import { openPaymentStage, type PaymentStage } from '../../payments/testing.ts';
import { createSmsProvider } from '../../simulators/sms/app.ts';
import { openBooks } from '../../simulators/sms/books.ts';
import { CITIZEN } from '../../workflows/pratica/testing.ts';
import { sendSms } from './send-sms.ts';

const account = { sid: `AC${'1'.repeat(32)}`, token: 'a-token-for-tests' };
/** Of which nobody says whether it arrived: no callbacks come between. */
const NUMBER = '+393331230004';

let stage: PaymentStage;
let owner: Db;
let provider: ReturnType<typeof createSmsProvider>;
let sms: SmsProvider;
beforeAll(async () => {
  stage = await openPaymentStage();
  owner = connect(stage.database.adminUrl, { max: 1 });
  await tellAtOnce(stage.database.ownerUrl);
  const person = { id: CITIZEN.id, comuneId: 'milano', name: 'Anna', email: null };
  await stage.system((trx) => trx.insertInto('person').values(person).execute());
  await stage.startDue();
}, 60_000);
beforeEach(async () => {
  provider = createSmsProvider({ books: openBooks(), account });
  const url = await provider.listen({ host: '127.0.0.1', port: 0 });
  sms = connectSms({ url, accountSid: account.sid, authToken: account.token, from: 'WeMi' });
  await have(NUMBER);
});
afterEach(async () => {
  await provider.close();
  await sql`truncate wemi.contact, wemi.contact_code, wemi.contact_message, wemi.delivery, wemi.notification`.execute(owner);
  await sql`update wemi.comune_rule set sms_per_person_day = 10, sms_per_month = 20000`.execute(owner);
}); // prettier-ignore
afterAll(async () => {
  await owner?.destroy();
  await stage.close();
});

const have = (address: string) =>
  stage.system((trx) =>
    trx.insertInto('contact').values({ id: randomUUID(), comuneId: 'milano', personId: CITIZEN.id, channel: 'sms', address, verifiedAt: new Date().toISOString() }).execute(),
  ); // prettier-ignore
const setFaults = (payload: object) => provider.inject({ method: 'POST', url: '/faults', payload });
const books = async (): Promise<{ to_number: string; body: string; segments: number }[]> =>
  (await provider.inject('/books')).json().messages;
const send = (deliveryId: string, changes: { askAfterSeconds?: number; provider?: SmsProvider } = {}) =>
  sendSms(
    { db: stage.db, sms: changes.provider ?? sms, publicUrl: 'https://wemi.example', askAfterSeconds: changes.askAfterSeconds ?? 0 },
    { deliveryId, comuneId: 'milano' },
  ); // prettier-ignore

/** A delivery whose turn has come, of a fact of the pratica. */
async function queued(): Promise<string> {
  const [notificationId, id] = [randomUUID(), nameUuid('delivery', randomUUID(), 'sms')];
  const { rows } = await sql<{ id: string; praticaId: string }>`
    select id, pratica_id as "praticaId" from wemi.outbox where audience = 'citizen' and event_id is not null limit 1`.execute(owner);
  await sql`insert into wemi.notification (id, comune_id, person_id, pratica_id, outbox_id, kind, audience, urgency)
    values (${notificationId}, 'milano', ${CITIZEN.id}, ${rows[0]!.praticaId}, ${rows[0]!.id}, 'submitOffer', 'citizen', 'now')`.execute(owner);
  await sql`insert into wemi.delivery (id, comune_id, notification_id, channel, state, due_at)
    values (${id}, 'milano', ${notificationId}, 'sms', 'queued', now())`.execute(owner);
  return id;
} // prettier-ignore
const stateOf = (id: string) =>
  stage.system((trx) =>
    trx.selectFrom('delivery').selectAll().where('id', '=', id).executeTakeFirstOrThrow(),
  );

describe('A delivery by SMS', () => {
  it('is one short sentence with its link: no name, no service, in the plain alphabet', async () => {
    const id = await queued();
    expect(await send(id)).toBe('sent');
    const [sent] = await books();
    expect(sent!.to_number).toBe(NUMBER);
    expect(sent!.body).toMatch(/^WeMi, pratica MI-\d{4}-\d+: .{1,80}\. https:\/\/wemi\.example\/\S+$/);
    expect(sent!.body).not.toMatch(/Anna|Ferrari|Assistenza|’/);
    expect(await stateOf(id)).toMatchObject({ state: 'sent', language: 'it', templateVersion: 0, segments: sent!.segments, costMillicents: sent!.segments * 7500, providerRef: expect.stringMatching(/^SM/) });
  }); // prettier-ignore

  it('fits one segment: its link is no longer than it must be', async () => {
    await send(await queued());
    expect(await books()).toMatchObject([{ segments: 1, body: expect.not.stringContaining('?') }]);
  });

  it('is not taken for another that says the same', async () => {
    const [first, second] = [await queued(), await queued()];
    await setFaults({ calls: { mode: 'malformed', times: 1 } });
    await expect(send(first)).rejects.toBeInstanceOf(SmsUnknown);
    expect(await send(second)).toBe('sent');
    expect(await send(first)).toBe('sent');
    expect(await books()).toHaveLength(2);
    const refs = await Promise.all(
      [first, second].map(async (id) => (await stateOf(id)).providerRef),
    );
    expect(new Set(refs).size).toBe(2);
  });

  it('leaves once, though three send it at the same time', async () => {
    const id = await queued();
    const results = await Promise.allSettled([1, 2, 3].map(() => send(id, { askAfterSeconds: 60 })));
    expect(results.filter((each) => each.status === 'fulfilled' && each.value === 'sent')).toHaveLength(1);
    expect(await send(id)).toBe('known');
    expect(await books()).toHaveLength(1);
  }); // prettier-ignore

  it('is withdrawn when its notification was read meanwhile', async () => {
    const id = await queued();
    await sql`update wemi.notification set read_at = now(), read_by = ${CITIZEN.id}`.execute(owner);
    expect(await send(id)).toBe('withdrawn');
    expect(await stateOf(id)).toMatchObject({ state: 'withdrawn', why: 'read' });
    expect(await books()).toEqual([]);
  });

  it('is withdrawn where no number is confirmed, or it does not receive', async () => {
    await sql`update wemi.contact set bounced_at = now()`.execute(owner);
    const id = await queued();
    expect(await send(id)).toBe('withdrawn');
    expect(await stateOf(id)).toMatchObject({ state: 'withdrawn', why: 'no-address' });
  });

  it.each(['sms_per_person_day', 'sms_per_month'])('is withdrawn over %s, also when many are sent at once', async (rule) => {
    await sql`update wemi.comune_rule set ${sql.ref(rule)} = 2`.execute(owner);
    const ids = [await queued(), await queued(), await queued(), await queued(), await queued()];
    const results = await Promise.all(ids.map((id) => send(id)));
    expect(results.sort()).toEqual(['sent', 'sent', 'withdrawn', 'withdrawn', 'withdrawn']);
    expect(await books()).toHaveLength(2);
    const states = await Promise.all(ids.map(stateOf));
    expect(states.filter(({ why }) => why === 'cap')).toHaveLength(3);
  }); // prettier-ignore

  it.each(['malformed', 'error'])('whose outcome is unknown is asked for, and reaches nobody twice: %s', async (mode) => {
    const id = await queued();
    await setFaults({ calls: { mode, times: 1 } });
    await expect(send(id)).rejects.toBeInstanceOf(SmsUnknown);
    expect(await stateOf(id)).toMatchObject({ state: 'queued' });
    expect(await send(id)).toBe('sent');
    expect(await books()).toHaveLength(1);
  }); // prettier-ignore

  it('whose outcome is unknown waits before it is asked for', async () => {
    const id = await queued();
    await setFaults({ calls: { mode: 'malformed', times: 1 } });
    await expect(send(id, { askAfterSeconds: 60 })).rejects.toBeInstanceOf(SmsUnknown);
    await expect(send(id)).rejects.toThrow('waited for');
    expect(await books()).toHaveLength(1);
  });

  it('after a crash in mid-sending is asked for, not sent again', async () => {
    const id = await queued();
    const dying: SmsProvider = {
      find: sms.find,
      send: async (message) => {
        await sms.send(message);
        throw new Error('killed');
      },
    };
    await expect(send(id, { provider: dying })).rejects.toThrow('killed');
    expect(await send(id)).toBe('sent');
    expect(await books()).toHaveLength(1);
  });

  it('that the provider is too busy for is tried again, and counts once in the caps', async () => {
    const id = await queued();
    await setFaults({ calls: { mode: 'tooMany', times: 1 } });
    await expect(send(id)).rejects.toBeInstanceOf(SmsRefused);
    await sql`update wemi.contact_message set try_at = now()`.execute(owner);
    expect(await send(id)).toBe('sent');
    expect(await books()).toHaveLength(1);
    const messages = await stage.system((trx) => trx.selectFrom('contactMessage').select(['id', 'tries']).execute());
    expect(messages).toEqual([{ id, tries: 1 }]);
  }); // prettier-ignore

  it('to a number that is none has failed, and the number is not used any more', async () => {
    await sql`update wemi.contact set address = '+393330000003'`.execute(owner);
    const id = await queued();
    expect(await send(id)).toBe('failed');
    expect(await stateOf(id)).toMatchObject({ state: 'failed', why: 'refused' });
    const next = await queued();
    expect(await send(next)).toBe('withdrawn');
    expect(await stateOf(next)).toMatchObject({ why: 'no-address' });
  });
});
