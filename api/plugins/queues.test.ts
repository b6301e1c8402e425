import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openQueue } from '../../db/queues.ts';
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
    expect(names.sort()).toEqual(['mail', 'payment-checks', 'policy-moves', 'refunds', 'sms']);
    // Every button that changes something is out of order: the queues serve every comune.
    for (const [method, path] of [
      ['PUT', 'retry/failed'],
      ['PUT', 'promote'],
      ['PUT', 'pause'],
      ['PUT', 'empty'],
      ['PUT', '1/retry/failed'],
      ['PUT', '1/clean'],
      ['PUT', '1/promote'],
      ['PATCH', '1/update-data'],
      ['POST', 'add'],
    ] as const) {
      const url = `/api/queues/api/queues/refunds/${path}`;
      const answer = await api.app.inject({ method, url, headers: { cookie } });
      expect([path, answer.statusCode >= 400]).toEqual([path, true]);
    }
    const clean = await api.app.inject({ method: 'PUT', url: '/api/queues/api/queues/mail/clean/completed', headers: { cookie } }); // prettier-ignore
    expect(clean.statusCode).toBeGreaterThanOrEqual(400);
  });

  it('shows of a job nothing but ids', async () => {
    const queue = openQueue('refunds', api.database.appUrl);
    const ids = { attemptId: 'a', comuneId: 'milano' };
    await queue.add('go', ids, { jobId: 'seen', delay: 600_000 });
    const session = await api.askRaw('admin', 'POST', '/queues/session');
    const cookie = String(session.headers['set-cookie']).split(';')[0]!;
    const url = '/api/queues/api/queues/refunds/seen';
    const answer = await api.app.inject({ url, headers: { cookie } });
    await queue.close();
    expect(answer.statusCode).toBe(200);
    expect(answer.json().job.data).toEqual(ids);
    const removed = await api.app.inject({
      method: 'PUT',
      url: `${url}/clean`,
      headers: { cookie },
    });
    expect(removed.statusCode).toBeGreaterThanOrEqual(400);
    expect((await api.app.inject({ url, headers: { cookie } })).statusCode).toBe(200);
  });
});

describe('a ticket', () => {
  const office = createTicketOffice({ path: '/api/queues', isSecure: true });
  const ticket = office.issue('someone', 300, 0).split(';')[0]!;

  it('is good as long as the token it was given for', () => {
    expect(office.holderOf(ticket, 299_000)).toBe('someone');
    expect(office.holderOf(ticket, 301_000)).toBeUndefined();
  });

  it('cannot be prolonged, nor used in another process', () => {
    const [holder, , signature] = ticket.split('.');
    expect(office.holderOf(`${holder}.9999999999999.${signature}`, 0)).toBeUndefined();
    const other = createTicketOffice({ path: '/api/queues', isSecure: true });
    expect(other.holderOf(ticket, 0)).toBeUndefined();
  });
});
