import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import twilio from 'twilio';
import { connectSms, SmsRefused, SmsUnknown } from '../../notifications/sms.ts';
import { measureSms } from '../../notifications/sms-segments.ts';
import { createSmsProvider } from './app.ts';
import { openBooks } from './books.ts';
import { countSegments } from './segments.ts';

const account = { sid: `AC${'1'.repeat(32)}`, token: 'a-token-for-tests' };
const NUMBER = '+393331234567';

let provider: ReturnType<typeof createSmsProvider>;
let url: string;
let teller: Awaited<ReturnType<typeof startTeller>>;
beforeEach(async () => {
  provider = createSmsProvider({ books: openBooks(), account });
  url = await provider.listen({ host: '127.0.0.1', port: 0 });
  teller = await startTeller();
});
afterEach(async () => {
  await provider.close();
  await teller.stop();
});

const connect = () =>
  connectSms({ url, accountSid: account.sid, authToken: account.token, from: 'WeMi' });
const sms = (changes = {}) => ({
  to: NUMBER,
  body: 'Ciao',
  statusCallback: teller.url,
  ...changes,
});
const setFaults = (payload: object) => provider.inject({ method: 'POST', url: '/faults', payload });
const since = () => new Date().toISOString();

describe('The SMS provider', () => {
  it('takes a message of its official client, and shows it', async () => {
    const { ref } = await connect().send(sms());
    expect(ref).toMatch(/^SM[0-9a-f]{32}$/);
    const client = twilio(account.sid, account.token);
    expect(client.accountSid).toBe(account.sid);
    const page = await provider.inject('/');
    for (const shown of [NUMBER, 'Ciao', '1 (GSM-7)', 'delivered'])
      expect(page.body).toContain(shown);
  });

  it('tells what became of it, signed as its official library checks it', async () => {
    const { ref } = await connect().send(sms());
    const told = await teller.received(2);
    expect(told.map(({ fields }) => fields['MessageStatus'])).toEqual(['sent', 'delivered']);
    for (const { fields, signature } of told) {
      expect(fields).toMatchObject({ MessageSid: ref, AccountSid: account.sid, To: NUMBER });
      expect(twilio.validateRequest(account.token, signature, teller.url, fields)).toBe(true);
      expect(twilio.validateRequest('another-token', signature, teller.url, fields)).toBe(false);
    }
  });

  it('refuses whoever is not its account', async () => {
    const stranger = connectSms({ url, accountSid: account.sid, authToken: 'wrong', from: 'WeMi' });
    await expect(stranger.send(sms())).rejects.toMatchObject({ isFinal: false, code: 20003 });
  });

  it.each([
    ['333', 21211],
    ['+393330000003', 21211],
  ])('refuses %s for good', async (to, code) => {
    await expect(connect().send(sms({ to }))).rejects.toMatchObject({ isFinal: true, code });
  });

  it.each([
    ['+393330000001', 'undelivered', '30005'],
    ['+393330000002', 'undelivered', '30003'],
  ])('does not deliver to %s', async (to, status, error) => {
    await connect().send(sms({ to }));
    const told = (await teller.received(2)).map(({ fields }) => fields);
    expect(told[1]).toMatchObject({ MessageStatus: status, ErrorCode: error });
  });

  it('finds a message by its number, its words and its time', async () => {
    const from = since();
    const { ref } = await connect().send(sms({ body: 'Uno' }));
    await connect().send(sms({ body: 'Due' }));
    expect(await connect().find({ to: NUMBER, body: 'Uno', since: from })).toEqual([{ ref }]);
    expect(await connect().find({ to: NUMBER, body: 'Tre', since: from })).toEqual([]);
    expect(await connect().find({ to: '+393337654321', body: 'Uno', since: from })).toEqual([]);
    const later = new Date(Date.now() + 3_600_000).toISOString();
    expect(await connect().find({ to: NUMBER, body: 'Uno', since: later })).toEqual([]);
  });

  it('that is too busy, breaks or answers nonsense: what it may have taken is unknown', async () => {
    await setFaults({ calls: { mode: 'tooMany', times: 1, seconds: 7 } });
    const busy = await connect()
      .send(sms())
      .catch((error: unknown) => error);
    expect([busy instanceof SmsRefused, busy]).toMatchObject([
      true,
      { isFinal: false, retryAfterSeconds: 7 },
    ]);
    for (const mode of ['error', 'malformed']) {
      await setFaults({ calls: { mode, times: 1 } });
      await expect(connect().send(sms({ body: mode }))).rejects.toBeInstanceOf(SmsUnknown);
    }
    expect(await connect().find({ to: NUMBER, body: 'malformed', since: since() })).toHaveLength(1);
    expect(await connect().find({ to: NUMBER, body: 'error', since: since() })).toEqual([]);
  });

  it('tells twice, or in any order, when it is told to', async () => {
    await setFaults({ notices: { mode: 'duplicate' } });
    await connect().send(sms());
    expect(await teller.received(4)).toHaveLength(4);
  });

  it('changes a state from its page, and tells of it', async () => {
    const { ref } = await connect().send(sms({ to: '+393330000004' }));
    await teller.received(1);
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const press = { method: 'POST' as const, url: `/messages/${ref}/status`, headers };
    expect((await provider.inject({ ...press, payload: 'status=delivered' })).statusCode).toBe(303);
    expect((await teller.received(2))[1]!.fields).toMatchObject({ MessageStatus: 'delivered' });
  });

  it.each(['', 'a'.repeat(160), '€'.repeat(81), 'ç'.repeat(71), '🙂'.repeat(40), `${'a'.repeat(152)}€${'b'.repeat(200)}`])(
    'counts parts as we do',
    (body) => expect(countSegments(body).segments).toBe(measureSms(body).segments),
  ); // prettier-ignore
});

interface Told {
  fields: Record<string, string>;
  signature: string;
}

/** Whoever asked for messages, and is told of them. */
async function startTeller() {
  const told: Told[] = [];
  const server: Server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += String(chunk)));
    request.on('end', () => {
      const fields = Object.fromEntries(new URLSearchParams(body));
      told.push({ fields, signature: String(request.headers['x-twilio-signature']) });
      response.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/sms?message=1`,
    async received(count: number): Promise<Told[]> {
      for (let wait = 0; told.length < count && wait < 100; wait += 1)
        await new Promise((resolve) => setTimeout(resolve, 50));
      return told;
    },
    stop: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}
