import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { tellOfMandates } from '../../activities/jobs/tell-of-mandates.ts';
import { sendAllMail } from '../../activities/jobs/testing.ts';
import type { Mail } from '../../activities/jobs/mailer.ts';
import { addDays } from '../../workflows/pratica/service.ts';
import { today } from '../days.ts';
import { type Json, type Name, openApi } from '../testing.ts';
import { LATER } from './testing.ts';

let stage: Awaited<ReturnType<typeof openApi>>;
const sent: Mail[] = [];
beforeAll(async () => void (stage = await openApi({} as never)), 60_000);
afterAll(() => stage?.close(), 60_000);

const OFFER = { email: 'Marta@example.org', scope: ['choose', 'service'], expiresOn: LATER };
const give = (body: object = {}, key?: string) =>
  stage.ask('citizen', 'POST', '/mandates', { ...OFFER, ...body }, key);
const act = (who: Name, id: string, name: string, body?: object) =>
  stage.ask(who, 'POST', `/mandates/${id}/${name}`, body);
const received = async (who: Name) => (await stage.ask(who, 'GET', '/mandates')).body.received;

async function mails(): Promise<Mail[]> {
  const mailer = {
    send: async (mail: Mail) => void sent.push(mail),
    hasTaken: async () => false,
    close: () => {},
  };
  const log = pino({ level: 'silent' });
  sent.length = 0;
  const settings = { db: stage.db, mailer, publicUrl: 'http://wemi', log };
  while (await tellOfMandates(settings));
  await sendAllMail(settings);
  return [...sent];
}

describe('A mandate', () => {
  test('is offered to an address, found by its owner, accepted, used up by nobody else and given back', async () => {
    const key = randomUUID();
    const offered = await give({}, key);
    expect(offered.status).toBe(201);
    const { id } = offered.body;
    expect(offered.body).toMatchObject({ status: 'offered', kind: 'delegate', startsOn: today(), delegate: { name: null, email: 'marta@example.org' } }); // prettier-ignore
    expect((await give({}, key)).body).toEqual(offered.body);
    expect((await give({ scope: ['pay'] }, key)).body.code).toBe('idempotency-key-reused');
    const [mail] = await mails();
    expect(mail).toMatchObject({ to: ['marta@example.org'], subject: expect.not.stringContaining('Anna') }); // prettier-ignore
    expect(mail!.text).toContain('Anna Ferrari');
    expect(await mails()).toEqual([]);

    expect(await received('otherCitizen')).toEqual([]);
    const [seen] = await received('delegate');
    expect(seen).toMatchObject({ id, principal: { name: 'Anna Ferrari' }, delegate: { email: null } }); // prettier-ignore
    for (const who of ['otherCitizen', 'citizenElsewhere'] as const) {
      expect((await act(who, id, 'accept')).status).toBe(404);
    }
    expect((await act('citizen', id, 'accept')).status).toBe(403);
    expect((await act('admin', id, 'accept')).status).toBe(403);
    for (const _again of [1, 2]) {
      expect((await act('delegate', id, 'accept')).body).toMatchObject({ status: 'active', delegate: { name: 'Marta Ferrari' } }); // prettier-ignore
    }
    expect((await act('delegate', id, 'refuse')).body.code).toBe('mandate-not-valid');
    expect((await act('delegate', id, 'revoke', { reason: 'Parto' })).body.status).toBe('revoked');
    expect((await act('citizen', id, 'revoke', {})).body.status).toBe('revoked');
    expect((await act('delegate', id, 'accept')).body.code).toBe('mandate-not-valid');

    const { items } = (await stage.ask('citizen', 'GET', `/mandates/${id}/events`)).body;
    expect(items.map(({ kind, actorName, reason }: Json) => [kind, actorName, reason])).toEqual([
      ['offered', 'Anna Ferrari', null],
      ['accepted', 'Marta Ferrari', null],
      ['revoked', 'Marta Ferrari', 'Parto'],
    ]);
    expect((await stage.ask('otherCitizen', 'GET', `/mandates/${id}/events`)).status).toBe(404);
  });

  test('is refused by whoever does not want it', async () => {
    const { id } = (await give()).body;
    expect((await act('delegate', id, 'refuse')).body.status).toBe('refused');
    expect((await act('delegate', id, 'accept')).body.code).toBe('mandate-not-valid');
    expect((await act('citizen', id, 'revoke', {})).body.code).toBe('mandate-not-valid');
  });

  test('is ended by the office, which says why; both sides are told', async () => {
    const { id } = (await give()).body;
    await act('delegate', id, 'accept');
    await mails();
    expect((await act('admin', id, 'revoke', {})).body.code).toBe('reason-required');
    expect((await act('adminElsewhere', id, 'revoke', { reason: 'x' })).status).toBe(404);
    expect((await act('admin', id, 'revoke', { reason: 'Sospetto abuso' })).body.status).toBe('revoked'); // prettier-ignore
    const told = await mails();
    expect(told.flatMap(({ to }) => to)).toContain('marta@example.org');
    expect(told.map(({ subject, text }) => `${subject}${text}`).join()).not.toMatch(/Anna|Marta/);
    const latest = async (who: Name) => (await stage.ask(who, 'GET', '/notifications?topic=mandates')).body.items[0]; // prettier-ignore
    expect(await latest('citizen')).toMatchObject({ kind: 'mandate:revoked', path: '/deleghe', subject: 'una tua delega è finita' }); // prettier-ignore
    expect(await latest('delegate')).toMatchObject({ kind: 'mandate:heldRevoked', path: '/deleghe' }); // prettier-ignore
  });

  test('that was taken back before anybody answered is told to the address alone', async () => {
    const { id } = (await give()).body;
    await mails();
    await act('citizen', id, 'revoke', {});
    const [letter, ...more] = await mails();
    expect([letter!.to, letter!.subject, more]).toEqual([['marta@example.org'], 'WeMi: una delega che ti avevano proposto non vale più', []]); // prettier-ignore
  });

  test.each([
    ['/expiresOn', { expiresOn: addDays(today(), -1) }],
    ['/expiresOn', { expiresOn: addDays(today(), 1200) }],
    ['/startsOn', { startsOn: addDays(today(), -1) }],
    ['/expiresOn', { startsOn: addDays(today(), 9), expiresOn: addDays(today(), 8) }],
    ['/praticaId', { praticaId: randomUUID() }],
    ['/email', { email: 'not an address' }],
    ['/scope', { scope: [] }],
    ['/scope/0', { scope: ['everything'] }],
  ])('is not offered with a wrong %s', async (pointer, body) => {
    const { status, body: answer } = await give(body);
    expect([status, answer.errors[0].pointer]).toEqual([422, pointer]);
  });

  test('is not given to oneself', async () => {
    const body = { ...OFFER, email: 'marta@example.org' };
    const answer = await stage.ask('delegate', 'POST', '/mandates', body);
    expect(answer.body.errors[0].pointer).toBe('/email');
  });

  test('is listed for the office, by status and by name, page by page', async () => {
    const list = (who: Name, query = '') => stage.ask(who, 'GET', `/admin/mandates${query}`);
    await give();
    const all = (await list('admin', '?limit=1')).body;
    const more = (await list('admin', `?limit=100&cursor=${all.next}`)).body;
    expect(more.items.map(({ id }: Json) => id)).not.toContain(all.items[0].id);
    expect((await list('auditor', '?status=offered')).body.items[0].status).toBe('offered');
    expect((await list('admin', '?q=ferrari')).body.items.length).toBeGreaterThan(1);
    expect((await list('admin', '?q=nessuno')).body.items).toEqual([]);
    expect((await list('adminElsewhere')).body.items).toEqual([]);
    for (const who of ['citizen', 'sportello', 'ente'] as const)
      expect((await list(who)).status).toBe(403);
  });
});
