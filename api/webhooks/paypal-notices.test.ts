import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { until } from '../../activities/jobs/testing.ts';
import { hasGatewayEvent } from '../../db/gateway-events.ts';
import { WEBHOOK_ID } from '../../simulators/paypal/testing.ts';
import { openPayPalApi, SECOND_WEBHOOK_ID, type PayPalApi } from '../payments/testing-paypal.ts';

let api: PayPalApi;
beforeAll(async () => void (api = await openPayPalApi()), 60_000);
afterEach(async () => {
  api.pratiche.isAway = false;
  await api.paypal.setFaults({});
});
afterAll(() => api.close());

describe('a notice of PayPal', () => {
  it('that comes by itself has the approved money taken, and the pratica is active', async () => {
    const { praticaId } = await api.startDue();
    const { redirectUrl } = await api.startPayPal(praticaId);
    await api.paypal.payOn(redirectUrl, 'balance');
    await until(() => api.pratiche.stateOf(praticaId) === 'active');
  });

  it('counts once, however often and in however many copies it comes', async () => {
    const { praticaId, body, headers } = await approved();
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => api.notifyPayPal(body, headers)),
    );
    expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([200]));
    const other = JSON.stringify({ ...JSON.parse(body), id: randomUUID() });
    expect((await api.notifyPayPal(other, api.paypal.sign(other))).statusCode).toBe(200);
    expect(api.pratiche.stateOf(praticaId)).toBe('active');
    expect(await entriesOf(praticaId)).toHaveLength(6);
  });

  it.each([
    ['no signature at all', (_body: string) => ({})],
    ['a signature of other bytes', () => api.paypal.sign('{}')],
    ['the certificate of another host', (body: string) => ({ ...api.paypal.sign(body), 'paypal-cert-url': 'http://evil.test/v1/notifications/certs/1' })],
    ['a certificate behind a name', (body: string) => ({ ...api.paypal.sign(body), 'paypal-cert-url': 'http://paypal.test@evil.test/certs/1' })],
    ['a certificate over another protocol', (body: string) => ({ ...api.paypal.sign(body), 'paypal-cert-url': 'ftp://paypal.test/certs/1' })],
    ['another transmission’s id', (body: string) => ({ ...api.paypal.sign(body), 'paypal-transmission-id': randomUUID() })],
    ['a younger time written over its own', (body: string) => ({ ...api.paypal.sign(body, { at: new Date(0) }), 'paypal-transmission-time': new Date().toISOString() })],
    ['the signature for a webhook of others', (body: string) => api.paypal.sign(body, { webhookId: 'OTHERS' })],
  ] as [string, (body: string) => Record<string, string>][])('with %s is refused, changes nothing and is logged', async (_what, sign) => {
    const { body } = await approved();
    await expectRefused(body, sign(body));
  }); // prettier-ignore

  it.each([
    ['printed again', (body: string) => JSON.stringify(JSON.parse(body), null, 2)],
    ['changed in its amount', (body: string) => body.replace('258.00', '1.00')],
    ['with a key more', (body: string) => body.replace('{', '{"more":1,')],
  ])('that was %s on its way is refused', async (_what, change) => {
    const { body, headers } = await approved();
    await expectRefused(change(body), headers);
  });

  it.each([
    ['of an order nobody opened', { custom_id: 'MI0000000000000000' }],
    ['of no comune', { custom_id: 'x' }],
    ['of no order', { custom_id: undefined }],
  ])('%s is refused, signed as it may be', async (_what, unit) => {
    const { notice } = await approved();
    const resource = { ...notice.resource, purchase_units: [unit] };
    const body = JSON.stringify({ ...notice, resource });
    await expectRefused(body, api.paypal.sign(body));
  });

  it('that hangs another order on ours, or ours on another comune’s, is refused', async () => {
    const ours = await approved();
    const others = await approved();
    for (const custom_id of [others.custom_id, ours.custom_id.replace(/^MI/, 'SG')]) {
      const resource = { ...ours.notice.resource, purchase_units: [{ custom_id }] };
      const body = JSON.stringify({ ...ours.notice, resource });
      await expectRefused(body, api.paypal.sign(body));
    }
  });

  it('of a capture that PayPal does not know is refused, signed as it may be', async () => {
    const { notice, custom_id } = await approved();
    const resource = { id: 'NOSUCHCAPTURE', custom_id };
    const body = JSON.stringify({ ...notice, event_type: 'PAYMENT.CAPTURE.COMPLETED', resource });
    const answer = await api.notifyPayPal(body, api.paypal.sign(body));
    expect(answer.statusCode).toBe(403);
  });

  it.each([
    ['a day old', -24 * 3_600_000],
    ['six minutes old', -360_000],
    ['from the future', 360_000],
  ])('that is %s is refused, and yet its money is not lost', async (_what, ageMs) => {
    const { praticaId, body, notice } = await approved();
    const stale = api.paypal.sign(body, { at: new Date(Date.now() + ageMs) });
    expect((await api.notifyPayPal(body, stale)).statusCode).toBe(403);
    expect(api.pratiche.stateOf(praticaId)).toBe('active');
    expect(await isKnown(notice.id)).toBe(false);
    expect((await api.notifyPayPal(body, api.paypal.sign(body))).statusCode).toBe(200);
    expect(await isKnown(notice.id)).toBe(true);
  });

  it('is taken under either of two webhook ids, while one replaces the other', async () => {
    for (const webhookId of [WEBHOOK_ID, SECOND_WEBHOOK_ID]) {
      const { body } = await approved();
      const answer = await api.notifyPayPal(body, api.paypal.sign(body, { webhookId }));
      expect([webhookId, answer.statusCode]).toEqual([webhookId, 200]);
    }
  });

  it.each(['/verify-webhook-signature', '/v2/checkout/orders/', '/capture'])(
    'waits for PayPal when %s fails: 503, and nothing is lost',
    async (path) => {
      const { praticaId, body, headers } = await approved();
      await api.paypal.setFaults({ calls: { mode: 'error', path } });
      const away = await api.notifyPayPal(body, headers);
      await api.paypal.setFaults({});
      expect(away.statusCode).toBe(503);
      expect(Number(away.headers['retry-after'])).toBeGreaterThan(0);
      expect((await api.notifyPayPal(body, headers)).statusCode).toBe(200);
      expect(api.pratiche.stateOf(praticaId)).toBe('active');
    },
  );

  it('waits for the engine too, and settles when it comes again', async () => {
    const { praticaId, body, headers } = await approved();
    api.pratiche.isAway = true;
    expect((await api.notifyPayPal(body, headers)).statusCode).toBe(503);
    api.pratiche.isAway = false;
    expect((await api.notifyPayPal(body, headers)).statusCode).toBe(200);
    expect(api.pratiche.stateOf(praticaId)).toBe('active');
  });

  it.each([
    ['of another form', '{"id":1}', 422],
    ['broken JSON', '{"id":', 400],
  ])('that is %s is invalid', async (_what, body, status) => {
    expect((await api.notifyPayPal(body, api.paypal.sign(body))).statusCode).toBe(status);
  });
});

/** Approved at PayPal, which was silent: here is the notice to send by hand. */
async function approved() {
  const { praticaId } = await api.startDue();
  const { redirectUrl, attempt } = await api.startPayPal(praticaId);
  await api.approveSilently(redirectUrl, 'balance');
  const custom_id = attempt.providerOrderId;
  const notice = {
    id: `WH-${randomUUID()}`,
    event_type: 'CHECKOUT.ORDER.APPROVED',
    resource: {
      id: attempt.reference!,
      purchase_units: [{ custom_id, amount: { currency_code: 'EUR', value: '258.00' } }],
    },
  };
  const body = JSON.stringify(notice);
  return { praticaId, notice, custom_id, body, headers: api.paypal.sign(body) };
}

async function expectRefused(body: string, headers: Record<string, string>): Promise<void> {
  const before = await allRows();
  const from = api.logged.length;
  const answer = await api.notifyPayPal(body, headers);
  expect([answer.statusCode, answer.json().code]).toEqual([403, 'forbidden']);
  expect(await allRows()).toEqual(before);
  expect(api.logged.slice(from)).toContainEqual(
    expect.objectContaining({ security: 'notice-refused' }),
  );
}

function allRows() {
  return api.system(async (trx) => ({
    attempts: await trx.selectFrom('paymentAttempt').selectAll().orderBy('id').execute(),
    payments: await trx.selectFrom('payment').selectAll().orderBy('id').execute(),
    captures: await trx.selectFrom('capture').selectAll().orderBy('id').execute(),
    events: await trx.selectFrom('webhookEvent').selectAll().orderBy('eventId').execute(),
  }));
}

function entriesOf(praticaId: string) {
  return api.system((trx) =>
    trx.selectFrom('ledgerEntry').select('id').where('praticaId', '=', praticaId).execute(),
  );
}

function isKnown(eventId: string): Promise<boolean> {
  return api.system((trx) => hasGatewayEvent(trx, { provider: 'paypal', eventId }));
}
