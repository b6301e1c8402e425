import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { tellOfTickets } from '../../activities/jobs/tell-of-tickets.ts';
import { asSystem, connect } from '../../db/connect.ts';
import { PDF } from '../documents/testing.ts';
import { NEED } from '../testing-catalogue.ts';
import { type Json, type Name, openApiWithWorker, PEOPLE, type Stage } from '../testing.ts';
import { ticketsOn } from './testing.ts';

let stage: Stage;
let on: ReturnType<typeof ticketsOn>;
beforeAll(async () => {
  stage = await openApiWithWorker();
  on = ticketsOn(stage);
  for (const who of ['secondAdmin', 'admin', 'citizen', 'otherCitizen'] as const) {
    await stage.ask(who, 'GET', '/me');
  }
}, 180_000);
/** Each test begins a day of its own. */
afterEach(() => setRules(`tickets_per_day = 5, ticket_reopen_days = 30`, `opened_at = opened_at - interval '2 days'`)); // prettier-ignore
afterAll(() => stage?.close(), 120_000);

const STRANGERS = ['otherCitizen', 'delegate', 'ente', 'sportello', 'operator', 'citizenElsewhere', 'adminElsewhere', 'auditorElsewhere'] as const; // prettier-ignore
const system = <T>(work: Parameters<typeof asSystem<T>>[2]) => asSystem(stage.db, 'milano', work);
const texts = (answer: Json) => answer.body.items.map(({ text }: Json) => text);
async function setRules(rules: string, tickets?: string): Promise<void> {
  const admin = connect(stage.adminUrl, { max: 1 });
  await sql.raw(`update wemi.comune_rule set ${rules}`).execute(admin);
  if (tickets) await sql.raw(`update wemi.ticket set ${tickets}`).execute(admin);
  await admin.destroy();
}
async function opened(who: Name = 'citizen', body: object = {}): Promise<Json> {
  const { status, body: ticket } = await on.open(who, body);
  expect([status, ticket.code]).toEqual([201, undefined]);
  return ticket;
}
/** What was told, to whom, since the last look. */
async function told(id: string): Promise<string[]> {
  while (await tellOfTickets({ db: stage.db }));
  return system(async (trx) => {
    const rows = await trx.selectFrom('notification').select(['kind', 'audience']).where('path', 'like', `%/segnalazioni/${id}`).orderBy('createdAt').execute(); // prettier-ignore
    return rows.map(({ kind, audience }) => `${kind}:${audience}`);
  });
}

describe('A ticket', () => {
  test('has a number, its first message, and is its citizen’s and the office’s alone', async () => {
    const ticket = await opened('citizen', { path: '/servizi', text: '  Il tasto non fa niente ' });
    expect(ticket.number).toMatch(/^MI-S-\d{4}-\d{6}$/);
    expect(ticket).toMatchObject({ kind: 'problem', topic: 'website', path: '/servizi', state: 'open', isInHand: false, openedBy: null, assignee: null, acts: [] }); // prettier-ignore
    expect(ticket.conversations.map(({ kind }: Json) => kind)).toEqual(['citizen-office']);
    for (const who of ['citizen', 'admin', 'auditor'] as const) {
      expect([who, texts(await on.read(who, ticket))]).toEqual([who, ['Il tasto non fa niente']]);
    }
    for (const who of STRANGERS) {
      const seen = [(await on.see(who, ticket.id)).status, (await on.read(who, ticket)).status];
      expect([who, seen.every((status) => status === 404 || status === 403)]).toEqual([who, true]);
      const acted = [await on.write(who, ticket.id), await on.act(who, ticket.id, 'claim'), await on.act(who, ticket.id, 'close', { reason: 'solved', text: 'Fatto' })]; // prettier-ignore
      for (const { status } of acted) expect([who, [403, 404]]).toEqual([who, expect.arrayContaining([status])]); // prettier-ignore
    }
    expect((await on.see('admin', ticket.id)).body.state).toBe('open');
  });

  test('is one under one key, also when asked twice at once; of other words it is refused', async () => {
    const key = randomUUID();
    const [one, same] = await Promise.all([on.open('citizen', {}, key), on.open('citizen', {}, key)]); // prettier-ignore
    expect([one.status, same.body.id]).toEqual([201, one.body.id]);
    expect((await on.open('citizen', { text: 'Altro' }, key)).body.code).toBe('idempotency-key-reused'); // prettier-ignore
    const numbers = (await on.list('citizen')).map(({ number }) => number);
    expect(new Set(numbers).size).toBe(numbers.length);
  });

  test('may be about a pratica of one’s own and no other, and says no more of a page than its path', async () => {
    const { id } = (await stage.ask('citizen', 'POST', '/pratiche', NEED)).body;
    expect((await opened('citizen', { praticaId: id })).pratica).toMatchObject({ id });
    expect((await on.open('otherCitizen', { praticaId: id })).body.errors[0].pointer).toBe('/praticaId'); // prettier-ignore
    for (const path of ['/servizi?nome=Anna', '/servizi#a', 'https://altrove.it'])
      expect([path, (await on.open('citizen', { path })).status]).toEqual([path, 422]);
    expect((await on.open('citizen', { text: '   ' })).body.errors[0].pointer).toBe('/text');
    for (const who of ['ente', 'operator', 'sportello', 'admin', 'auditor'] as const)
      expect([who, (await on.open(who)).status]).toEqual([who, 403]);
  });

  test('too many in a day are refused, at once as well, with the time to wait', async () => {
    await setRules('tickets_per_day = 3');
    const all = await Promise.all(Array.from({ length: 6 }, () => on.open('otherCitizen')));
    expect(all.map(({ status }) => status).sort()).toEqual([201, 201, 201, 429, 429, 429]);
    const { body, headers } = all.find(({ status }) => status === 429)!;
    expect(body.code).toBe('too-many-tickets');
    expect(Number(headers['retry-after'])).toBeGreaterThan(0);
    expect(Number(headers['retry-after'])).toBeLessThanOrEqual(25 * 3600);
    expect((await on.open('citizen')).status).toBe(201);
  });

  test('comes with files, which are their uploader’s until they are sent', async () => {
    const { body: file } = await on.upload('citizen', { content: PDF, filename: 'foto.pdf' });
    const status = async (who: Name) => (await on.download(who, file.id)).statusCode;
    expect([await status('citizen'), await status('admin'), await status('otherCitizen')]).toEqual([200, 404, 404]); // prettier-ignore
    expect((await on.open('otherCitizen', { documentIds: [file.id] })).body.errors[0].pointer).toBe('/documentIds'); // prettier-ignore
    const ticket = await opened('citizen', { documentIds: [file.id] });
    expect((await on.read('admin', ticket)).body.items[0].documents).toEqual([file]);
    expect([await status('admin'), await status('auditor'), await status('otherCitizen'), await status('ente')]).toEqual([200, 200, 404, 403]); // prettier-ignore
    const remove = () => stage.ask('citizen', 'DELETE', `/ticket-documents/${file.id}`);
    expect((await remove()).body.code).toBe('document-sent');
    const reads = await system((trx) => trx.selectFrom('sensitiveRead').select(['role', 'field']).where('subjectId', '=', PEOPLE.citizen.sub!).where('field', '=', `message-document/${file.id}`).execute()); // prettier-ignore
    expect(reads.map(({ role }) => role).sort()).toEqual(['admin', 'auditor']);
  });
});

describe('The office', () => {
  test('sees who waits, in views and pages, the longest waiting first', async () => {
    await setRules('tickets_per_day = 50');
    const mine = (await on.list('admin', '?view=mine&limit=100')).length;
    const some = [await opened(), await opened('otherCitizen', { topic: 'payments' }), await opened()]; // prettier-ignore
    await on.act('admin', some[0]!.id, 'claim');
    await on.act('admin', some[2]!.id, 'close', { reason: 'solved', text: 'Fatto.' });
    const ids = async (query: string) => (await on.list('admin', `?limit=100&${query}`)).map(({ id }) => id); // prettier-ignore
    expect((await ids('view=mine')).length).toBe(mine + 1);
    expect((await ids('view=unassigned')).at(-1)).toBe(some[1]!.id);
    expect((await ids('view=closed'))[0]).toBe(some[2]!.id);
    expect(await ids('view=open&topic=payments')).toEqual([some[1]!.id]);
    const paged: string[] = [];
    let cursor = '';
    do {
      const { body } = await stage.ask('admin', 'GET', `/tickets?view=open&limit=1${cursor}`);
      paged.push(...body.items.map(({ id }: Json) => id));
      cursor = body.next ? `&cursor=${body.next}` : '';
    } while (cursor);
    expect(paged).toEqual(await ids('view=open'));
    const counts = (await stage.ask('admin', 'GET', '/tickets/counts')).body;
    expect(counts).toEqual({ mine: mine + 1, unassigned: (await ids('view=unassigned')).length, open: paged.length }); // prettier-ignore
    const [own] = await on.list('otherCitizen');
    expect([own?.id, (await on.list('ente'))?.length]).toEqual([some[1]!.id, undefined]);
  });

  test('takes in hand, gives back and hands over; of two at once one has it', async () => {
    const { id } = await opened();
    const both = await Promise.all([on.act('admin', id, 'claim'), on.act('secondAdmin', id, 'claim')]); // prettier-ignore
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    const [holder, other] = both[0].status === 200 ? (['admin', 'secondAdmin'] as const) : (['secondAdmin', 'admin'] as const); // prettier-ignore
    expect((await on.act(other, id, 'release')).body.code).toBe('ticket-taken');
    expect((await on.act(holder, id, 'release')).body.assignee).toBeNull();
    const assigneeId = PEOPLE.secondAdmin.sub;
    expect((await on.act('admin', id, 'assign', { assigneeId })).body.assignee.name).toBe('Dario Serra'); // prettier-ignore
    expect((await on.act('admin', id, 'assign', { assigneeId: PEOPLE.ente.sub })).status).toBe(422);
    for (const act of ['claim', 'release', 'reopen'])
      expect((await on.act('auditor', id, act)).status).toBe(403);
    const acts = (await on.see('auditor', id)).body.acts.map(({ act }: Json) => act);
    expect(acts).toEqual(['open', 'claim', 'release', 'assign']);
    expect((await on.see('citizen', id)).body).toMatchObject({ acts: [], isInHand: true, assignee: null }); // prettier-ignore
  });

  test('answers, which takes it in hand; its notes are never the citizen’s', async () => {
    const ticket = await opened();
    const key = randomUUID();
    const answer = await on.write('admin', ticket.id, { text: 'Ci guardiamo' }, key);
    expect((await on.write('admin', ticket.id, { text: 'Ci guardiamo' }, key)).body).toEqual(answer.body); // prettier-ignore
    await on.write('admin', ticket.id, { text: 'È il browser vecchio', isNote: true });
    expect((await on.write('citizen', ticket.id, { isNote: true })).status).toBe(403);
    const { conversations, assignee } = (await on.see('admin', ticket.id)).body;
    expect([assignee.name, conversations.map(({ lastText }: Json) => lastText)]).toEqual(['Carla Neri', ['Ci guardiamo', 'È il browser vecchio']]); // prettier-ignore
    const notes = conversations[1].id;
    expect((await stage.ask('auditor', 'GET', `/conversations/${notes}/messages`)).status).toBe(
      200,
    );
    expect((await stage.ask('citizen', 'GET', `/conversations/${notes}/messages`)).status).toBe(
      404,
    );
    expect(JSON.stringify((await on.see('citizen', ticket.id)).body)).not.toContain('browser');
    const wrong = { correctsId: answer.body.id, text: 'Ci guardiamo domani' };
    expect((await on.write('admin', ticket.id, wrong)).status).toBe(201);
    expect((await on.write('admin', ticket.id, wrong)).body.code).toBe('already-corrected');
    expect((await on.write('citizen', ticket.id, wrong)).body.errors[0].pointer).toBe(
      '/correctsId',
    );
  });

  test('closes with a last word; a message opens it again, until the days of the comune are over', async () => {
    const ticket = await opened();
    const { id } = ticket;
    const key = randomUUID();
    const last = { reason: 'solved', text: 'Grazie, ora funziona.' };
    const [one, again] = [await on.act('admin', id, 'close', last, key), await on.act('admin', id, 'close', last, key)]; // prettier-ignore
    expect([one.body.state, one.body.closeReason, again.body]).toEqual(['closed', 'solved', one.body]); // prettier-ignore
    expect(texts(await on.read('citizen', ticket))).toEqual(['Grazie, ora funziona.', 'Non si apre']); // prettier-ignore
    expect((await on.act('admin', id, 'close', last)).body.code).toBe('ticket-closed');
    expect((await on.write('admin', id)).body.code).toBe('ticket-closed');
    expect((await on.act('admin', id, 'claim')).body.code).toBe('ticket-closed');
    expect((await on.write('citizen', id, { text: 'Ancora no' })).status).toBe(201);
    expect((await on.see('citizen', id)).body).toMatchObject({ state: 'open', closeReason: null, reopensUntil: null }); // prettier-ignore
    await on.act('admin', id, 'close', last);
    await setRules('ticket_reopen_days = 0', `closed_at = closed_at - interval '1 minute' where state = 'closed'`); // prettier-ignore
    expect((await on.write('citizen', id)).body.code).toBe('conversation-closed');
    expect((await on.see('citizen', id)).body.conversations[0].mayWrite).toBe(false);
    expect((await on.act('admin', id, 'reopen')).body.state).toBe('open');
  });
});

describe('Of a ticket', () => {
  test('the office is told once for a run, the citizen of an answer and of the end, without a word of it', async () => {
    const ticket = await opened();
    await on.write('citizen', ticket.id, { text: 'E ancora' });
    expect(await told(ticket.id)).toEqual(['ticket:opened:office']);
    await on.mark('admin', ticket, 2);
    await on.write('citizen', ticket.id, { text: 'Novità?' });
    await on.write('admin', ticket.id, { text: 'La bolletta è giusta' });
    await on.write('admin', ticket.id, { text: 'Davvero' });
    await on.act('admin', ticket.id, 'close', { reason: 'answered', text: 'Chiudo qui' });
    expect((await told(ticket.id)).sort()).toEqual(['ticket:answered:citizen', 'ticket:closed:citizen', 'ticket:opened:office', 'ticket:written:office']); // prettier-ignore
    await on.write('citizen', ticket.id, { text: 'Riapro' });
    expect((await told(ticket.id)).filter((key) => key.startsWith('ticket:reopened'))).toEqual(['ticket:reopened:office']); // prettier-ignore
    const { items } = (await stage.ask('citizen', 'GET', '/notifications')).body;
    const one = items.find(({ path }: Json) => path === `/segnalazioni/${ticket.id}`);
    expect(one.subject).toContain(ticket.number);
    expect(JSON.stringify(items)).not.toMatch(/bolletta|Davvero/);
    expect((await stage.ask('admin', 'GET', '/notifications')).body.items[0].path).toBe(`/admin/segnalazioni/${ticket.id}`); // prettier-ignore
  });

  test('reading what was written reads what told of it, and its mail does not leave', async () => {
    const ticket = await opened();
    await on.write('admin', ticket.id, { text: 'Ecco' });
    await told(ticket.id);
    const mine = async () =>
      system((trx) => trx.selectFrom('notification').select('readAt').where('path', '=', `/segnalazioni/${ticket.id}`).executeTakeFirstOrThrow()); // prettier-ignore
    expect((await mine()).readAt).toBeNull();
    expect((await on.see('citizen', ticket.id)).body.unread).toBe(1);
    await on.mark('citizen', ticket, 2);
    expect((await mine()).readAt).not.toBeNull();
    expect((await on.see('citizen', ticket.id)).body.unread).toBe(0);
  });

  test('an auditor’s reading is written down', async () => {
    const ticket = await opened();
    await on.read('auditor', ticket);
    await on.read('admin', ticket);
    const field = `conversation/${ticket.conversations[0].id}`;
    const reads = await system((trx) => trx.selectFrom('sensitiveRead').select(['role', 'subjectId']).where('field', '=', field).execute()); // prettier-ignore
    expect(reads).toEqual([{ role: 'auditor', subjectId: PEOPLE.citizen.sub }]);
  });
});
