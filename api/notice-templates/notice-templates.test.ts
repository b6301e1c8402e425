import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { tellOfTrials } from '../../activities/jobs/tell-of-trials.ts';
import { asSystem } from '../../db/connect.ts';
import { listTemplates } from '../../db/notice-templates.ts';
import { type Archive, openArchive } from '../audit/testing.ts';
import { type Json, type Name, PEOPLE } from '../testing.ts';

const KEY = 'confirmOrder:citizen';
const WORDS = {
  subject: 'ora puoi pagare',
  text: 'L’ordine della pratica {{numero}} è confermato.\n\nIl Comune di {{comune}} ti ringrazia.',
  action: 'Paga adesso',
  sms: 'WeMi {{numero}}: ora puoi pagare. {{link}}',
};

let archive: Archive;
beforeAll(async () => {
  archive = await openArchive();
}, 120_000);
afterAll(() => archive?.close(), 60_000);

const write = (change: object = {}, who: Name = 'admin', path = KEY, key = randomUUID()) => {
  const body = { language: 'it', words: WORDS, reason: 'Più chiaro', expectedVersion: 0, ...change };
  return archive.ask(who, 'POST', `/notice-templates/${path}/versions`, body, key);
}; // prettier-ignore
const read = async (path = KEY, who: Name = 'admin'): Promise<Json> =>
  (await archive.ask(who, 'GET', `/notice-templates/${path}`)).body;
const findIn = (comuneId: string) =>
  asSystem(archive.db, comuneId, (trx) => listTemplates(trx, { comuneId, keys: [KEY] })).then((all) => all.find(({ language }) => language === 'it')); // prettier-ignore

describe('Words of notices', () => {
  test('are listed for the office: every notice, in every language in which it is told', async () => {
    for (const who of ['citizen', 'ente', 'sportello', 'operator'] as const)
      expect((await archive.ask(who, 'GET', '/notice-templates')).status).toBe(403);
    const { body } = await archive.ask('auditor', 'GET', '/notice-templates');
    const of = (key: string) => body.items.find((item: Json) => item.key === key);
    expect(of(KEY).said).toMatchObject([
      { language: 'it', version: 0, isWritten: false, words: { action: 'Vai al pagamento' } },
      { language: 'en', version: 0, isWritten: false },
    ]);
    expect(of('chooseOffer:ente').said).toHaveLength(1);
    expect(of('ticket:opened:office')).toMatchObject({ topic: 'messages', audience: 'office' });
    expect(of('mandate:heldEnding:sportello')).toMatchObject({ topic: 'mandates', audience: 'sportello' });
    expect(of('payout:return:ente').said).toHaveLength(1);
    expect(of('voucher:expiring:citizen').said).toHaveLength(2);
    expect((await archive.ask('admin', 'GET', '/notice-templates/nobody:citizen')).status).toBe(404);
  }); // prettier-ignore

  test.each([
    ['subject', 'per {{nome}}', '{{nome}}'],
    ['subject', 'il servizio {{servizio}} è pronto', '{{servizio}}'],
    ['subject', 'vai a {{link}}', '{{link}}'],
    ['subject', 'una frase che non finisce mai, che non finisce mai e che poi finisce', '60'],
    ['subject', 'due\nrighe', 'riga'],
    ['subject', ' ', 'Scrivi'],
    ['text', 'con <b>HTML</b>', 'HTML'],
    ['text', 'con {{#each x}}', '{{#each x}}'],
    ['text', 'con {{numero', '{'],
    ['text', 'con {{{numero}}}', '{'],
    ['text', 'x'.repeat(1001), '1000'],
    ['action', 'x'.repeat(41), '40'],
    ['sms', 'WeMi: {{beneficiario}} {{link}}', '{{beneficiario}}'],
    ['sms', 'WeMi {{numero}}', '{{link}}'],
    ['sms', `WeMi {{numero}} ${'x'.repeat(120)} {{link}}`, '160'],
    ['sms', `WeMi {{numero}}: l’ordine è confermato ${'x'.repeat(40)} {{link}}`, '’'],
  ])('are refused with the field: %s «%s»', async (field, said, why) => {
    const { status, body } = await write({ words: { ...WORDS, [field]: said } });
    expect([status, body.errors.map(({ pointer }: Json) => pointer)]).toEqual([422, [`/words/${field}`]]); // prettier-ignore
    expect(body.errors[0].message).toContain(why);
    expect(await findIn('milano')).toBeUndefined();
  });

  test('are written by administrators, in versions that nobody changes, once for each command', async () => {
    for (const who of ['citizen', 'ente', 'sportello', 'auditor'] as const)
      expect((await write({}, who)).status).toBe(403);
    const key = randomUUID();
    const { status, body } = await write({}, 'admin', KEY, key);
    expect([status, (await write({}, 'admin', KEY, key)).status]).toEqual([201, 201]);
    expect(body.said[0]).toMatchObject({ version: 1, isWritten: true, words: WORDS, writtenBy: 'Carla Neri' });
    expect((await write({ words: { ...WORDS, action: 'Altro' } }, 'admin', KEY, key)).body.code).toBe('idempotency-key-reused');
    expect((await write()).body.code).toBe('rules-changed');
    expect((await write({ language: 'en' }, 'admin', 'chooseOffer:ente')).body.errors[0].pointer).toBe('/language');
    expect(await findIn('milano')).toMatchObject({ version: 1, words: WORDS });
  }); // prettier-ignore

  test('go back to those of WeMi by a version that says so', async () => {
    const { body } = await write({ words: null, reason: 'Meglio prima', expectedVersion: 1 });
    const [it, en] = body.said;
    expect(it).toMatchObject({ version: 2, isWritten: false, words: it.ours });
    expect(it.versions).toMatchObject([
      { version: 2, words: null, reason: 'Meglio prima', writtenBy: 'Carla Neri' },
      { version: 1, words: WORDS, reason: 'Più chiaro' },
    ]);
    expect(en.versions).toEqual([]);
    expect(await findIn('milano')).toMatchObject({ version: 2, words: null });
  });

  test('are each comune’s own', async () => {
    expect((await read(KEY, 'adminElsewhere')).said[0].versions).toEqual([]);
    await write({ words: { ...WORDS, action: 'Di Sesto' } }, 'adminElsewhere');
    expect((await findIn('sesto-san-giovanni'))?.words?.action).toBe('Di Sesto');
    expect((await findIn('milano'))?.words).toBeNull();
  });
});

describe('Words of what is of no pratica', () => {
  const expiring = 'voucher:expiring:citizen';
  const own = { ...WORDS, text: 'Scade {{giorno}}, dice {{comune}}.', sms: 'WeMi: scade {{giorno}}. {{link}}' }; // prettier-ignore

  test('are written and shown as all others, with what they can be filled with', async () => {
    expect(await read(expiring)).toMatchObject({ variables: ['giorno', 'comune'], smsVariables: ['giorno', 'comune', 'link'] }); // prettier-ignore
    const body = { language: 'it', words: own };
    const { shown } = (await archive.ask('admin', 'POST', `/notice-templates/${expiring}/preview`, body)).body; // prettier-ignore
    expect(shown.mail.subject).toBe('WeMi: ora puoi pagare');
    expect(shown.web.lines).toEqual(['Scade mercoledì 30 settembre 2026, dice Milano.']);
    expect(shown.sms.segments).toBe(1);
    expect((await write({ words: WORDS }, 'admin', expiring)).body.errors[0].pointer).toBe('/words/text'); // prettier-ignore
    expect((await write({ words: own }, 'admin', 'voucher:granted:citizen')).status).toBe(422);
    expect((await write({ words: own }, 'admin', expiring)).body.said[0]).toMatchObject({ version: 1, words: own }); // prettier-ignore
  });
});

describe('Words that are tried', () => {
  const preview = (words: object, who: Name = 'admin') =>
    archive.ask(who, 'POST', `/notice-templates/${KEY}/preview`, { language: 'it', words });

  test('are shown as mail, SMS and page will be, and nothing is kept', async () => {
    const { faults, shown } = (await preview(WORDS)).body;
    expect(faults).toEqual([]);
    expect(shown.mail.subject).toBe('WeMi, pratica MI-2026-000042: ora puoi pagare');
    expect(shown.mail.text).toContain('Il Comune di Milano ti ringrazia.');
    expect(shown.mail.html).toContain('Il Comune di Milano ti ringrazia.');
    expect(shown.mail.html).not.toContain('<script');
    expect(shown.sms).toMatchObject({ segments: 1, text: expect.stringContaining('/pratiche/') });
    expect(shown.web).toEqual({ subject: 'ora puoi pagare', action: 'Paga adesso', lines: ['L’ordine della pratica MI-2026-000042 è confermato.', 'Il Comune di Milano ti ringrazia.'] });
    expect((await preview(WORDS, 'citizen')).status).toBe(403);
  }); // prettier-ignore

  test('are shown with their faults while they are wrong', async () => {
    const { faults, shown } = (await preview({ ...WORDS, text: '{{nome}}', sms: '' })).body;
    expect(faults.map(({ field }: Json) => field)).toEqual(['text', 'sms']);
    expect(shown).toBeNull();
  });

  test('are sent to whoever asks, once, and to nobody else', async () => {
    const email = 'carla.neri@example.org';
    const claims = { ...PEOPLE.admin, email };
    const headers = { authorization: `Bearer ${await archive.realm.sign(claims)}`, 'idempotency-key': randomUUID() };
    const tried = () =>
      archive.app.inject({ method: 'POST', url: `/api/notice-templates/${KEY}/trials`, headers, payload: { language: 'it', words: WORDS } });
    for (let n = 0; n < 2; n++) expect([(await tried()).statusCode, (await tried()).json()]).toEqual([202, { sentTo: email }]);
    const wrong = { language: 'it', words: { ...WORDS, subject: '{{nome}}' } };
    expect((await archive.ask('admin', 'POST', `/notice-templates/${KEY}/trials`, wrong)).status).toBe(422);
    for (const who of ['citizen', 'auditor'] as const)
      expect((await archive.ask(who, 'POST', `/notice-templates/${KEY}/trials`, wrong)).status).toBe(403);
    const sent: { to: string[]; subject: string; html: string }[] = [];
    const mailer = { send: async (mail: (typeof sent)[number]) => void sent.push(mail), hasTaken: async () => false, close: () => undefined };
    const log = { warn: () => undefined, info: () => undefined, error: () => undefined } as never;
    while (await tellOfTrials({ db: archive.db, mailer, publicUrl: 'https://wemi.example', log }));
    expect(sent).toMatchObject([{ to: [email], subject: '[Prova] WeMi, pratica MI-2026-000042: ora puoi pagare' }]);
    expect(sent[0]!.html).toContain('/admin/testi-notifiche/');
  }); // prettier-ignore
});
