import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { asActor, connect, type Db } from '../../db/connect.ts';
import { type Actor, askingAs } from '../actor.ts';
import { plantNotification } from '../notifications/testing.ts';
import { ENTE_A, ENTE_B, type Json, type Name, openApi, PEOPLE, type Stage } from '../testing.ts';
import { mayHearOfNotification } from './may-hear.ts';
import { openStream } from './testing.ts';

let stage: Stage;
let behind: Db;
let url: string;
beforeAll(async () => {
  stage = await openApi({} as never);
  behind = connect(stage.adminUrl, { max: 1 });
  url = `${await stage.app.listen({ host: '127.0.0.1', port: 0 })}/api/stream`;
  for (const who of Object.keys(PEOPLE) as Name[]) await stage.ask(who, 'GET', '/me');
}, 60_000);
afterAll(async () => {
  await behind?.destroy();
  await stage?.close();
});

const open = async (who: Name) => openStream(url, { authorization: await stage.bearer(who) });
const actorOf = (claims: Json): Actor => ({
  id: claims.sub,
  role: claims.roles[0],
  comuneId: claims.comune,
  enteId: claims.ente_id,
  name: '',
  expiresAt: 0,
});

describe('Of notifications the stream', () => {
  test('says to whoever is told that there is something new, and to colleagues that it is read', async () => {
    const names: Name[] = ['citizen', 'otherCitizen', 'ente', 'colleague', 'rival', 'admin', 'auditor'];
    const streams = new Map(
      await Promise.all(names.map(async (who) => [who, await open(who)] as const)),
    );
    const nudges = () =>
      names.map((who) => streams.get(who)!.events.filter(({ event }) => event === 'notification').length);
    await plantNotification(behind, { personId: PEOPLE.citizen.sub! });
    const id = await plantNotification(behind, { enteId: ENTE_A, audience: 'enti' });
    await plantNotification(behind, { audience: 'office' });
    await streams.get('admin')!.until(() => nudges().join() === '1,0,1,1,0,1,0');
    await stage.ask('colleague', 'POST', `/notifications/${id}/read`);
    await streams.get('ente')!.until(() => nudges().join() === '1,0,2,2,0,1,0');
    expect(streams.get('ente')!.events.at(-1)).toMatchObject({ id: undefined, data: {} });
    await Promise.all([...streams.values()].map((stream) => stream.close()));
  });

  test('and row-level security agree on whose each is', async () => {
    const owners = [
      ...Object.values(PEOPLE).map(({ sub }) => ({ personId: sub! })),
      { enteId: ENTE_A },
      { enteId: ENTE_B },
      {},
    ];
    for (const comuneId of ['milano', 'sesto-san-giovanni'])
      for (const owner of owners)
        if (comuneId === 'milano' || Object.keys(owner).length === 0)
          await plantNotification(behind, { comuneId, ...owner });
    const notes = await behind
      .selectFrom('notification')
      .select(['id', 'comuneId', 'personId', 'enteId'])
      .execute();
    for (const claims of Object.values(PEOPLE) as Json[]) {
      const actor = actorOf(claims);
      // What may be locked is what may be marked as read.
      const own = await asActor(stage.db, askingAs(actor), (trx) =>
        trx.selectFrom('notification').select('id').forUpdate().execute(),
      );
      const heard = notes.filter((note) => mayHearOfNotification(actor, note)).map(({ id }) => id);
      expect([actor.role, heard.sort()]).toEqual([actor.role, own.map(({ id }) => id).sort()]);
    }
  });
}); // prettier-ignore
