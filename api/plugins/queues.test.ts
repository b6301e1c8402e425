import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openPaymentApi, type PaymentApi } from '../payments/testing.ts';
import { createTicketOffice } from './queue-ticket.ts';

let api: PaymentApi;
beforeAll(async () => void (api = await openPaymentApi()), 60_000);
afterAll(() => api.close());

describe('the queues’ page', () => {
  it('is closed to who has no ticket, and to a ticket that was made up', async () => {
    for (const cookie of ['', 'wemi_queues=x.9999999999999.y']) {
      for (const url of ['/api/queues', '/api/queues/api/queues']) {
        const answer = await api.app.inject({ url, headers: { cookie } });
        expect([url, answer.statusCode]).toEqual([url, 401]);
      }
    }
  });

  it.each(['citizen', 'ente', 'operator', 'sportello', 'auditor'] as const)(
    'gives no ticket to a %s',
    async (who) => {
      expect((await api.ask(who, 'POST', '/queues/session')).status).toBe(403);
    },
  );

  it('opens to an administrator by a cookie that scripts and other sites cannot use', async () => {
    const session = await api.askRaw('admin', 'POST', '/queues/session');
    expect(session.statusCode).toBe(204);
    const setCookie = String(session.headers['set-cookie']);
    expect(setCookie).toMatch(/HttpOnly; SameSite=Strict/);
    expect(setCookie).toContain('Path=/api/queues;');
    const cookie = setCookie.split(';')[0]!;
    const page = await api.app.inject({ url: '/api/queues', headers: { cookie } });
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain('WeMi');
    const list = await api.app.inject({ url: '/api/queues/api/queues', headers: { cookie } });
    const names = list.json().queues.map(({ name }: { name: string }) => name);
    expect(names.sort()).toEqual(['notices', 'payment-checks', 'refunds']);
    const clean = await api.app.inject({ method: 'PUT', url: '/api/queues/api/queues/notices/clean/completed', headers: { cookie } }); // prettier-ignore
    expect(clean.statusCode).toBeGreaterThanOrEqual(400);
  });
});

describe('a ticket', () => {
  const office = createTicketOffice({ path: '/api/queues', isSecure: true });
  const ticket = office.issue('someone', 0).split(';')[0]!;

  it('is good for a quarter of an hour', () => {
    expect(office.isGood(ticket, 14 * 60_000)).toBe(true);
    expect(office.isGood(ticket, 16 * 60_000)).toBe(false);
  });

  it('cannot be prolonged, nor used in another process', () => {
    const [holder, , signature] = ticket.split('.');
    expect(office.isGood(`${holder}.9999999999999.${signature}`, 0)).toBe(false);
    const other = createTicketOffice({ path: '/api/queues', isSecure: true });
    expect(other.isGood(ticket, 0)).toBe(false);
  });
});
