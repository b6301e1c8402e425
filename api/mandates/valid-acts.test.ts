import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { asSystem } from '../../db/connect.ts';
import { openBooks } from '../../simulators/nexi/books.ts';
import { createNexi } from '../../simulators/nexi/app.ts';
import { API_KEY } from '../../payments/testing.ts';
import { type Transition, TRANSITION_NAMES, type TransitionName, TRANSITIONS } from '../../workflows/pratica/transitions.ts'; // prettier-ignore
import { day, servicesOn } from '../pratiche/testing.ts';
import { NEED } from '../testing-catalogue.ts';
import { openApiWithWorker, type Stage } from '../testing.ts';
import { endMandates, plantMandate, REASON } from './testing.ts';
import { isTheirsToContest } from './testing-contest.ts';
import { BY_MANDATE, isDoneBy, STANDINS, type StandIn, type Step, WALKS } from './testing-walks.ts';

let stage: Stage;
let services = {} as ReturnType<typeof servicesOn>;
const nexi = createNexi({ books: openBooks(), apiKey: API_KEY, pageUrl: 'http://bank.test' });
beforeAll(async () => {
  const NEXI_URL = await nexi.listen({ port: 0, host: '127.0.0.1' });
  stage = await openApiWithWorker({ NEXI_URL, NEXI_API_KEY: API_KEY });
  services = servicesOn(stage);
}, 180_000);
afterEach(() => endMandates(stage));
afterAll(async () => {
  await stage?.close();
  await nexi.close();
}, 120_000);

interface Standing {
  onBehalfOf: { role: 'citizen'; mandateId?: string };
  mandateId?: string;
}
async function standIn(who: StandIn): Promise<Standing> {
  await endMandates(stage);
  if (who === 'admin') return { onBehalfOf: { role: 'citizen' } };
  const mandateId = await plantMandate(stage, { holder: who });
  return { onBehalfOf: { role: 'citizen', mandateId }, mandateId };
}

const ACTORS = {
  delegate: { role: 'citizen', name: 'Marta Ferrari' },
  sportello: { role: 'sportello', name: 'Davide Colombo' },
  admin: { role: 'admin', name: 'Carla Neri' },
};

/** The newest event of the pratica: both names, one notice to the citizen, one right to contest. */
async function leavesOneTrace(who: StandIn, id: string, { mandateId }: Standing): Promise<void> {
  const [event] = (await services.read('citizen', id, '/timeline')).body.items;
  expect(event).toMatchObject({
    actor: ACTORS[who],
    onBehalfOf: { role: 'citizen', name: 'Anna Ferrari' },
    mandate: mandateId
      ? { id: mandateId, kind: who, sportelloName: who === 'sportello' ? 'Spazio WeMi Capuana' : null }
      : null,
    reason: REASON,
  }); // prettier-ignore
  const told = await asSystem(stage.db, 'milano', (trx) =>
    trx
      .selectFrom('outbox')
      .select('id')
      .where('eventId', '=', event.id)
      .where('audience', '=', 'citizen')
      .execute(),
  );
  expect([event.kind, told.length]).toEqual([event.kind, 1]);
  await isTheirsToContest(stage, { holder: who, id, eventId: event.id, mandateId });
}

async function eventsOf(id: string): Promise<number> {
  return (await services.read('citizen', id, '/timeline')).body.items.length;
}

/** Does it, and looks at what it leaves. */
async function act(who: StandIn, id: string, { name: transition, payload }: Step): Promise<void> {
  const standing = await standIn(who);
  const { onBehalfOf } = standing;
  const { version: expectedVersion } = (await services.read('admin', id)).body;
  const { allowed } = (await services.read(who, id)).body;
  expect(allowed).toContainEqual(expect.objectContaining({ transition, onBehalfOf }));
  const said = (await payload?.(async (more) => (await services.read('citizen', id, more)).body)) ?? {}; // prettier-ignore
  const before = await eventsOf(id);
  const body = { transition, expectedVersion, payload: said, reason: REASON, onBehalfOf };
  const done = await stage.ask(who, 'POST', `/pratiche/${id}/transitions`, body);
  expect([transition, done.status, done.body.code]).toEqual([transition, 200, undefined]);
  if (done.body.id === id) expect(await eventsOf(id)).toBe(before + 1);
  await leavesOneTrace(who, done.body.id, standing);
}

const STARTS = {
  requested: async () => (await stage.ask('citizen', 'POST', '/pratiche', NEED)).body.id as string,
  ordered: () => services.ordered(),
  orderedByMonth: () => services.byMonth(),
  // Whose pauses may begin today.
  active: () => services.withNotice(0, services.active),
};

describe('An act for another with the right to it', () => {
  const cases = WALKS.flatMap(({ title, start, steps }) =>
    STANDINS.filter((who) => steps.some((step) => isDoneBy(who, step))).map(
      (who) => [title, who, start, steps] as const,
    ),
  );
  test.each(cases)(
    'leaves one event, one notice, one right to contest: %s, by %s',
    async (_title, who, start, steps) => {
      const id = await STARTS[start]();
      for (const step of steps) {
        if (step.byEnte) await moveByEnte(id, step);
        else if (isDoneBy(who, step)) await act(who, id, step);
      }
    },
    120_000,
  );

  test.each(BY_MANDATE)('asks from a draft, by %s', async (who) => {
    const { mandateId, onBehalfOf } = await standIn(who);
    const url = `/needs/${randomUUID()}`;
    const draft = await stage.ask(who, 'PUT', url, { ...NEED, onBehalfOf: { mandateId } });
    expect(draft.body.mandate).toEqual({ id: mandateId, principalName: 'Anna Ferrari' });
    expect((await stage.ask(who, 'GET', url)).body.id).toBe(draft.body.id);
    expect((await stage.ask('citizen', 'GET', url)).body.mandate).toBeNull();
    expect((await stage.ask('otherCitizen', 'GET', url)).status).toBe(404);
    const body = { needId: draft.body.id, onBehalfOf, reason: REASON };
    const sent = await stage.ask(who, 'POST', '/pratiche', body);
    expect(sent.status).toBe(201);
    await leavesOneTrace(who, sent.body.id, { mandateId, onBehalfOf });
  });

  test.each(BY_MANDATE)('opens the payment page, once, by %s', async (who) => {
    const id = await services.ordered();
    const standing = await standIn(who);
    const before = await eventsOf(id);
    const body = { method: 'card', onBehalfOf: { mandateId: standing.mandateId }, reason: REASON };
    for (const _ of [1, 2])
      expect((await stage.ask(who, 'POST', `/pratiche/${id}/payments`, body)).status).toBe(201);
    expect(await eventsOf(id)).toBe(before + 1);
    await leavesOneTrace(who, id, standing);
  });

  test('gives back at the counter, by sportello', async () => {
    const id = await services.ordered();
    await services.move('admin', id, 'recordPaidElsewhere', { receiptNumber: 'S 2/2026' });
    await services.move('citizen', id, 'interrupt', { effectiveOn: day(10) });
    const standing = await standIn('sportello');
    const onBehalfOf = { mandateId: standing.mandateId };
    const body = { refundNumber: 'R 2/2026', note: REASON, onBehalfOf };
    const done = await stage.ask('sportello', 'POST', `/pratiche/${id}/refunds-by-hand`, body);
    expect(done.status).toBe(200);
    await leavesOneTrace('sportello', id, standing);
  });

  test('shows the enti neither who acted nor by which mandate', async () => {
    const { onBehalfOf } = await standIn('delegate');
    const body = { ...NEED, onBehalfOf };
    const { id } = (await stage.ask('delegate', 'POST', '/pratiche', body)).body;
    const [event] = (await services.read('ente', id, '/timeline')).body.items;
    expect(event).toMatchObject({ actor: { name: null }, mandate: null });
  });
});

async function moveByEnte(id: string, { name, payload }: Step): Promise<void> {
  const said = await payload?.(async (more) => (await services.read('ente', id, more)).body);
  expect([name, (await services.move('ente', id, name, said)).status]).toEqual([name, 200]);
}

/**
 * What nobody does in a citizen's place: contesting what others did, and of the office what it does
 * in its own right, or leaves to those whom the citizen chose.
 */
const ALONE: Record<StandIn, readonly TransitionName[]> = {
  delegate: ['contest'],
  sportello: ['contest'],
  admin: ['request', 'extendDeadline', 'recordPaidElsewhere', 'recordInstalmentPaid', 'contest', 'reopen'], // prettier-ignore
};

/** Every move of the table that is a citizen's, or that a sportello makes for one. */
const isCitizens = (who: StandIn) => (name: TransitionName) => {
  const { who: whose, offered }: Transition = TRANSITIONS[name];
  return offered && (whose.includes('citizen') || (who !== 'delegate' && whose.includes('sportello'))); // prettier-ignore
};

describe('The acts above', () => {
  test.each(STANDINS)('are all that a citizen may do, by the transition table: %s', (who) => {
    const walked = WALKS.flatMap(({ steps }) => steps.filter((step) => isDoneBy(who, step)));
    const done = new Set<string>([
      ...walked.map(({ name }) => name),
      // Has a test of its own: there is no pratica yet.
      ...(who === 'admin' ? [] : ['request']),
      ...ALONE[who],
    ]);
    expect([...done].sort()).toEqual(TRANSITION_NAMES.filter(isCitizens(who)).sort());
  });

  test.each(ALONE.admin)('leave out %s, which the office does not do in a citizen’s place', async (transition) => {
    const id = await STARTS.requested();
    const { version: expectedVersion } = (await services.read('admin', id)).body;
    const body = { transition, expectedVersion, payload: {}, reason: REASON, onBehalfOf: { role: 'citizen' } };
    const refused = await stage.ask('admin', 'POST', `/pratiche/${id}/transitions`, body);
    expect([refused.status, refused.body.code]).toEqual([403, 'role-not-allowed']);
    const inVain = await stage.ask('admin', 'POST', '/pratiche', { ...NEED, onBehalfOf: { role: 'citizen' }, reason: REASON });
    expect(inVain.status).toBe(403);
  }); // prettier-ignore
});
