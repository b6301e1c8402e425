import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { readCase } from '../../db/case.ts';
import { connect } from '../../db/connect.ts';
import { markDeliveriesQueued } from '../../db/deliveries.ts';
import { nameUuid } from '../../db/name-uuid.ts';
import { tellAtOnce } from '../../db/testing-rules.ts';
import { partsOf } from '../../notifications/keys.ts';
import { openPaymentStage, type PaymentStage } from '../../payments/testing.ts';
import { CITIZEN } from '../../workflows/pratica/testing.ts';
import { connectMailer, type Mailer } from './mailer.ts';
import { sendMail } from './send-mail.ts';
import { type Fact, tell } from './tell.ts';
import { startMailServer } from './testing.ts';

/** What becomes of deliveries, one by one: the queue is left out, and hands them over here. */
let stage: PaymentStage;
let mail: Awaited<ReturnType<typeof startMailServer>>;
let mailer: Mailer;
beforeAll(async () => {
  stage = await openPaymentStage();
  await tellAtOnce(stage.database.ownerUrl);
  const person = { id: CITIZEN.id, comuneId: 'milano', name: 'Anna', email: 'anna@example.org' };
  await stage.system((trx) => trx.insertInto('person').values(person).execute());
  await stage.startDue();
}, 60_000);
beforeEach(async () => {
  mail = await startMailServer();
  const { url, lookupUrl } = mail;
  mailer = connectMailer({ url, lookupUrl, from: 'wemi@example.org' });
});
afterEach(async () => {
  mailer.close();
  await mail.stop();
  await stage.system(async (trx) => {
    await trx.updateTable('delivery').set({ state: 'withdrawn' }).execute();
    await trx.deleteFrom('notificationSetting').execute();
    await trx.deleteFrom('notificationPreference').execute();
  });
});
afterAll(() => stage.close());

describe('A delivery', () => {
  it('is made once, however often its fact is carried', async () => {
    const fact = await aFact('request:citizen');
    for (let times = 0; times < 3; times += 1) await stage.system((trx) => tell(trx, [fact]));
    expect(await deliveriesOf(fact)).toMatchObject([{ channel: 'mail', state: 'waiting' }]);
  });

  it('is none for the office, which reads on its pages', async () => {
    const fact = { ...(await aFact('orderEscalation:office')), personId: null };
    await stage.system((trx) => tell(trx, [fact]));
    expect(await deliveriesOf(fact)).toEqual([]);
  });

  it('leaves once, though three send it at the same time, and leads to its notification', async () => {
    const [id, fact] = await queued('submitOffer:citizen');
    const results = await Promise.all([send(id), send(id), send(id)]);
    expect(results.sort()).toEqual(['known', 'known', 'sent']);
    expect(mail.mails).toHaveLength(1);
    const [{ notificationId, ...row }] = (await deliveriesOf(fact)) as [Row];
    expect(row).toMatchObject({ state: 'sent', language: 'it', templateVersion: 0, tries: 1 });
    const { data } = mail.mails[0]!;
    expect(data).toContain(`Message-ID: <${id}@wemi>`);
    expect(plain(data)).toContain(`/pratiche/${fact.praticaId}?notifica=${notificationId}`);
  });

  const direct = { outboxId: undefined, praticaId: undefined, path: '/voucher', params: { expiresOn: '2026-12-31' } }; // prettier-ignore
  it.each([
    ['submitOffer:citizen', {}, 'pratica {{numero}} del Comune di {{comune}}', /pratica MI-\S+ del Comune di Milano/],
    ['voucher:expiring:citizen', direct, 'fino a {{giorno}}, {{comune}}', /fino a gioved\S+ 31 dicembre 2026, Milano/],
  ] as const)('of %s says what an administrator wrote last, and keeps which version', async (key, how, text, said) => {
    const behind = connect(stage.database.adminUrl, { max: 1 });
    const write = (version: number, words: object | null) =>
      sql`insert into wemi.notice_template (id, comune_id, key, language, version, words, written_by, reason)
        values (${randomUUID()}, 'milano', ${key}, 'it', ${version}, ${words && JSON.stringify(words)}::jsonb, ${CITIZEN.id}, '-')`.execute(behind);
    await write(1, { subject: 'parole nuove', text, action: 'Guarda', sms: '-' });
    const [id, fact] = await queued(key, how);
    expect(await send(id)).toBe('sent');
    const { data } = mail.mails[0]!;
    expect(data).toMatch(/^Subject: WeMi.*: parole nuove/m);
    expect(plain(data)).toMatch(said);
    expect(await deliveriesOf(fact)).toMatchObject([{ state: 'sent', templateVersion: 1 }]);
    await write(2, null);
    await behind.destroy();
    const [again, known] = await queued(key, how);
    expect(await send(again)).toBe('sent');
    expect(mail.mails[1]!.data).not.toContain('parole nuove');
    expect(await deliveriesOf(known)).toMatchObject([{ state: 'sent', templateVersion: 2 }]);
  }); // prettier-ignore

  it('leads to a conversation, and to its notification besides', async () => {
    const path = `/pratiche/${randomUUID()}?conversazione=${randomUUID()}`;
    const [id, fact] = await queued('messageSent:citizen', { path });
    expect(await send(id)).toBe('sent');
    const { data } = mail.mails[0]!;
    expect(plain(data)).toContain(`${path}&notifica=${notificationIdOf(fact)}`);
  });

  it('is withdrawn when its notification was read meanwhile', async () => {
    const [id, fact] = await queued('submitOffer:citizen');
    await read(fact);
    expect(await send(id)).toBe('withdrawn');
    expect(await deliveriesOf(fact)).toMatchObject([{ state: 'withdrawn', why: 'read' }]);
    expect(mail.mails).toHaveLength(0);
  });

  it('is of the case of its pratica, with what became of it', async () => {
    const [id, fact] = await queued('submitOffer:citizen');
    expect(await send(id)).toBe('sent');
    const found = await stage.system((trx) => readCase(trx, { praticaId: fact.praticaId! }));
    const told = found!.notifications.find((each) => each.id === notificationIdOf(fact));
    expect(told).toMatchObject({ kind: 'submitOffer', personId: CITIZEN.id, readAt: null, channel: 'mail', state: 'sent', sentAt: expect.any(String) }); // prettier-ignore
  });

  it('is withdrawn when there is no address', async () => {
    const id = randomUUID();
    await stage.system((trx) => trx.insertInto('person').values({ id, comuneId: 'milano', name: 'Senza', email: null }).execute()); // prettier-ignore
    const [delivery, fact] = await queued('submitOffer:citizen', { personId: id });
    expect(await send(delivery)).toBe('withdrawn');
    expect(await deliveriesOf(fact)).toMatchObject([{ state: 'withdrawn', why: 'no-address' }]);
  });

  it('that was switched off is kept as such', async () => {
    await stage.system((trx) => trx.insertInto('notificationPreference').values({ comuneId: 'milano', ownerId: CITIZEN.id, topic: 'offers', channel: 'mail', isOn: false }).execute()); // prettier-ignore
    const fact = await aFact('submitOffer:citizen');
    await stage.system((trx) => tell(trx, [fact]));
    expect(await deliveriesOf(fact)).toMatchObject([{ state: 'withdrawn', why: 'preference' }]);
  });

  it.each([
    ['submitOffer:citizen', '/notifiche/preferenze'],
    ['chooseOffer:ente', undefined],
    ['request:enti', '/admin/notifiche/preferenze'],
    ['confirmOrder:citizen', undefined],
  ])('of %s says where to get no more of its kind: %s', async (key, path) => {
    const [id] = await queued(key);
    expect(await send(id)).toBe('sent');
    const [, url] = /^List-Unsubscribe: <(.*)>/m.exec(mail.mails[0]!.data) ?? [];
    expect(url).toBe(path && `https://wemi.example${path}`);
  });

  it('that a killed worker had sent is not sent again: the server is asked', async () => {
    const [id, fact] = await queued('submitOffer:citizen');
    expect(await send(id)).toBe('sent');
    await stage.system((trx) => trx.updateTable('delivery').set({ state: 'queued', sentAt: null }).where('id', '=', id).execute()); // prettier-ignore
    expect(await send(id, { isAgain: true })).toBe('sent');
    expect(mail.mails).toHaveLength(1);
    expect(await deliveriesOf(fact)).toMatchObject([{ state: 'sent' }]);
  });

  it('that a killed worker had not sent leaves, and waits as long as the server does not say', async () => {
    const [id, fact] = await queued('submitOffer:citizen');
    const silent = connectMailer({ url: mail.url, lookupUrl: 'http://127.0.0.1:9/{messageId}', from: 'w@example.org' }); // prettier-ignore
    const sending = { db: stage.db, mailer: silent, publicUrl: 'https://wemi.example' };
    const job = { deliveryId: id, comuneId: 'milano' };
    await expect(sendMail(sending, job, { isAgain: true })).rejects.toThrow();
    silent.close();
    expect(mail.mails).toHaveLength(0);
    expect(await send(id, { isAgain: true })).toBe('sent');
    expect(mail.mails).toHaveLength(1);
    expect(await deliveriesOf(fact)).toMatchObject([{ state: 'sent', tries: 1 }]);
  });

  it('whose address the server will never take has failed', async () => {
    const [id, fact] = await queued('submitOffer:citizen');
    mail.mood.recipient = '550 no such mailbox';
    expect(await send(id)).toBe('failed');
    expect(await deliveriesOf(fact)).toMatchObject([{ state: 'failed', why: 'refused', tries: 1 }]);
  });

  it('that is put off twelve times has failed; a server that is away is not counted', async () => {
    const [id, fact] = await queued('submitOffer:citizen');
    mail.mood.refuses = true;
    await expect(send(id)).rejects.toThrow('mail not sent');
    mail.mood.refuses = false;
    mail.mood.recipient = '450 come back later';
    for (let tries = 1; tries < 12; tries += 1) await expect(send(id)).rejects.toThrow('mail not sent: EENVELOPE 450'); // prettier-ignore
    expect(await deliveriesOf(fact)).toMatchObject([{ state: 'queued', tries: 11 }]);
    expect(await send(id)).toBe('failed');
    expect(await deliveriesOf(fact)).toMatchObject([{ state: 'failed', why: 'other', tries: 12 }]);
  });
});

describe('The day’s summary', () => {
  it('is one mail of all that is due, each of which is sent, without what was read', async () => {
    await stage.system((trx) => trx.insertInto('notificationSetting').values({ comuneId: 'milano', ownerId: CITIZEN.id, quietFrom: null, quietUntil: null, digestAt: '18:00' }).execute()); // prettier-ignore
    const made = [];
    for (const key of ['request:citizen', 'declineRequest:citizen', 'periodStart:citizen']) made.push(await queued(key)); // prettier-ignore
    const [[first], [second], [third, readFact]] = made as [Made, Made, Made];
    const dueAt = new Date(Date.now() - 1000).toISOString();
    await stage.system((trx) => trx.updateTable('delivery').set({ dueAt }).where('id', 'in', [first, second, third]).execute()); // prettier-ignore
    await read(readFact);
    const results = await Promise.all([send(first), send(second), send(third)]);
    expect(results.sort()).toEqual(['known', 'known', 'sent']);
    expect(mail.mails).toHaveLength(1);
    const text = plain(mail.mails[0]!.data);
    expect(mail.mails[0]!.data).toContain('riepilogo=3A_2_novit');
    expect(text).toContain('abbiamo ricevuto la tua richiesta');
    expect(text).not.toContain('comincia il nuovo periodo');
    const states = await stage.system((trx) => trx.selectFrom('delivery').select(['id', 'state', 'why']).where('id', 'in', [first, second, third]).execute()); // prettier-ignore
    expect(states.map(({ state }) => state).sort()).toEqual(['sent', 'sent', 'withdrawn']);
    expect(await send(first)).toBe('known');
  });
});

type Made = [id: string, fact: Fact];
type Row = Awaited<ReturnType<typeof deliveriesOf>>[number];

/** A fact of its own, in the words of a row that is there. */
async function aFact(
  key: string,
  { personId = CITIZEN.id, ...change }: Partial<Fact> = {},
): Promise<Fact> {
  const { kind, audience } = partsOf(key);
  const row = await stage.system((trx) => trx.selectFrom('outbox').innerJoin('pratica', 'pratica.id', 'praticaId').select(['outbox.id', 'praticaId', 'chosenEnteId']).executeTakeFirstOrThrow()); // prettier-ignore
  const told = audience === 'citizen' ? { personId, enteId: null } : { personId: null, enteId: audience === 'office' ? null : row.chosenEnteId }; // prettier-ignore
  return { id: randomUUID(), outboxId: row.id, comuneId: 'milano', kind, audience, praticaId: row.praticaId, ...told, ...change }; // prettier-ignore
}

function notificationIdOf({ id, personId, enteId }: Fact): string {
  return nameUuid('notification', id, personId ?? enteId ?? 'office');
}

function read(fact: Fact) {
  const readAt = new Date().toISOString();
  return stage.system((trx) => trx.updateTable('notification').set({ readAt, readBy: CITIZEN.id }).where('id', '=', notificationIdOf(fact)).execute()); // prettier-ignore
}

/** A delivery in the hands of the queue. */
async function queued(key: string, who: Partial<Fact> = {}): Promise<Made> {
  const fact = await aFact(key, who);
  await stage.system((trx) => tell(trx, [fact]));
  const [{ id }] = (await deliveriesOf(fact)) as [Row];
  await stage.system((trx) => markDeliveriesQueued(trx, [id]));
  return [id, fact];
}

function send(deliveryId: string, { isAgain } = { isAgain: false }) {
  return sendMail({ db: stage.db, mailer, publicUrl: 'https://wemi.example' }, { deliveryId, comuneId: 'milano' }, { isAgain }); // prettier-ignore
}

function deliveriesOf(fact: Fact) {
  return stage.system((trx) =>
    trx
      .selectFrom('delivery')
      .innerJoin('notification', 'notification.id', 'notificationId')
      .selectAll('delivery')
      .where('notification.id', '=', notificationIdOf(fact))
      .execute(),
  );
}

/** Quoted-printable, as far as links and words need. */
function plain(data: string): string {
  return data.replaceAll(/=\r\n/g, '').replaceAll('=3D', '=');
}
