import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { readBalance } from '../../db/ledger-entries.ts';
import { TOTAL_CENTS } from '../../payments/testing.ts';
import { openPagoPaApi, type PagoPaApi } from './testing-pagopa.ts';

let api: PagoPaApi;
beforeAll(async () => void (api = await openPagoPaApi()), 60_000);
afterEach(() => api.setFaults({}));
afterAll(() => api.close());

const CHEAP = { amountCents: 1, amount: '1', totalCents: 1, currency: 'JPY' };

describe('What is paid', () => {
  it.each(Object.entries(CHEAP))(
    'is never what a body says: %s is refused',
    async (field, value) => {
      await api.layDownPayee('ente');
      const { praticaId } = await api.startDue();
      const url = `/pratiche/${praticaId}/payments`;
      const body = { method: 'card', [field]: value };
      const { status } = await api.ask('citizen', 'POST', url, { body, key: randomUUID() });
      expect(status).toBe(422);
      expect((await api.ask('citizen', 'GET', url)).body.attempts).toEqual([]);
    },
  );

  it('is the whole price, whatever stands in an address on the way there or back', async () => {
    await api.layDownPayee('ente');
    const { praticaId } = await api.startDue();
    const query = '?amountCents=1&amount=1&result=OK&status=settled';
    const url = `/pratiche/${praticaId}/payments`;
    const body = { method: 'card' };
    const sent = await api.ask('citizen', 'POST', `${url}${query}`, { body, key: randomUUID() });
    expect(sent.status).toBe(201);
    const page = new URL(sent.body.redirectUrl);
    page.search = query;
    const shown = await api.nexi.inject(`${page.pathname}${page.search}`);
    expect(shown.body).toContain('258,00');
    // Coming back with a success in the address proves nothing.
    await api.ask('citizen', 'GET', `${url}${query}`);
    expect(api.pratiche.stateOf(praticaId)).toBe('payment');
    expect((await balanceOf(praticaId)).chargedCents).toBe(0);
  });

  it.each([
    ['less', -100],
    ['more', 100],
  ])(
    'at pagoPA settles nothing when the receipt is of %s, and the office is to look',
    async (_what, by) => {
      await api.layDownPayee('comune');
      const { praticaId, attemptId } = await api.paid('account');
      api.pagopa.books.exec(
        `update positions set amount = amount + ${by} where paid_at is not null`,
      );
      await api.check(attemptId).catch(() => {});
      expect(api.pratiche.stateOf(praticaId)).toBe('payment');
      expect((await balanceOf(praticaId)).chargedCents).toBe(0);
      const tasks = await api.system((trx) =>
      trx.selectFrom('task').select('kind').where('praticaId', '=', praticaId).where('owner', '=', 'office').execute()); // prettier-ignore
      expect(tasks).toEqual([{ kind: 'checkPayment' }]);
      api.pagopa.books.exec(`update positions set amount = ${TOTAL_CENTS}`);
      await api.check(attemptId);
      expect(api.pratiche.stateOf(praticaId)).toBe('active');
    },
  );
});

function balanceOf(praticaId: string) {
  return api.system((trx) => readBalance(trx, { praticaId }));
}
