import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { foreseeCredentials, tellOfChanges } from '../../activities/jobs/tell-of-changes.ts';
import { asSystem, connect, type Db } from '../../db/connect.ts';
import { connectPratiche, type Pratiche } from '../../temporal/client.ts';
import { addDays } from '../../workflows/pratica/service.ts';
import { today } from '../days.ts';
import { type Json, type Name, openApi, type Stage } from '../testing.ts';

let stage: Stage;
let pratiche: Pratiche;
let behind: Db;
beforeAll(async () => {
  pratiche = connectPratiche({ address: '127.0.0.1:9' });
  stage = await openApi(pratiche);
  behind = connect(stage.adminUrl, { max: 1 });
  for (const who of ['ente', 'rival'] as const) await stage.ask(who, 'GET', '/me');
}, 120_000);
afterAll(async () => {
  await behind?.destroy();
  await stage?.close();
  await pratiche?.close();
});

const NAME = 'Rosa Martini';
const inDays = (days: number) => addDays(today(), days);
const said = (expiresOn: string, more: object = {}) => ({
  ...{ name: NAME, profile: 'OSS', competences: [], leftOn: null },
  credentials: [{ title: 'HACCP', number: '77/2020', expiresOn }],
  ...more,
});
/** One whose credential was written down so many days ago. */
async function plant(expiresIn: number, { writtenAgo = 90, ...more }: { writtenAgo?: number; leftOn?: string } = {}) {
  const body = { said: said(inDays(expiresIn), more), expectedVersion: 0 };
  const { id } = (await stage.ask('ente', 'POST', '/office/operators', body)).body;
  await sql`update wemi.operator_version set at = now() - make_interval(days => ${writtenAgo}::int) where operator_id = ${id}`.execute(behind);
  return id as string;
} // prettier-ignore
const foresee = () => foreseeCredentials({ db: stage.db });
const kindsOf = (operatorId: string) =>
  asSystem(stage.db, 'milano', async (trx) => {
    const rows = await trx.selectFrom('enteNotice').select('kind').where('operatorId', '=', operatorId).execute(); // prettier-ignore
    return rows.map(({ kind }) => kind);
  });
async function tell(): Promise<void> {
  await sql`update wemi.ente_notice set try_at = now() where sent_at is null`.execute(behind);
  while (await tellOfChanges({ db: stage.db }));
}
const toldOf = async (id: string, who: Name = 'ente') =>
  (await stage.ask(who, 'GET', '/notifications')).body.items.filter(
    ({ path }: Json) => path === `/admin/operatori/${id}`,
  );

describe('An ente is told that a credential of one of its people ends', () => {
  test.each([
    ['31 days before', 31, {}, []],
    ['30 days before', 30, {}, ['credentialEnding']],
    ['made up for, when nothing ran for a while', 12, {}, ['credentialEnding']],
    ['7 days before, by the nearer term alone', 7, {}, ['credentialEndingSoon']],
    ['on its last day', 0, {}, ['credentialEndingSoon']],
    ['the day after', -1, {}, []],
    ['written later than the term', 20, { writtenAgo: 2 }, []],
    ['of one who leaves before', 20, { leftOn: inDays(10) }, []],
    ['of one who leaves after', 20, { leftOn: inDays(25) }, ['credentialEnding']],
  ])('or is not: %s', async (_, expiresIn, more, kinds) => {
    const id = await plant(expiresIn, more);
    await foresee();
    expect(await kindsOf(id)).toEqual(kinds);
  });

  test('once for each term, with its day, and nothing of whose it is or what', async () => {
    const id = await plant(5);
    for (const _ of [1, 2]) await foresee();
    await tell();
    const found = await toldOf(id);
    expect(found).toHaveLength(1);
    expect(found[0].subject).toBe('un attestato scade fra pochi giorni');
    expect(JSON.stringify(found)).not.toMatch(/Rosa|Martini|HACCP|77\/2020/);
    expect(await toldOf(id, 'rival')).toEqual([]);
    const rows = await asSystem(stage.db, 'milano', (trx) => trx.selectFrom('notification').select(['enteId', 'personId', 'params']).where('path', '=', `/admin/operatori/${id}`).execute()); // prettier-ignore
    expect(rows).toMatchObject([{ personId: null, params: { expiresOn: inDays(5) } }]);
  });

  test('but not when it was renewed before the notice left', async () => {
    const id = await plant(20);
    await foresee();
    const body = { said: said(inDays(400)), expectedVersion: 1 };
    expect((await stage.ask('ente', 'POST', `/office/operators/${id}/versions`, body, randomUUID())).status).toBe(200); // prettier-ignore
    await tell();
    expect(await toldOf(id)).toEqual([]);
  });
});
