import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import {
  MANDATE_SCOPES,
  SCOPE_NAMES,
  TRANSITIONS,
  type TransitionName,
} from '../../workflows/pratica/transitions.ts';
import { servicesOn } from '../pratiche/testing.ts';
import { NEED } from '../testing-catalogue.ts';
import { openApiWithWorker } from '../testing.ts';
import { endMandates, plantMandate, REASON } from './testing.ts';
import { FAULTS, type Holder, HOLDERS } from './testing-faults.ts';

let stage: Awaited<ReturnType<typeof openApiWithWorker>>;
let { read } = {} as ReturnType<typeof servicesOn>;
let asked: string;
let other: string;
beforeAll(async () => {
  stage = await openApiWithWorker();
  ({ read } = servicesOn(stage));
  asked = (await stage.ask('citizen', 'POST', '/pratiche', NEED)).body.id;
  other = (await stage.ask('citizen', 'POST', '/pratiche', NEED)).body.id;
  for (const who of ['otherCitizen', 'citizenElsewhere'] as const)
    await stage.ask(who, 'GET', '/me');
}, 180_000);
afterEach(() => endMandates(stage));
afterAll(() => stage?.close(), 120_000);

async function move(
  who: Holder,
  id: string,
  transition: string,
  { payload = {}, mandateId }: { payload?: object; mandateId?: string } = {},
) {
  const { version: expectedVersion } = (await read('admin', id)).body;
  const onBehalfOf = mandateId ? { onBehalfOf: { role: 'citizen', mandateId } } : {};
  const body = { transition, expectedVersion, payload, reason: REASON, ...onBehalfOf };
  return stage.ask(who, 'POST', `/pratiche/${id}/transitions`, body);
}

/** What a sportello does by its own right, for whoever gave it a mandate; a delegate never. */
const isTheirs = (holder: Holder, name: TransitionName) =>
  holder === 'sportello' || (TRANSITIONS[name].who as readonly string[]).includes('citizen');

const MOVES = SCOPE_NAMES.map((scope) => {
  const names: readonly TransitionName[] = MANDATE_SCOPES[scope];
  return [scope, names.filter((name) => name !== 'request' && TRANSITIONS[name].offered)] as const;
}).filter(([, names]) => names.length > 0);

describe('An act for another without a mandate that holds', () => {
  const cases = Object.keys(FAULTS).flatMap((fault) =>
    HOLDERS.map((holder) => [fault, holder] as const),
  );
  test.each(cases)('is refused: %s, by a %s, whatever the move', async (fault, holder) => {
    const { code, plant } = FAULTS[fault]!;
    for (const [scope, names] of MOVES) {
      const mandateId = await plant(stage, { holder, needed: scope, other });
      const before = (await read('admin', asked)).body.version;
      for (const name of names.filter((each) => isTheirs(holder, each))) {
        const answer = await move(holder, asked, name, mandateId ? { mandateId } : {});
        expect([name, answer.body.code]).toEqual([name, code]);
      }
      expect((await read('admin', asked)).body.version).toBe(before);
      await endMandates(stage);
    }
  });

  test.each(HOLDERS)('shows a %s nothing once the mandate has ended', async (holder) => {
    await plantMandate(stage, { holder });
    expect((await read(holder, asked)).body.mandate.scope).toEqual(SCOPE_NAMES);
    expect((await stage.ask(holder, 'GET', '/pratiche')).body.items.length).toBeGreaterThan(1);
    await endMandates(stage);
    for (const more of ['', '/timeline', '/offers', '/payments']) {
      expect([more, (await read(holder, asked, more)).status]).toEqual([more, 404]);
    }
    expect((await stage.ask(holder, 'GET', '/pratiche')).body.items).toEqual([]);
  });
});

describe('An act for another with a mandate', () => {
  test('needs a reason of a sportello, not of a delegate', async () => {
    const { version: expectedVersion } = (await read('admin', asked)).body;
    for (const [who, code] of [['sportello', 'reason-required'], ['delegate', 'invalid']] as const) {
      const mandateId = await plantMandate(stage, { holder: who });
      const onBehalfOf = { role: 'citizen', mandateId };
      const body = { transition: 'extendDeadline', expectedVersion, payload: {}, onBehalfOf };
      expect((await stage.ask(who, 'POST', `/pratiche/${asked}/transitions`, body)).body.code).toBe(code);
    }
  }); // prettier-ignore

  test('stops whoever is in mid-form, and answers again what was done before', async () => {
    const id = (await stage.ask('citizen', 'POST', '/pratiche', NEED)).body.id;
    const mandateId = await plantMandate(stage);
    const key = randomUUID();
    const onBehalfOf = { role: 'citizen', mandateId };
    const body = { transition: 'extendDeadline', expectedVersion: 1, payload: { businessDays: 1 }, onBehalfOf };
    const act = (k: string, more: object) => stage.ask('delegate', 'POST', `/pratiche/${id}/transitions`, { ...body, ...more }, k);
    expect((await act(key, {})).status).toBe(200);
    expect((await act(key, {})).status).toBe(200);
    await stage.ask('citizen', 'POST', `/mandates/${mandateId}/revoke`, {});
    const late = await act(randomUUID(), { transition: 'withdraw', expectedVersion: 2, payload: {} });
    expect([late.status, late.body.code]).toEqual([409, 'mandate-not-valid']);
  }); // prettier-ignore
});
