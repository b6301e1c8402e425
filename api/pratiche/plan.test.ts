import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import ICAL from 'ical.js';
import { Temporal } from 'temporal-polyfill';
import { monthsAfter, today } from '../days.ts';
import { NEED } from '../testing-catalogue.ts';
import { type Json, openApiWithWorker } from '../testing.ts';
import { day, servicesOn } from './testing.ts';

let stage: Awaited<ReturnType<typeof openApiWithWorker>>;
let { read, move, pay } = {} as ReturnType<typeof servicesOn>;
beforeAll(async () => {
  stage = await openApiWithWorker();
  ({ read, move, pay } = servicesOn(stage));
}, 180_000);
afterAll(() => stage?.close(), 120_000);

/** The day of the week that comes so many days from now: four times in 28 days, whatever today is. */
const weekdayOf = (date: string) => Temporal.PlainDate.from(date).dayOfWeek;
const weekly = [{ weekday: weekdayOf(day(2)), from: '09:00', minutes: 90 }];
const plan = { weekly, skipsHolidays: false };
const line = { label: 'Ore', unit: 'hour', unitCents: 2150 };

/** Chosen: eight hours at 21.50 euro. */
async function chosen(): Promise<string> {
  const { id } = (await stage.ask('citizen', 'POST', '/pratiche', NEED)).body;
  const terms = { priceModel: 'hourly', lines: [{ ...line, quantity: 8 }], firstDate: today(), profile: 'OSS' }; // prettier-ignore
  await move('ente', id, 'submitOffer', { ...terms, validUntil: monthsAfter(today(), 2) });
  const [offer] = (await read('citizen', id, '/offers')).body.items;
  await move('citizen', id, 'chooseOffer', { offerId: offer.id, revision: 1 });
  return id;
}
const DAYS = { startDate: today(), endDate: day(27) };

describe('A service with a weekly plan', () => {
  test('is ordered for what its plan comes to, and no more than was chosen', async () => {
    const id = await chosen();
    const foreseen = await stage.ask('ente', 'POST', `/pratiche/${id}/plan`, { plan, ...DAYS });
    expect(foreseen.body).toMatchObject({ visits: 4, minutes: 360, totalCents: 12_900 });
    expect(foreseen.body.lines).toEqual([{ ...line, quantity: 6 }]);

    const longer = { ...plan, weekly: [{ ...weekly[0]!, minutes: 180 }] };
    const more = await move('ente', id, 'confirmOrder', { ...DAYS, plan: longer });
    expect([more.status, more.body.errors[0].pointer]).toEqual([422, '/payload/plan']);
    const odd = { ...plan, weekly: [{ ...weekly[0]!, minutes: 50 }] };
    const uneven = await move('ente', id, 'confirmOrder', { ...DAYS, plan: odd });
    expect(uneven.body.errors[0].message).toContain('ore intere');
    const bad = { ...plan, weekly: [{ ...weekly[0]!, from: '25:00' }] };
    const wrong = await move('ente', id, 'confirmOrder', { ...DAYS, plan: bad });
    expect(wrong.body.errors[0].pointer).toBe('/payload/plan/weekly/0/from');
    const brief = { startDate: today(), endDate: today(), plan };
    const none = (await move('ente', id, 'confirmOrder', brief)).body;
    expect(none.errors[0].message).toContain('nessuna visita');

    expect((await move('ente', id, 'confirmOrder', { ...DAYS, plan })).body.state).toBe('payment');
    const { order, service } = (await read('citizen', id)).body;
    expect(order).toMatchObject({ totalCents: 12_900, lines: [{ quantity: 6 }] });
    expect(service.plan).toMatchObject({ weekly, paid: 4, left: 4 });
    expect((await read('citizen', id, '/payments')).body.amountCents).toBe(12_900);
  });

  test('is in the calendar visit by visit, and gives back what is left of them', async () => {
    const id = await chosen();
    await move('ente', id, 'confirmOrder', { ...DAYS, plan });
    await pay(id, 'paymentSettled', 12_900);
    const headers = { authorization: await stage.bearer('citizen') };
    const visits = async () => {
      const url = `/api/pratiche/${id}/calendar.ics`;
      const { body } = await stage.app.inject({ method: 'GET', url, headers });
      const calendar = new ICAL.Component(ICAL.parse(body));
      return calendar
        .getAllSubcomponents('vevent')
        .map((event) => new ICAL.Event(event))
        .filter(({ uid }) => uid.startsWith('visit-'));
    };
    const all = await visits();
    expect(all.map(({ startDate }) => [startDate.toString().slice(0, 10), startDate.hour])).toEqual([2, 9, 16, 23].map((n) => [day(n), 9])); // prettier-ignore
    expect(all[0]!.duration.toString()).toBe('PT1H30M');

    // Two visits of four are served before day 10: half of 129.00 euro comes back.
    const foreseen = (await read('citizen', id, `/interruption?effectiveOn=${day(10)}`)).body;
    expect(foreseen).toMatchObject({ refundCents: 6_450, visits: { paid: 4, unused: 2 } });
    await move('citizen', id, 'suspend', { from: day(8), until: day(12) });
    const paused = await visits();
    const called = (status: string) =>
      paused
        .filter(({ component }) => component.getFirstPropertyValue('status') === status)
        .map(({ startDate }) => startDate.toString().slice(0, 10));
    expect(called('CANCELLED')).toEqual([day(9)]);
    // The one that was left out is made up for.
    expect(called('CONFIRMED')).toEqual([day(2), day(16), day(23), day(30)]);
    const done = await move('citizen', id, 'interrupt', { effectiveOn: day(10) });
    expect(done.body.state).toBe('interrupted');
    const [told] = (await read('citizen', id, '/timeline')).body.items;
    expect(told.data.refundCents).toBe(9_675);
  });

  test('is renewed by its plan: the quantity is the plan’s, said or not', async () => {
    const id = await chosen();
    await move('ente', id, 'confirmOrder', { ...DAYS, plan });
    await pay(id, 'paymentSettled', 12_900);
    const endDate = day(55);
    const propose = (lines: object[], more = {}) =>
      move('ente', id, 'proposeRenewal', { endDate, lines, ...more });
    const unsaid = await propose([line]);
    expect(unsaid.body.errors[0].pointer).toBe('/payload/lines/0/quantity');
    const unlike = await propose([{ ...line, quantity: 8 }], { plan });
    expect(unlike.body.errors[0]).toMatchObject({ pointer: '/payload/lines/0/quantity', message: 'Con questo piano la quantità è 6.' }); // prettier-ignore
    expect((await propose([line], { plan })).status).toBe(200);
    const { renewal } = (await read('citizen', id)).body;
    expect(renewal).toMatchObject({ totalCents: 12_900, lines: [{ quantity: 6 }], plan: { weekly, paid: 4 } }); // prettier-ignore
    expect(renewal.plan.coming[0].startsAt > `${day(28)}T`).toBe(true);
    await move('citizen', id, 'renew', { proposalId: renewal.proposalId });
    expect((await read('ente', id)).body.nextOrder.totalCents).toBe(12_900);
  });

  test('is asked about by its parties only', async () => {
    const id = await chosen();
    const asked = { plan, ...DAYS };
    for (const who of ['otherCitizen', 'rival', 'adminElsewhere'] as const) {
      expect((await stage.ask(who, 'POST', `/pratiche/${id}/plan`, asked)).status).toBe(404);
    }
    const told: Json = await stage.ask('citizen', 'POST', `/pratiche/${id}/plan`, asked);
    expect(told.body.visits).toBe(4);
  });
});
