import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { asSystem, connect, type Trx } from '../../db/connect.ts';
import { settleMail } from '../../db/settle-message.ts';
import { codeOf } from '../../notifications/contact-code.ts';
import { NEED } from '../testing-catalogue.ts';
import { ENTE_A, type Json, openApiWithWorker, PEOPLE, type Stage } from '../testing.ts';

const MAILBOX = 'anna@example.org';
const KEY = 'a-key-for-tests-a-key-for-tests-a-key';

let stage: Stage;
beforeAll(async () => {
  stage = await openApiWithWorker();
  await stage.ask('citizen', 'GET', '/me');
  const owner = connect(stage.adminUrl, { max: 1 });
  await owner.updateTable('person').set({ email: MAILBOX }).where('id', '=', PEOPLE.citizen.sub!).execute();
  await owner.destroy();
}, 180_000); // prettier-ignore
afterAll(() => stage?.close(), 120_000);

const system = <T>(work: (trx: Trx) => Promise<T>) => asSystem(stage.db, 'milano', work);
const tasks = async (praticaId: string): Promise<Json[]> =>
  (await stage.ask('admin', 'GET', '/tasks?kind=reachOtherwise&limit=100')).body.items.filter(
    (task: Json) => task.praticaId === praticaId,
  );
const reached = (praticaId: string, note = 'Telefonata delle 9', who: 'admin' | 'auditor' | 'citizen' | 'ente' | 'adminElsewhere' = 'admin', key = randomUUID()) =>
  stage.ask(who, 'POST', `/pratiche/${praticaId}/reached-otherwise`, { note }, key); // prettier-ignore

/** A pratica of which a mail came back, for good. */
async function bouncedPratica(): Promise<string> {
  const { id: praticaId } = (await stage.ask('citizen', 'POST', '/pratiche', NEED)).body;
  await bounce(praticaId, { personId: PEOPLE.citizen.sub!, enteId: null, audience: 'citizen' }, MAILBOX);
  return praticaId;
} // prettier-ignore

interface Told {
  personId: string | null;
  enteId: string | null;
  audience: string;
}

async function bounce(praticaId: string, told: Told, recipient: string): Promise<void> {
  const id = randomUUID();
  await system(async (trx) => {
    const notification = { id: randomUUID(), comuneId: 'milano', praticaId, ...told };
    await trx.insertInto('notification').values({ ...notification, kind: 'submitOffer', urgency: 'normal' }).execute();
    const delivery = { id, comuneId: 'milano', notificationId: notification.id, channel: 'mail' as const };
    const at = new Date().toISOString();
    await trx.insertInto('delivery').values({ ...delivery, state: 'sent', dueAt: at, sentAt: at }).execute();
    const verdict = { end: 'failed', why: 'bounced', isDead: true } as const;
    expect(await settleMail(trx, { id, recipient, verdict })).toBe('settled');
  });
} // prettier-ignore

async function confirmAnother(mailbox: string): Promise<void> {
  const address = { channel: 'mail', address: mailbox };
  const { id } = (await stage.ask('citizen', 'POST', '/me/contacts', address, randomUUID())).body;
  const code = await system((trx) => trx.selectFrom('contactCode').select('id').where('contactId', '=', id).executeTakeFirstOrThrow()); // prettier-ignore
  const said = { code: codeOf(KEY, code.id) };
  expect((await stage.ask('citizen', 'POST', `/me/contacts/${id}/confirm`, said)).status).toBe(200);
}

describe('Whoever cannot be written to', () => {
  test('is the office’s to reach, which notes how, once, and is done', async () => {
    const praticaId = await bouncedPratica();
    expect(await tasks(praticaId)).toMatchObject([{ owner: 'office', kind: 'reachOtherwise' }]);
    for (const who of ['auditor', 'citizen', 'ente', 'adminElsewhere'] as const)
      expect([403, 404]).toContain((await reached(praticaId, 'Prova', who)).status);
    const blank = await reached(praticaId, '   ');
    expect([blank.status, blank.body.errors[0].pointer]).toEqual([422, '/note']);
    expect(await tasks(praticaId)).toHaveLength(1);
    const key = randomUUID();
    const [one, again] = [await reached(praticaId, 'Telefonata', 'admin', key), await reached(praticaId, 'Telefonata', 'admin', key)]; // prettier-ignore
    expect([one.status, again.status]).toEqual([200, 200]);
    expect(await tasks(praticaId)).toEqual([]);
    const { items } = (await stage.ask('admin', 'GET', `/pratiche/${praticaId}/timeline`)).body;
    expect(items.filter(({ kind }: Json) => kind === 'reachedOtherwise')).toMatchObject([
      { reason: 'Telefonata', actor: { role: 'admin' } },
    ]);
    const seen = (await stage.ask('citizen', 'GET', `/pratiche/${praticaId}/timeline`)).body.items;
    expect(seen.some(({ kind }: Json) => kind === 'reachedOtherwise')).toBe(false);
    expect(await reached(praticaId)).toMatchObject({ status: 422, body: { code: 'not-allowed-in-state' } }); // prettier-ignore
  }, 120_000);

  test('is so no more once they confirm an address', async () => {
    await system((trx) => trx.updateTable('contact').set({ replacedAt: new Date().toISOString() }).execute()); // prettier-ignore
    const praticaId = await bouncedPratica();
    expect(await tasks(praticaId)).toHaveLength(1);
    await confirmAnother('anna.nuova@example.org');
    expect(await tasks(praticaId)).toEqual([]);
  }, 120_000);

  test('is still so while another of the same pratica is reached nowhere', async () => {
    await system((trx) => trx.updateTable('contact').set({ replacedAt: new Date().toISOString() }).execute()); // prettier-ignore
    const praticaId = await bouncedPratica();
    const { email } = await system((trx) => trx.selectFrom('ente').select('email').where('id', '=', ENTE_A).executeTakeFirstOrThrow()); // prettier-ignore
    await bounce(praticaId, { personId: null, enteId: ENTE_A, audience: 'ente' }, email!);
    await confirmAnother('anna.ancora@example.org');
    expect(await tasks(praticaId)).toHaveLength(1);
  }, 120_000);
});
