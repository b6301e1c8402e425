import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { until } from '../../activities/jobs/testing.ts';
import { connect } from '../../db/connect.ts';
import { endMandates, LATER, plantMandate, REASON } from '../mandates/testing.ts';
import { addDays } from '../../workflows/pratica/service.ts';
import { today } from '../days.ts';
import type { Json, Name, Stage } from '../testing.ts';
import { openPaymentApi, type PaymentApi } from './testing.ts';

let api: PaymentApi;
let stage: Pick<Stage, 'adminUrl'>;
beforeAll(async () => {
  api = await openPaymentApi();
  stage = { adminUrl: api.database.adminUrl };
  const owner = connect(api.database.adminUrl, { max: 1 });
  const sportello = { comuneId: 'milano', id: 'spazio-wemi-capuana', name: 'Spazio WeMi Capuana' };
  await owner.insertInto('sportello').values(sportello).execute();
  await owner.destroy();
  for (const who of ['citizen', 'otherCitizen', 'ente', 'delegate', 'sportello', 'admin'] as const)
    await api.ask(who, 'GET', '/me');
}, 60_000);
afterEach(async () => {
  await api.setFaults({});
  await endMandates(stage);
});
afterAll(() => api?.close());

const HOLDERS = ['delegate', 'sportello'] as const;
type Holder = (typeof HOLDERS)[number];

interface Paying {
  mandateId?: string | undefined;
  key?: string;
  reason?: string | undefined;
}
function pay(who: Name, praticaId: string, paying: Paying = {}) {
  const { mandateId, key = randomUUID(), reason = REASON } = paying;
  const onBehalfOf = mandateId ? { onBehalfOf: { mandateId } } : {};
  const body = { method: 'card', ...(reason ? { reason } : {}), ...onBehalfOf };
  return api.ask(who, 'POST', `/pratiche/${praticaId}/payments`, { body, key });
}

async function opened(who: Name, praticaId: string): Promise<Json[]> {
  const { items } = (await api.ask(who, 'GET', `/pratiche/${praticaId}/timeline`)).body;
  return items.filter(({ kind }: Json) => kind === 'paymentOpened');
}

const noticesOf = (eventId: string) =>
  api.system((trx) =>
    trx.selectFrom('outbox').select('audience').where('eventId', '=', eventId).execute(),
  );

async function leavesNothing(praticaId: string): Promise<void> {
  expect(await opened('admin', praticaId)).toEqual([]);
}

describe('paying for another', () => {
  it.each(HOLDERS)('by a %s leaves one event, with both names, and one notice', async (who) => {
    const { praticaId } = await api.startDue();
    const mandateId = await plantMandate(stage, { holder: who, scope: ['pay'] });
    const key = randomUUID();
    const first = await pay(who, praticaId, { mandateId, key });
    expect(first.status).toBe(201);
    const again = await Promise.all([key, randomUUID(), randomUUID()].map((each) => pay(who, praticaId, { mandateId, key: each }))); // prettier-ignore
    for (const { body } of again) expect(body).toEqual(first.body);

    const isPaper = who === 'sportello';
    const [event, ...more] = await opened('citizen', praticaId);
    expect(more).toEqual([]);
    expect(event).toMatchObject({
      actor: { role: isPaper ? 'sportello' : 'citizen', name: isPaper ? 'Davide Colombo' : 'Marta Ferrari' },
      onBehalfOf: { role: 'citizen', name: 'Anna Ferrari' },
      mandate: { id: mandateId, kind: who, sportelloName: isPaper ? 'Spazio WeMi Capuana' : null },
      reason: REASON,
      data: { amountCents: 25_800 },
    }); // prettier-ignore
    expect(await noticesOf(event.id)).toEqual([{ audience: 'citizen' }]);
    // What is paid, and by whom, is not the enti's business.
    expect(await opened('ente', praticaId)).toEqual([]);
  });

  it('tells of each page that is opened', async () => {
    const { praticaId } = await api.startDue();
    const mandateId = await plantMandate(stage, { holder: 'delegate', scope: ['pay'] });
    await pay('delegate', praticaId, { mandateId });
    await api.outliveThePages();
    expect((await pay('delegate', praticaId, { mandateId })).status).toBe(201);
    expect(await opened('citizen', praticaId)).toHaveLength(2);
  });

  it('is no event when one pays for oneself', async () => {
    const { praticaId } = await api.startDue();
    expect((await pay('citizen', praticaId)).status).toBe(201);
    await leavesNothing(praticaId);
  });

  it('needs a reason of a sportello, not of a delegate', async () => {
    const { praticaId } = await api.startDue();
    const reason = '  ';
    const paper = await plantMandate(stage, { holder: 'sportello' });
    const refused = await pay('sportello', praticaId, { mandateId: paper, reason });
    expect([refused.status, refused.body.code]).toEqual([422, 'reason-required']);
    await leavesNothing(praticaId);
    const mandateId = await plantMandate(stage, { holder: 'delegate' });
    expect((await pay('delegate', praticaId, { mandateId, reason })).status).toBe(201);
    expect((await opened('citizen', praticaId))[0].reason).toBeNull();
  });

  type Fault = [string, string, (holder: Holder) => Promise<string | undefined>];
  const faults: Fault[] = [
    ['without a mandate', 'not-found', async () => undefined],
    ['naming none of those one holds', 'mandate-required', async (holder) => void (await plantMandate(stage, { holder }))],
    ['by an expired one', 'not-found', (holder) => plantMandate(stage, { holder, expiresOn: addDays(today(), -1) })],
    ['by a revoked one', 'not-found', (holder) => plantMandate(stage, { holder, revoked: true })],
    ['by one that does not cover it', 'mandate-scope', (holder) => plantMandate(stage, { holder, scope: ['service', 'documents'] })],
    ['by one of another principal', 'mandate-required', async (holder) => {
      await plantMandate(stage, { holder, scope: ['choose'] });
      return plantMandate(stage, { holder, principal: 'otherCitizen', expiresOn: LATER });
    }],
  ]; // prettier-ignore
  const cases = faults.flatMap((fault) => HOLDERS.map((holder) => [fault[0], holder, fault] as const)); // prettier-ignore
  it.each(cases)('is refused %s, by a %s, and leaves nothing', async (_name, holder, fault) => {
    const [, code, plant] = fault;
    const { praticaId } = await api.startDue();
    const mandateId = await plant(holder);
    expect((await pay(holder, praticaId, { mandateId })).body.code).toBe(code);
    await leavesNothing(praticaId);
    const view = (await api.ask('citizen', 'GET', `/pratiche/${praticaId}/payments`)).body;
    expect(view.attempts).toEqual([]);
  });

  it('is refused when the mandate ends while the page is made: nobody is sent there', async () => {
    const { praticaId } = await api.startDue();
    const mandateId = await plantMandate(stage, { holder: 'delegate', scope: ['pay'] });
    await api.setFaults({ calls: { mode: 'slow', seconds: 1 } });
    const [answer] = await Promise.all([
      pay('delegate', praticaId, { mandateId }),
      endMeanwhile(praticaId),
    ]);
    expect([answer.status, answer.body.code]).toEqual([409, 'mandate-not-valid']);
    expect(answer.body.redirectUrl).toBeUndefined();
    await leavesNothing(praticaId);
  });
});

/** Once the first check is over and the gateway is being asked. */
async function endMeanwhile(praticaId: string): Promise<void> {
  await until(async () => {
    const view = (await api.ask('citizen', 'GET', `/pratiche/${praticaId}/payments`)).body;
    return view.attempts[0]?.status === 'opening';
  });
  await endMandates(stage);
}
