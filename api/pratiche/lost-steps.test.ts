import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { confirmRecorded } from '../../activities/jobs/confirm-recorded.ts';
import { asSystem } from '../../db/connect.ts';
import { recordStep } from '../../db/record.ts';
import { EngineUnavailable } from '../../temporal/client.ts';
import { advance } from '../../workflows/pratica/advance.ts';
import type { Command } from '../../workflows/pratica/messages.ts';
import { newPratica } from '../../workflows/pratica/pratica.ts';
import { stepOf } from '../../workflows/pratica/step.ts';
import { TERMS } from '../../workflows/pratica/testing.ts';
import { NEED } from '../testing-catalogue.ts';
import { openApiWithWorker, PEOPLE } from '../testing.ts';

let stage: Awaited<ReturnType<typeof openApiWithWorker>>;
beforeAll(async () => void (stage = await openApiWithWorker()), 180_000);
afterAll(() => stage.close());

const decline = { transition: 'declineRequest', expectedVersion: 1, reason: 'Siamo al completo.' };

/** A pratica of which the engine has lost the ente's refusal, in a crash after the record. */
async function withLostStep(key: string = randomUUID()): Promise<string> {
  const id: string = (await stage.ask('citizen', 'POST', '/pratiche', NEED)).body.id;
  const { pratiche } = stage.app;
  const { transition } = pratiche;
  pratiche.transition = async ({ command }) => {
    await recordAlone(id, command);
    throw new EngineUnavailable();
  };
  const lost = await decideAs('ente', id, 1, key);
  pratiche.transition = transition;
  expect(lost.status).toBe(503);
  return id;
}

const decideAs = (who: 'ente' | 'rival', id: string, expectedVersion: number, key?: string) =>
  stage.ask(who, 'POST', `/pratiche/${id}/transitions`, { ...decline, expectedVersion }, key);
const versionsOf = async (id: string) =>
  (await stage.ask('auditor', 'GET', `/pratiche/${id}/timeline`)).body.items.map(
    ({ kind, seq }: { kind: string; seq: number }) => [seq, kind],
  );

describe('A step that the engine lost in a crash after the record', () => {
  test('is brought back when its command is given again', async () => {
    const key = randomUUID();
    const id = await withLostStep(key);
    const again = await decideAs('ente', id, 1, key);
    expect([again.status, again.body.version]).toEqual([200, 2]);
    const next = await decideAs('rival', id, 2);
    expect([next.status, next.body.version]).toEqual([200, 3]);
  });

  test('is brought back by the next command of anybody', async () => {
    const id = await withLostStep();
    const next = await decideAs('rival', id, 2);
    expect([next.status, next.body.version]).toEqual([200, 3]);
    expect(await versionsOf(id)).toEqual([
      [3, 'declineRequest'], [2, 'declineRequest'], [1, 'request'],
    ]); // prettier-ignore
  });

  test('is brought back by the worker when nobody asks, and each step is looked at once', async () => {
    const id = await withLostStep();
    const { pratiche } = stage.app;
    const versions: number[] = [];
    const confirm: typeof pratiche.confirm = async (recorded) => {
      await pratiche.confirm(recorded);
      if (recorded.praticaId === id) versions.push(recorded.version);
    };
    const look = confirmRecorded({ db: stage.db, pratiche: { confirm } });
    for (const minutes of [1, 2]) await look(Date.now() + minutes * 60_000);
    expect(versions).toEqual([2]);
    await pratiche.confirm({ praticaId: id, comuneId: 'milano', version: 2 });
    const { body } = await stage.ask('citizen', 'GET', `/pratiche/${id}`);
    expect(body.version).toBe(2);
  });
});

/** What the worker does with a command, up to the record and no further. */
async function recordAlone(id: string, command: Command): Promise<void> {
  const asked = await asSystem(stage.db, 'milano', (trx) =>
    trx.selectFrom('praticaEnte').select('enteId').where('praticaId', '=', id).execute(),
  );
  const enti = asked.map(({ enteId }) => enteId);
  const start = { applicantId: PEOPLE.citizen.sub!, enti, terms: TERMS, holidays: [] };
  const at = new Date().toISOString();
  const asking: Command = { ...command, transition: 'request', facts: {} };
  const begun = advance(newPratica(id, 'milano', start), asking, at);
  const { transition: kind, actor, facts } = command;
  const act = { id: command.id, kind, actor, channel: 'web', facts } as const;
  await recordStep(stage.db, stepOf(act, at, begun, advance(begun, command, at)));
}
