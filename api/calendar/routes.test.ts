import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import ICAL from 'ical.js';
import { servicesOn, day } from '../pratiche/testing.ts';
import { type Name, openApiWithWorker } from '../testing.ts';

let stage: Awaited<ReturnType<typeof openApiWithWorker>>;
let { move, active } = {} as ReturnType<typeof servicesOn>;
beforeAll(async () => {
  stage = await openApiWithWorker();
  ({ move, active } = servicesOn(stage));
}, 180_000);
afterAll(() => stage?.close(), 120_000);

async function file(who: Name, id: string) {
  const url = `/api/pratiche/${id}/calendar.ics`;
  const headers = { authorization: await stage.bearer(who) };
  return stage.app.inject({ method: 'GET', url, headers });
}

function eventsIn(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  return calendar.getAllSubcomponents('vevent').map((event) => new ICAL.Event(event));
}

describe('The calendar of a pratica', () => {
  test('is one file for its citizen and its ente, and follows what changes', async () => {
    const id = await active();
    const first = await file('citizen', id);
    expect(first.headers['content-type']).toBe('text/calendar; charset=utf-8');
    expect(first.headers['content-disposition']).toMatch(/^attachment; filename="MI-\d{4}-\d{6}\.ics"$/); // prettier-ignore
    const lastDay = () => `last-day-1.${id}@wemi`;
    const before = eventsIn(first.body).find(({ uid }) => uid === lastDay())!;
    expect(before.startDate.toString()).toBe(day(30));
    expect(first.body).not.toMatch(/Ferrari|Assistenza/);

    await move('citizen', id, 'suspend', { from: day(3), until: day(8) });
    const after = eventsIn((await file('ente', id)).body);
    const pause = after.find(({ uid }) => uid.startsWith('suspension-1-1.'))!;
    expect([pause.startDate.toString(), pause.endDate.toString()]).toEqual([day(3), day(8)]);
    expect(after[0]!.sequence).toBeGreaterThan(before.sequence);

    await move('citizen', id, 'withdrawSuspension');
    const dropped = eventsIn((await file('citizen', id)).body).find(({ uid }) => uid === pause.uid)!; // prettier-ignore
    expect(dropped.component.getFirstPropertyValue('status')).toBe('CANCELLED');
    expect(dropped.sequence).toBeGreaterThan(pause.sequence);

    await move('citizen', id, 'interrupt', { effectiveOn: day(10) });
    const ended = eventsIn((await file('citizen', id)).body).find(({ uid }) => uid === lastDay())!;
    expect(ended.startDate.toString()).toBe(day(9));
    expect(ended.summary).toMatch(/^Ultimo giorno del servizio \(WeMi MI-/);
  });

  test('is no stranger’s', async () => {
    const id = await active();
    for (const who of ['otherCitizen', 'rival', 'citizenElsewhere', 'adminElsewhere'] as const) {
      expect((await file(who, id)).statusCode).toBe(404);
    }
  });
});
