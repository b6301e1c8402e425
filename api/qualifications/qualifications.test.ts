import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { suspendEnti } from '../../activities/jobs/suspend-enti.ts';
import { tellOfQualifications } from '../../activities/jobs/tell-of-qualifications.ts';
import { asSystem } from '../../db/connect.ts';
import { NEED } from '../testing-catalogue.ts';
import { ENTE_A, type Json, type Name, openApiWithWorker, type Stage } from '../testing.ts';
import { APPLICATION, qualificationsOn } from './testing.ts';

let stage: Stage;
let on: ReturnType<typeof qualificationsOn>;
beforeAll(async () => {
  stage = await openApiWithWorker();
  on = qualificationsOn(stage);
}, 180_000);
afterAll(() => stage?.close(), 120_000);

const draft = (avvisoId: string) => `/avvisi/${avvisoId}/application`;
const codes = ({ status, body }: { status: number; body: Json }) => [status, body.code];

describe('An application', () => {
  test('is written step by step, says what is missing, and is sent once', async () => {
    const avvisoId = await on.published();
    const empty = (await stage.ask('ente', 'GET', draft(avvisoId))).body;
    expect(empty).toMatchObject({ version: 0, content: {} });
    expect(empty.missing).toEqual([
      '/legalName', '/representative', '/address', '/pec', '/fiscalCode', '/runtsNumber',
      '/serviceTypeIds', '/municipi', '/answers/insurance', '/answers/durc',
    ]); // prettier-ignore
    const { answers: _, ...some } = APPLICATION;
    const keep = (content: object, expectedVersion: number, who: Name = 'ente') =>
      stage.ask(who, 'PUT', draft(avvisoId), { expectedVersion, content });
    const first = await keep({ ...some, vatNumber: '12345678901' }, 0);
    expect(first.body).toMatchObject({ version: 1, missing: ['/vatNumber', '/answers/insurance', '/answers/durc'] }); // prettier-ignore
    // A colleague who has not seen it writes over nothing.
    expect(codes(await keep(some, 0, 'colleague'))).toEqual([409, 'stale-version']);

    const sent = await stage.ask('ente', 'POST', `${draft(avvisoId)}/send`);
    expect(codes(sent)).toEqual([422, 'invalid']);
    expect(sent.body.errors.map(({ pointer }: Json) => pointer)).toEqual(first.body.missing);

    const past = [{ ...APPLICATION.answers[0]!, expiresOn: '2020-01-01' }, APPLICATION.answers[1]!];
    const files = ['/answers/insurance/fileId', '/answers/durc/fileId'];
    expect((await keep({ ...APPLICATION, answers: past }, 1)).body.missing).toEqual(['/answers/insurance/expiresOn', ...files]); // prettier-ignore
    expect((await keep(APPLICATION, 2)).body.missing).toEqual(files);
    const unfiled = await stage.ask('ente', 'POST', `${draft(avvisoId)}/send`);
    expect([unfiled.status, unfiled.body.errors.map(({ pointer }: Json) => pointer)]).toEqual([422, files]); // prettier-ignore
    const whole = await on.whole('ente', avvisoId);
    expect((await keep(whole, 3)).body.missing).toEqual([]);
    const key = randomUUID();
    const send = () => stage.ask('ente', 'POST', `${draft(avvisoId)}/send`, undefined, key);
    const { body } = await send();
    expect(body).toEqual({ id: first.body.id, state: 'submitted', version: 1 });
    expect((await send()).body).toEqual(body);
    expect(codes(await stage.ask('ente', 'POST', `${draft(avvisoId)}/send`))).toEqual([409, 'qualification-known']); // prettier-ignore
    expect(codes(await keep(APPLICATION, 0))).toEqual([409, 'qualification-known']);
    const detail = await on.read('ente', body.id);
    expect(detail).toMatchObject({ state: 'submitted', content: whole, assessments: [], ente: { id: ENTE_A } }); // prettier-ignore
    expect(detail.allowed).toEqual(['withdraw']);
    // What the office has to do is the office's.
    expect(detail.tasks).toEqual([]);
    expect((await on.read('admin', body.id)).tasks).toMatchObject([{ kind: 'examineApplication', owner: 'office' }]); // prettier-ignore
  });

  test('is a draft that nobody else sees, and that can be thrown away', async () => {
    const avvisoId = await on.published();
    await stage.ask('ente', 'PUT', draft(avvisoId), { expectedVersion: 0, content: APPLICATION });
    expect((await stage.ask('rival', 'GET', draft(avvisoId))).body.version).toBe(0);
    expect(codes(await stage.ask('admin', 'GET', draft(avvisoId)))).toEqual([403, 'forbidden']);
    expect((await stage.ask('ente', 'DELETE', draft(avvisoId))).status).toBe(204);
    expect((await stage.ask('ente', 'DELETE', draft(avvisoId))).status).toBe(404);
    expect(codes(await stage.ask('ente', 'POST', `${draft(avvisoId)}/send`))).toEqual([404, 'not-found']); // prettier-ignore
  });

  test('is taken only while the avviso is open', async () => {
    const ahead = await on.published({ opensAt: new Date(Date.now() + 86_400_000).toISOString() });
    const withdrawn = await on.published();
    await stage.ask('admin', 'POST', `/office/avvisi/${withdrawn}/withdraw`, { reason: 'Errore' });
    for (const avvisoId of [ahead, withdrawn]) {
      const body = { expectedVersion: 0, content: APPLICATION };
      expect(codes(await stage.ask('ente', 'PUT', draft(avvisoId), body))).toEqual([422, 'avviso-not-open']); // prettier-ignore
    }
    expect((await stage.ask('enteElsewhere', 'GET', draft(withdrawn))).status).toBe(404);
  });
});

describe('A qualification', () => {
  test('is examined with documents asked for, assessed, decided, and public', async () => {
    const id = await on.applied();
    expect((await on.read('admin', id)).allowed).not.toContain('withdrawIntegration');
    await on.move('admin', id, 'requestIntegration', { items: ['Polizza leggibile', 'Statuto'] });
    expect((await on.read('admin', id)).allowed).toContain('withdrawIntegration');
    expect((await on.read('ente', id)).allowed).toContain('provideIntegration');
    const [asked] = (await on.read('ente', id)).integrations;
    expect(asked).toMatchObject({ status: 'open', items: [{ label: 'Polizza leggibile' }, { label: 'Statuto' }] }); // prettier-ignore
    const answer = (items: string[]) => on.move('ente', id, 'provideIntegration', { integrationId: asked.id, items }); // prettier-ignore
    expect(codes(await on.move('admin', id, 'qualify'))).toEqual([422, 'integration-pending']);
    expect(codes(await answer(['una sola']))).toEqual([422, 'invalid']);
    expect((await answer(['prot. 12', 'prot. 13'])).body.state).toBe('submitted');
    expect(codes(await on.move('admin', id, 'qualify'))).toEqual([422, 'assessments-missing']);
    expect(codes(await on.move('admin', id, 'assess', { points: 80 }))).toEqual([422, 'assessment-unfit']); // prettier-ignore
    const decisions = async () =>
      (await on.read('admin', id)).allowed.filter((name: string) => ['qualify', 'reject'].includes(name)); // prettier-ignore
    expect(await decisions()).toEqual([]);
    await on.move('admin', id, 'assess', { isFavourable: false });
    expect(await decisions()).toEqual(['reject']);
    await on.move('admin', id, 'assess', { isFavourable: true });
    expect(await decisions()).toEqual(['qualify', 'reject']);
    const key = randomUUID();
    const decided = await on.move('admin', id, 'qualify', {}, key);
    expect(decided.body).toMatchObject({ state: 'qualified' });

    const seen = await on.read('ente', id);
    expect(seen).toMatchObject({ state: 'qualified', assessments: [], integrations: [{ answer: { items: ['prot. 12', 'prot. 13'] } }] }); // prettier-ignore
    expect(seen.timeline.map(({ kind }: Json) => kind)).toEqual(['qualify', 'provideIntegration', 'requestIntegration', 'apply']); // prettier-ignore
    expect(seen.timeline[0]).toMatchObject({ reason: 'Come da verbale', actorName: 'Carla Neri' });
    expect((await on.read('auditor', id)).assessments).toMatchObject([{ isFavourable: true, reason: 'Come da verbale' }]); // prettier-ignore
    const { body } = await stage.ask(null, 'GET', '/qualified');
    expect(body.items).toContainEqual(expect.objectContaining({ id, enteId: ENTE_A, listedUntil: seen.listedUntil })); // prettier-ignore
    await on.move('ente', id, 'withdraw');
  });

  test('is refused in words: without a reason, by another’s key, at an old version', async () => {
    const id = await on.applied();
    const send = (body: object, key = randomUUID(), who: Name = 'admin') =>
      stage.ask(who, 'POST', `/qualifications/${id}/transitions`, body, key);
    const assess = { transition: 'assess', expectedVersion: 1, reason: 'Sì', isFavourable: true };
    expect(codes(await send({ ...assess, reason: undefined }))).toEqual([422, 'reason-required']);
    expect(codes(await send({ ...assess, expectedVersion: 4 }))).toEqual([409, 'stale-version']);
    expect(codes(await send({ ...assess, transition: 'apply' }))).toEqual([422, 'invalid']);
    expect(codes(await send({ ...assess, transition: 'suspend' }))).toEqual([422, 'not-allowed-in-state']); // prettier-ignore
    expect(codes(await send(assess, randomUUID(), 'ente'))).toEqual([403, 'role-not-allowed']);
    const key = randomUUID();
    expect((await send(assess, key)).body.version).toBe(2);
    expect((await send(assess, key)).body.version).toBe(2);
    expect(codes(await send({ ...assess, isFavourable: false }, key))).toEqual([422, 'idempotency-key-reused']); // prettier-ignore
    await on.move('admin', id, 'reject');
    expect((await on.read('ente', id)).allowed).toEqual([]);
  });

  test('is its ente’s and the office’s: for others it does not exist, listed or not', async () => {
    const id = await on.qualified();
    for (const who of ['rival', 'adminElsewhere', 'auditorElsewhere', 'enteElsewhere'] as const) {
      expect([who, (await stage.ask(who, 'GET', `/qualifications/${id}`)).status]).toEqual([who, 404]); // prettier-ignore
      const { body } = await stage.ask(who, 'GET', '/qualifications');
      expect([who, body.items]).toEqual([who, []]);
    }
    for (const who of ['citizen', 'operator', 'sportello'] as const) {
      expect([who, (await stage.ask(who, 'GET', `/qualifications/${id}`)).status]).toEqual([who, 403]); // prettier-ignore
    }
    const withdraw = { transition: 'withdraw', expectedVersion: 3 };
    expect((await stage.ask('rival', 'POST', `/qualifications/${id}/transitions`, withdraw)).status).toBe(404); // prettier-ignore
    expect((await stage.ask('auditor', 'POST', `/qualifications/${id}/transitions`, withdraw)).status).toBe(403); // prettier-ignore
    await on.move('ente', id, 'withdraw');
  });

  test('is listed page by page, the last to have moved first', async () => {
    const all = (await stage.ask('admin', 'GET', '/qualifications?limit=100')).body.items;
    expect(all.length).toBeGreaterThanOrEqual(4);
    const first = (await stage.ask('admin', 'GET', '/qualifications?limit=2')).body;
    const second = (await stage.ask('admin', 'GET', `/qualifications?limit=2&cursor=${first.next}`)).body; // prettier-ignore
    expect([...first.items, ...second.items]).toEqual(all.slice(0, 4));
    const { body } = await stage.ask('auditor', 'GET', '/qualifications?state=rejected');
    expect(body.items.map(({ state }: Json) => state)).toEqual(['rejected']);
  });
});

describe('Being qualified', () => {
  test('decides who is asked, and suspending it shows and does what it does to open pratiche', async () => {
    const id = await on.qualified();
    const request = async () => {
      const pratica = (await stage.ask('citizen', 'POST', '/pratiche', NEED)).body.id as string;
      const seenBy = async (who: Name) => (await stage.ask(who, 'GET', `/pratiche/${pratica}`)).status; // prettier-ignore
      return { pratica, asked: [await seenBy('ente'), await seenBy('rival')] };
    };
    expect((await request()).asked).toEqual([200, 200]);
    const shops = async () => {
      const { items } = (await stage.ask(null, 'GET', '/services?comune=milano&limit=50')).body;
      const ofType = items.filter(({ serviceTypeId, ente }: Json) => serviceTypeId === 'assistenza-persona' && ente.id === ENTE_A); // prettier-ignore
      return ofType.length > 0;
    };
    expect(await shops()).toBe(true);

    const effects = (await stage.ask('admin', 'GET', `/qualifications/${id}/effects`)).body;
    expect(effects).toMatchObject({ serviceTypeIds: ['assistenza-persona'], planned: { exclude: 1, returnToOffer: 0, decide: 0 } }); // prettier-ignore
    expect(effects.items).toHaveLength(1);
    expect((await stage.ask('auditor', 'GET', `/qualifications/${id}/effects`)).status).toBe(403);

    await on.move('admin', id, 'suspend');
    const offer = { transition: 'submitOffer', expectedVersion: 1, payload: {} };
    const tried = await stage.ask('ente', 'POST', `/pratiche/${effects.items[0].praticaId}/transitions`, offer); // prettier-ignore
    expect(codes(tried)).toEqual([409, 'ente-suspended']);
    expect((await request()).asked).toEqual([404, 200]);
    expect(await shops()).toBe(false);
    await on.move('admin', id, 'reinstate');
    expect((await request()).asked).toEqual([200, 200]);
    expect(await shops()).toBe(true);
    await on.move('admin', id, 'revoke');
    expect((await request()).asked).toEqual([404, 200]);
    // Who was listed of old is listed for the rest: the office sees no suspension of the whole ente.
    const { items } = (await stage.ask('admin', 'GET', '/office/enti')).body;
    expect(items.find((ente: Json) => ente.id === ENTE_A).suspended).toBe(false);

    const { db, app } = stage;
    await suspendEnti({ db, pratiche: app.pratiche, log: pino({ level: 'silent' }) });
    const after = (await stage.ask('admin', 'GET', `/qualifications/${id}/effects`)).body;
    expect(after.planned).toEqual({ exclude: 0, returnToOffer: 0, decide: 0 });
    const { body } = await stage.ask('ente', 'GET', `/pratiche/${effects.items[0].praticaId}/timeline`); // prettier-ignore
    expect(body.items[0]).toMatchObject({ kind: 'excludeEnte', reason: 'Come da verbale' });
  });

  test('is told to the ente and to the office, once each', async () => {
    await asSystem(stage.db, 'milano', (trx) => trx.updateTable('qualificationNotice').set({ sentAt: new Date().toISOString() }).where('sentAt', 'is', null).execute()); // prettier-ignore
    const id = await on.qualified();
    while (await tellOfQualifications({ db: stage.db }));
    const told = async (who: Name) =>
      (await stage.ask(who, 'GET', '/notifications')).body.items
        .filter(({ path }: Json) => path?.includes(id))
        .map(({ subject }: Json) => subject);
    expect(await told('ente')).toEqual(['il tuo ente è qualificato', 'la tua domanda è arrivata']);
    expect(await told('admin')).toEqual(['un ente ha risposto a un avviso']);
    expect(await told('rival')).toEqual([]);
  });
});
