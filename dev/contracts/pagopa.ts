import { randomUUID } from 'node:crypto';
import { openPagoPaBooks } from '../../payments/pagopa-books.ts';
import { connectPagoPa } from '../../payments/pagopa.ts';
import { openPagoPa, type Way } from '../../simulators/pagopa/testing.ts';
import type { Exchange } from './open-api.ts';
import { overhear } from './overhear.ts';

export const PAGOPA_FILES = [
  'pagopa-gpd-v3.json',
  'pagopa-gpd-payments.json',
  'pagopa-checkout-v2.json',
  'pagopa-fdr-organization.json',
];

/** Where each product lies under the platform's one address; the contracts begin after it. */
const PRODUCT = /^\/(gpd\/[\w-]+\/v\d|checkout\/ec\/v\d|fdr-org\/service\/v\d)/;
const CREDITOR = {
  fiscalCode: '77777777777',
  name: 'Comune di Milano',
  iban: 'IT60X0542811101000000123456',
  segregationCode: '47',
  category: '0201102IM',
};

/** All that our adapter asks of pagoPA, and what the simulator answers: paid, late, shut, reported. */
export async function talkToPagoPa(): Promise<Exchange[]> {
  const pagopa = await openPagoPa();
  try {
    const gateway = connectPagoPa(pagopa.access, async () => CREDITOR);
    const open = async (...ways: Way[]) => {
      const orderId = `MI${randomUUID().replaceAll('-', '').slice(0, 16)}`;
      const urls = { notifyUrl: 'https://wemi.example/n', resultUrl: 'https://wemi.example/r', cancelUrl: 'https://wemi.example/c' }; // prettier-ignore
      const owed = { debtor: { name: 'Anna Ferrari', fiscalCode: null }, dueAt: new Date().toISOString() }; // prettier-ignore
      const order = { orderId, amountCents: 25_805, description: 'WeMi MI-2026-000001', ...urls, ...owed }; // prettier-ignore
      const { reference, hostedPage } = await gateway.openOrder(order);
      await gateway.openOrder(order);
      for (const way of ways) await pagopa.payOn(hostedPage, way);
      const at = { orderId, reference: reference! };
      await gateway.readOrder(at);
      await gateway.shut!(at);
      await gateway.readOrder(at);
    };
    const heard = await overhear(pagopa.url, async () => {
      await open('account');
      await open('slow');
      await open('refused');
      await gateway.readOrder({ orderId: 'MInosuchorder0000', reference: null });
      const books = openPagoPaBooks(pagopa.access, {
        creditorOf: async () => CREDITOR,
        listCreditors: async () => [CREDITOR],
      });
      const within = { from: '2020-01-01T00:00:00.000Z', before: '2099-01-01T00:00:00.000Z' };
      const [orderId] = await books.listOrders!(within);
      await books.readOrder({ orderId: orderId!, reference: null });
      await books.listReported!(within);
    });
    return heard.map((call) => ({ ...call, path: call.path.replace(PRODUCT, '') }));
  } finally {
    await pagopa.close();
  }
}
