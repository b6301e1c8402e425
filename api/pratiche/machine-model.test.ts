import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { sql } from 'kysely';
import { randomUUID } from 'node:crypto';
import { asSystem, connect } from '../../db/connect.ts';
import { plantMandate } from '../mandates/testing.ts';
import { NEED } from '../testing-catalogue.ts';
import { openApiWithWorker, PEOPLE } from '../testing.ts';
import {
  compare,
  type ComuneId,
  type Machine,
  MACHINE,
  RUNS,
  type Model,
  someCommands,
} from './testing-model.ts';

/**
 * The stack – API, worker, Temporal, PostgreSQL – held against the pure machine by fast-check's
 * commands: citizens, a delegate, enti and administrators of two comuni, on each other's pratiche
 * too. 500 runs, eight at a time, in about two minutes; WEMI_MODEL_RUNS asks for more or fewer.
 */
const AT_A_TIME = 8;

let stage: Awaited<ReturnType<typeof openApiWithWorker>>;
let mandateId: string;
beforeAll(async () => {
  stage = await openApiWithWorker();
  await plantEnteElsewhere();
  await letPauseAtOnce();
  // Whoever has been here once is known, and can be named in a mandate.
  for (const who of ['citizen', 'delegate'] as const) await stage.ask(who, 'GET', '/pratiche');
  mandateId = await plantMandate(stage);
}, 180_000);
afterAll(() => stage?.close(), 120_000);

/** Sesto's one ente, which offers what Milano's do. */
async function plantEnteElsewhere(): Promise<void> {
  const owner = connect(stage.adminUrl, { max: 1 });
  const comuneId = 'sesto-san-giovanni';
  const id = PEOPLE.enteElsewhere['ente_id'] as string;
  await asSystem(owner, 'milano', async (trx) => {
    const like = await trx.selectFrom('ente').selectAll().executeTakeFirstOrThrow();
    const service = await trx.selectFrom('service').selectAll().where('enteId', '=', like.id).executeTakeFirstOrThrow(); // prettier-ignore
    return { like, service };
  }).then(({ like, service }) =>
    asSystem(owner, comuneId, async (trx) => {
      await trx.insertInto('ente').values({ ...like, id, comuneId, name: 'Ente di Sesto', photos: '[]', branches: '[]' }).execute(); // prettier-ignore
      const lines = JSON.stringify(service.priceLines);
      await trx.insertInto('service').values({ ...service, id: randomUUID(), comuneId, enteId: id, priceLines: lines, photos: '[]' } as never).execute(); // prettier-ignore
    }),
  );
  await owner.destroy();
}

/** Services may pause from today on: two days ahead only a timer would lead to `suspended`. */
async function letPauseAtOnce(): Promise<void> {
  const owner = connect(stage.adminUrl, { max: 1 });
  await sql`update policy set terms = jsonb_set(terms, '{suspension,noticeDays}', '0')`.execute(owner); // prettier-ignore
  await owner.destroy();
}

/** A pratica of the comune, and the machine's own copy of it. */
async function begin(comuneId: ComuneId, machine: Machine, heard: Model['heard']) {
  const who = comuneId === 'milano' ? 'citizen' : 'citizenElsewhere';
  const { status, body } = await stage.ask(who, 'POST', '/pratiche', NEED);
  expect([comuneId, status]).toEqual([comuneId, 201]);
  const pratica = await stage.app.pratiche.look({ praticaId: body.id, comuneId });
  const model: Model = { comuneId, pratica, machine, heard };
  return { model, real: { stage, id: body.id as string, mandateId } };
}

/** So many lives against a machine, some at a time. @returns what happened, and how often */
async function live(runs: number, machine: Machine): Promise<Record<string, number>> {
  const heard: Record<string, number> = {};
  const comune = fc.constantFrom<ComuneId>('milano', 'milano', 'sesto-san-giovanni');
  const property = fc.asyncProperty(comune, someCommands(), async (comuneId, commands) => {
    const { model, real } = await begin(comuneId, machine, heard);
    await fc.asyncModelRun(() => ({ model, real }), commands);
    await compare(model, real);
    heard[`ended in ${model.pratica.state}`] = (heard[`ended in ${model.pratica.state}`] ?? 0) + 1;
  });
  const numRuns = Math.ceil(runs / AT_A_TIME);
  const some = () => fc.assert(property, { numRuns, endOnFailure: true });
  await Promise.all(Array.from({ length: Math.min(runs, AT_A_TIME) }, some));
  return heard;
}

describe('The stack, held against the machine', () => {
  test('never differs from it, whoever tries what', async () => {
    const heard = await live(RUNS, MACHINE);
    if (RUNS < 500) return;
    for (const state of [
      'offer',
      'order',
      'payment',
      'active',
      'suspended',
      'renewed',
      'interrupted',
      'withdrawn',
      'cancelled',
    ]) {
      // prettier-ignore
      expect([state, heard[`ended in ${state}`]! > 0]).toEqual([state, true]);
    }
    expect(heard['foreign refused']).toBeGreaterThan(RUNS / 4);
    expect(heard['renewalSettled done']).toBeGreaterThan(0);
    expect(heard['suspend done']).toBeGreaterThan(0);
    expect(heard['resume done']).toBeGreaterThan(0);
  }, 900_000);

  test.each<[string, Machine]>([
    ['takes an offer that is not there', { ...MACHINE, refusalOf: (pratica, command, now) => (command.transition === 'withdrawOffer' ? undefined : MACHINE.refusalOf(pratica, command, now)) }],
    ['counts a step too many', { ...MACHINE, advance: (...given) => ({ ...MACHINE.advance(...given), version: given[0].version + 2 }) }],
    ['forgets which offer was chosen', { ...MACHINE, advance: (pratica, command, now) => ({ ...MACHINE.advance(pratica, command, now), chosenOfferId: null }) }],
  ])('is found out when the machine %s', async (_how, wrong) => {
    const message = expect.stringContaining('The stack differs from the machine');
    // Ends with the first that differs.
    await expect(live(200, wrong)).rejects.toMatchObject({ cause: { message } });
  }, 120_000); // prettier-ignore
});
