import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { NEED } from '../testing-catalogue.ts';
import { ENTE_A, type Json, type Name, openApiWithWorker } from '../testing.ts';
import { today, monthsAfter } from '../days.ts';

let stage: Awaited<ReturnType<typeof openApiWithWorker>>;
beforeAll(async () => void (stage = await openApiWithWorker()), 180_000);
afterAll(() => stage?.close(), 120_000);

const OFFER = {
  priceModel: 'hourly',
  lines: [{ label: 'Ore feriali', unit: 'hour', unitCents: 2150, quantity: 24 }],
  firstDate: monthsAfter(today(), 1),
  profile: 'OSS',
  validUntil: monthsAfter(today(), 2),
};

async function move(
  who: Name,
  id: string,
  transition: string,
  payload: object = {},
  more: object = {},
) {
  const { body } = await stage.ask('admin', 'GET', `/pratiche/${id}`);
  return stage.ask(who, 'POST', `/pratiche/${id}/transitions`, {
    transition,
    expectedVersion: body.version,
    payload,
    ...more,
  });
}

describe('A pratica through the API', () => {
  test('goes from the need to the payment, each reader seeing its part', async () => {
    const asked = await stage.ask('citizen', 'POST', '/pratiche', NEED);
    expect(asked).toMatchObject({
      status: 201,
      body: { state: 'offer', version: 1, number: expect.stringMatching(/^MI-\d{4}-\d{6}$/) },
    });
    const { id } = asked.body;
    expect(asked.headers.location).toBe(`/api/pratiche/${id}`);

    expect(await move('ente', id, 'submitOffer', OFFER)).toMatchObject({
      status: 200,
      body: { version: 2 },
    });
    expect(
      (
        await move('rival', id, 'submitOffer', {
          ...OFFER,
          lines: [{ ...OFFER.lines[0], unitCents: 1990 }],
        })
      ).status,
    ).toBe(200);

    const seen = await stage.ask('citizen', 'GET', `/pratiche/${id}/offers`);
    expect(seen.body.items.map((offer: Json) => offer.totalCents)).toEqual([1990 * 24, 2150 * 24]);
    const own = await stage.ask('ente', 'GET', `/pratiche/${id}/offers`);
    expect(own.body.items.map((offer: Json) => offer.ente.id)).toEqual([ENTE_A]);

    const forEnte = (await stage.ask('ente', 'GET', `/pratiche/${id}`)).body;
    expect(forEnte).toMatchObject({
      applicantName: null,
      liveOffers: 1,
      need: { place: { address: null, municipio: 3 }, beneficiary: { name: null } },
    });
    expect(forEnte.allowed.map((each: Json) => each.transition)).toEqual([
      'reviseOffer',
      'withdrawOffer',
      'requestIntegration',
    ]);

    expect(forEnte.need.params.map((param: Json) => param.id)).toContain('autonomy');

    const offerId = own.body.items[0].id;
    expect(await move('citizen', id, 'chooseOffer', { offerId, revision: 1 })).toMatchObject({
      status: 200,
      body: { state: 'order' },
    });
    expect((await stage.ask('ente', 'GET', `/pratiche/${id}`)).body).toMatchObject({
      applicantName: 'Anna Ferrari',
      need: { place: { address: 'Via Capuana 3' } },
    });
    const forLoser = (await stage.ask('rival', 'GET', `/pratiche/${id}`)).body;
    expect(forLoser).toMatchObject({
      applicantName: null,
      chosenEnte: null,
      need: { place: { municipio: 3, notes: null }, beneficiary: { relation: null } },
    });
    const told = forLoser.need.params.map((param: Json) => param.id);
    expect(told).toEqual(['hoursPerWeek', 'timeBands', 'pets']);

    const period = { startDate: monthsAfter(today(), 1), endDate: monthsAfter(today(), 2) };
    const inPlace = {
      onBehalfOf: { role: 'ente', enteId: ENTE_A },
      reason: 'L’ente ha confermato al telefono',
    };
    const early = { ...period, startDate: today() };
    expect(await move('admin', id, 'confirmOrder', early, inPlace)).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/payload/startDate' }] },
    });
    expect(await move('admin', id, 'confirmOrder', period, inPlace)).toMatchObject({
      status: 200,
      body: { state: 'payment' },
    });

    const timeline = (await stage.ask('citizen', 'GET', `/pratiche/${id}/timeline`)).body.items;
    expect(timeline.map((event: Json) => event.kind)).toEqual([
      'confirmOrder',
      'chooseOffer',
      'submitOffer',
      'submitOffer',
      'request',
    ]);
    expect(timeline[0]).toMatchObject({
      actor: { role: 'admin', name: 'Carla Neri' },
      onBehalfOf: { role: 'ente', name: 'Ente 1' },
      reason: inPlace.reason,
    });
    const forRival = (await stage.ask('rival', 'GET', `/pratiche/${id}/timeline`)).body.items;
    expect(forRival.map((event: Json) => event.kind)).toEqual([
      'confirmOrder',
      'chooseOffer',
      'submitOffer',
      'request',
    ]);
    expect(forRival[3].actor.name).toBeNull();

    const pratica = (await stage.ask('citizen', 'GET', `/pratiche/${id}`)).body;
    expect(pratica).toMatchObject({
      state: 'payment',
      todo: { kind: 'pay' },
      order: { totalCents: 2150 * 24 },
      next: { who: 'citizen', transition: 'paymentSettled' },
    });
    expect((await stage.ask('citizen', 'GET', '/pratiche')).body).toMatchObject({
      count: 1,
      next: null,
      items: [{ id }],
    });
  });

  test('lets one of two colleagues revise the offer that both saw', async () => {
    const { id } = (await stage.ask('citizen', 'POST', '/pratiche', NEED)).body;
    await move('ente', id, 'submitOffer', OFFER);
    const [offer] = (await stage.ask('ente', 'GET', `/pratiche/${id}/offers`)).body.items;
    const revise = (who: Name, unitCents: number) =>
      stage.ask(who, 'POST', `/pratiche/${id}/transitions`, {
        transition: 'reviseOffer',
        expectedVersion: 2,
        payload: { ...OFFER, offerId: offer.id, lines: [{ ...OFFER.lines[0], unitCents }] },
      });
    const answers = await Promise.all([revise('ente', 2000), revise('colleague', 1800)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const [revised] = (await stage.ask('ente', 'GET', `/pratiche/${id}/offers`)).body.items;
    expect(revised).toMatchObject({ revision: 2 });
  });
});
