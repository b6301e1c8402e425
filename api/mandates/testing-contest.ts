import { expect } from '@jest/globals';
import type { Json, Name, Stage } from '../testing.ts';
import { REASON } from './testing.ts';

interface Act {
  id: string;
  eventId: string;
  /** Whoever did it, and by which mandate when not by office. */
  holder: 'delegate' | 'sportello' | 'admin';
  mandateId: string | undefined;
}

/** One right to contest an act: of the person who was represented, once, and of nobody else. */
export async function isTheirsToContest(stage: Stage, { id, eventId, holder, mandateId }: Act) {
  const { ask } = stage;
  const { version: expectedVersion } = (await ask('admin', 'GET', `/pratiche/${id}`)).body;
  const contest = async (by: Name, more = {}) => {
    const body = { transition: 'contest', expectedVersion, payload: { eventId }, reason: REASON };
    const done = await ask(by, 'POST', `/pratiche/${id}/transitions`, { ...body, ...more });
    return done.status;
  };
  const read = async () => (await ask('citizen', 'GET', `/pratiche/${id}/contests`)).body;
  const contestable = async () =>
    ((await read()).contestable as Json[]).filter((act) => act.eventId === eventId);
  expect(await contestable()).toHaveLength(1);
  const others: [Name, object, number][] = [
    [holder, { onBehalfOf: { role: 'citizen', ...(mandateId ? { mandateId } : {}) } }, 403],
    ['admin', {}, 403],
    ['admin', { onBehalfOf: { role: 'citizen' } }, 403],
    ['otherCitizen', {}, 404],
    ['ente', {}, 422],
    ['auditor', {}, 403],
  ];
  for (const [by, more, status] of others) expect([by, await contest(by, more)]).toEqual([by, status]); // prettier-ignore
  expect(await contest(holder)).toBeGreaterThanOrEqual(400);
  expect(await contestable()).toHaveLength(1);
  expect([await contest('citizen'), await contest('citizen')]).toEqual([200, 422]);
  expect(await contestable()).toEqual([]);
  const { items } = await read();
  expect(items.filter((each: Json) => each.eventId === eventId)).toHaveLength(1);
}
