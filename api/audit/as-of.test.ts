import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { asSystem } from '../../db/connect.ts';
import { OFFERED, type Walk } from '../../db/testing-walk.ts';
import type { Command } from '../../workflows/pratica/messages.ts';
import type { Pratica } from '../../workflows/pratica/pratica.ts';
import { ADMIN, CITIZEN, command, ENTE1, ENTE2, member } from '../../workflows/pratica/testing.ts';
import { acceptable } from '../../workflows/pratica/testing-walks.ts';
import type { TimerName } from '../../workflows/pratica/transitions.ts';
import { nextTimer } from '../../workflows/pratica/deadlines.ts';
import type { Json } from '../testing.ts';
import { type Archive, openArchive } from './testing.ts';

let archive: Archive;
beforeAll(async () => {
  archive = await openArchive();
}, 120_000);
afterAll(() => archive?.close(), 60_000);

const see = async (walk: Walk, at: string, query = 'role=office') =>
  (await archive.ask('auditor', 'GET', `/pratiche/${walk.pratica.id}/as-of?at=${at}&${query}`))
    .body as Json;

/** What the projection says now. */
function project({ pratica: { id, comuneId } }: Walk) {
  return asSystem(archive.db, comuneId, async (trx) => {
    const row = await trx
      .selectFrom('pratica')
      .select(['state', 'closed', 'version', 'stateSince', 'deadlines', 'dueAt', 'service'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    const tasks = await trx
      .selectFrom('task')
      .leftJoin('ente', 'ente.id', 'task.enteId')
      .select(['task.kind', 'owner', 'ente.name as enteName', 'dueAt', 'escalated'])
      .where('praticaId', '=', id)
      .where('closedAt', 'is', null)
      .execute();
    const offers = await trx.selectFrom('offer').select(['id', 'status', 'revision']).where('praticaId', '=', id).execute(); // prettier-ignore
    const order = await trx.selectFrom('order').select('id').where('praticaId', '=', id).orderBy('confirmedAt', 'desc').executeTakeFirst(); // prettier-ignore
    return comparable({ ...row, tasks, offers, order });
  });
}

function comparable({
  state,
  closed,
  version,
  stateSince,
  deadlines,
  dueAt,
  service,
  ...rest
}: Json) {
  const { tasks, offers, order } = rest;
  const { period, startDate, endDate, suspendedDays, suspension } = service ?? {};
  const byName = (a: Json, b: Json) => JSON.stringify(a).localeCompare(JSON.stringify(b));
  return {
    ...{ state, closed, version, stateSince, deadlines, dueAt, orderId: order?.id ?? null },
    service: service ? { period, startDate, endDate, suspendedDays, suspension } : null,
    tasks: tasks.map(({ kind, owner, enteName, dueAt: due, escalated }: Json) => ({ kind, owner, enteName, due, escalated })).sort(byName),
    offers: offers.map(({ id, status, revision }: Json) => ({ id, status, revision })).sort(byName),
  }; // prettier-ignore
}

/** A number from 0 to 1, the same each time: what fails once can be looked at again. */
function chance(seed: number) {
  let n = seed;
  return () => {
    n = (n * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return n / 4_294_967_296;
  };
}

const PAYLOADS: Record<string, (what: Command) => object> = {
  submitOffer: () => OFFERED,
  reviseOffer: () => ({ ...OFFERED, firstDate: '2026-12-03' }),
  confirmOrder: ({ facts }) => facts,
  recordPaidElsewhere: ({ id }) => ({ receiptNumber: id.toUpperCase() }),
  proposeRenewal: ({ facts }) => ({ endDate: facts.endDate, lines: OFFERED.lines }),
};
/** What travels through other parts than the machine and the record. */
const LEFT_OUT = [
  'requestIntegration',
  'provideIntegration',
  'paymentSettled',
  'renewalSettled',
  'paymentFailed',
  'settled',
  'movePolicy',
];

/** The walks of all lives name the same three offers; in one database each needs its own. */
function offersOf(life: number) {
  const inLife = (id: string) =>
    id.replace(/^0f0f0f0f-0000/, `0f0f0f0f-${String(life).padStart(4, '0')}`);
  const inWalks = (id: string) => id.replace(/^0f0f0f0f-\d{4}/, '0f0f0f0f-0000');
  const each = <T>(value: T, rename: (id: string) => string): T =>
    JSON.parse(JSON.stringify(value).replace(/0f0f0f0f-\d{4}/g, rename)) as T;
  return {
    acceptable: (pratica: Pratica, now: string): Command[] =>
      acceptable(each(pratica, inWalks), now).map((what) => each(what, inLife)),
  };
}

/** One act or hour more, whichever chance takes. */
async function goOn(walk: Walk, life: number, random: () => number): Promise<boolean> {
  const soon = new Date(Date.parse(walk.now) + 60_000).toISOString();
  const due = nextTimer(walk.pratica);
  const { acceptable } = offersOf(life);
  const acts = acceptable(walk.pratica, soon).filter(({ transition }) => !LEFT_OUT.includes(transition)); // prettier-ignore
  const kinds = [...new Set(acts.map(({ transition }) => transition))];
  const canPay = ['payment', 'renewed'].includes(walk.pratica.state!);
  const roll = random();
  if (canPay && roll < 0.6) return walk.pay().then(() => true);
  if (due && (roll > 0.75 || kinds.length === 0)) {
    await walk.ring(due.timer as TimerName);
    return true;
  }
  const living = kinds.filter((kind) => !['withdraw', 'cancel'].includes(kind) || random() < 0.1);
  const kind = living[Math.floor(random() * living.length)];
  const [what] = acts.filter(({ transition }) => transition === kind);
  if (!what) return due !== undefined;
  await walk.send(what, { payload: PAYLOADS[what.transition]?.(what) ?? {}, reason: 'Perché sì' });
  return true;
}

describe('A pratica seen at an instant', () => {
  test.each([2, 3, 4, 5, 6, 7])(
    'is at each what its projection said at that time: life %d',
    async (seed) => {
      const random = chance(seed * 7919);
      const walk = await archive.begin('2026-06-01T08:00:00.000Z');
      const said = [{ at: walk.now, was: await project(walk) }];
      for (let n = 0; n < 20 && !walk.pratica.closed && (await goOn(walk, seed, random)); n += 1) {
        if (walk.now > new Date().toISOString()) break;
        said.push({ at: walk.now, was: await project(walk) });
      }
      expect(said.length).toBeGreaterThan(2);
      for (const { at, was } of said)
        expect([at, comparable(await see(walk, at))]).toEqual([at, was]);
    },
    120_000,
  );

  describe('shows each reader its part of then', () => {
    let walk: Walk;
    let times: string[];
    let offer: string;
    beforeAll(async () => {
      walk = await archive.begin('2026-10-05T08:00:00.000Z');
      offer = randomUUID();
      const validUntil = '2027-12-31T22:59:59.000Z';
      const rivals = randomUUID();
      const facts = (offerId: string) => ({ facts: { offerId, validUntil } });
      await walk.send(command('submitOffer', member(ENTE1), facts(offer)), { payload: OFFERED });
      await walk.send(command('submitOffer', member(ENTE2), facts(rivals)), { payload: OFFERED });
      await walk.send(command('chooseOffer', CITIZEN, { facts: { offerId: offer, revision: 1 } }));
      await walk.send(command('rejectOrder', ADMIN, { onBehalfOf: { role: 'ente', enteId: ENTE1 } }), { reason: 'Orari' }); // prettier-ignore
      times = walk.steps.map(({ at }) => at);
    }, 60_000);

    test('the citizen sees all offers as they stood, and what to do', async () => {
      expect(await see(walk, times[0]!, 'role=citizen')).toMatchObject({
        offers: [],
        tasks: [],
        changed: [],
      });
      const two = await see(walk, times[2]!, 'role=citizen');
      expect(two.offers.map(({ status }: Json) => status)).toEqual(['live', 'live']);
      expect(two.tasks).toMatchObject([{ kind: 'chooseOffer', owner: 'citizen' }]);
      const three = await see(walk, times[3]!, 'role=citizen');
      expect(three.offers.map(({ status }: Json) => status).sort()).toEqual(['chosen', 'reserve']);
      expect(three.changed).toEqual(['state', 'deadlines', 'tasks', 'offers']);
    });

    test('an ente sees its own offer only, and the person’s name only while it was chosen', async () => {
      const at = (n: number) => see(walk, times[n]!, `role=ente&enteId=${ENTE1}`);
      const nameIn = (body: Json) => body.timeline.at(-1).actor.name;
      const [asked, chosen, out] = [await at(2), await at(3), await at(4)];
      expect(asked.offers).toMatchObject([{ id: offer, status: 'live', ente: { name: 'Ente 1' } }]);
      expect([nameIn(asked), nameIn(chosen), nameIn(out)]).toEqual([null, 'Anna Ferrari', null]);
      expect(chosen.tasks).toMatchObject([{ kind: 'confirmOrder', enteName: 'Ente 1' }]);
      expect(out.offers).toMatchObject([{ status: 'rejected' }]);
      const rival = await see(walk, times[4]!, `role=ente&enteId=${ENTE2}`);
      // It hears that a choice was made, never of another's offer.
      const offered = rival.timeline.filter(({ kind }: Json) => kind === 'submitOffer');
      expect(offered).toMatchObject([{ actor: { enteName: 'Ente 2' } }]);
      expect(rival.offers).toHaveLength(1);
    });

    test('between two instants it is as the first left it, and its instants are all told', async () => {
      const between = new Date(Date.parse(times[2]!) + 30_000).toISOString();
      const { at: _, ...then } = await see(walk, times[2]!);
      expect(await see(walk, between)).toEqual({ ...then, at: between });
      expect(then.instants).toEqual(times);
    });

    test.each([
      ['at=2020-01-01T00:00:00.000Z', '/at'],
      ['at=2199-01-01T00:00:00.000Z', '/at'],
      ['at=yesterday', '/at'],
      ['role=ente', '/enteId'],
      [`role=ente&enteId=${randomUUID()}`, '/enteId'],
      ['role=system', '/role'],
    ])('says what is wrong with %s', async (query, pointer) => {
      const path = `/pratiche/${walk.pratica.id}/as-of?${query}`;
      const { status, body } = await archive.ask('admin', 'GET', path);
      expect([status, body.errors?.[0]?.pointer]).toEqual([422, pointer]);
    });

    test('is for auditors and administrators', async () => {
      const path = `/pratiche/${walk.pratica.id}/as-of`;
      expect((await archive.ask('admin', 'GET', path)).status).toBe(200);
      for (const who of ['citizen', 'ente'] as const) {
        expect((await archive.ask(who, 'GET', path)).status).toBe(403);
      }
      for (const who of ['otherCitizen', 'unasked', 'auditorElsewhere', 'sportello'] as const) {
        expect((await archive.ask(who, 'GET', path)).status).toBe(404);
      }
    });
  });
});
