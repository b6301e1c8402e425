import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { openPagoPa, type PagoPaStage, type Way } from '../simulators/pagopa/testing.ts';
import { GatewayRefused, GatewayUnavailable, type Gateway, type GatewayOrder } from './gateway.ts';
import { isNav, iuvOf, navOf } from './pagopa-iuv.ts';
import { readReceiptXml } from './pagopa-receipt.ts';
import { readPagoPaSettings } from './pagopa-settings.ts';
import { connectPagoPa } from './pagopa.ts';

const CREDITOR = {
  fiscalCode: '77777777777',
  name: 'Comune di Milano',
  iban: 'IT60X0542811101000000123456',
  segregationCode: '47',
  category: '0201102IM',
};

let pagopa: PagoPaStage;
let gateway: Gateway;
beforeAll(async () => {
  pagopa = await openPagoPa();
  gateway = connectPagoPa({ ...pagopa.access, timeoutMs: 1_500 }, async () => CREDITOR);
});
afterEach(() => pagopa.setFaults({}));
afterAll(() => pagopa.close());

const FAULTS = ['timeoutBefore', 'timeoutAfter', 'tooMany', 'error'];

describe('a notice number', () => {
  it('carries check digits that a slip of the pen breaks', () => {
    const nav = navOf(iuvOf('MIabcdefghijklmnop', '47'));
    expect(isNav(nav)).toBe(true);
    for (let at = 1; at < nav.length; at++) {
      const slip = nav.slice(0, at) + ((Number(nav[at]) + 1) % 10) + nav.slice(at + 1);
      expect([slip, isNav(slip)]).toEqual([slip, false]);
    }
  });

  it('is that of its order, and under the comune’s own code', () => {
    expect(iuvOf('one', '47')).toBe(iuvOf('one', '47'));
    expect(iuvOf('one', '47')).not.toBe(iuvOf('other', '47'));
    expect(navOf(iuvOf('one', '08'))).toMatch(/^308\d{15}$/);
  });
});

describe('opening an order', () => {
  it('publishes one position to the comune’s account and gives Checkout’s page', async () => {
    const { at, page } = await open();
    expect(isNav(at.reference)).toBe(true);
    const { body } = await pagopa.app.inject(page.replace('http://pagopa.test', ''));
    for (const said of ['12,50', 'Comune di Milano', 'WeMi MI-2026-000001', at.reference])
      expect(body).toContain(said);
    expect(await gateway.readOrder(at)).toEqual({ amountCents: 1250, currency: 'EUR', operations: [] }); // prettier-ignore
  });

  it('again is the same position with another page', async () => {
    const { order, at, page } = await open();
    const before = pagopa.countPositions();
    const again = await gateway.openOrder(order);
    expect(again.reference).toBe(at.reference);
    expect(again.hostedPage).not.toBe(page);
    expect(pagopa.countPositions()).toBe(before);
  });

  it.each(FAULTS)('on %s of GPD, then again, leaves one position', async (mode) => {
    const order = newOrder();
    const before = pagopa.countPositions();
    await spoil(mode, '/debtpositions');
    await expect(gateway.openOrder(order)).rejects.toThrow(GatewayUnavailable);
    await gateway.openOrder(order);
    expect(pagopa.countPositions()).toBe(before + 1);
  });

  it.each([...FAULTS])('without a page, on %s of Checkout, may be tried again', async (mode) => {
    const order = newOrder();
    await spoil(mode, '/carts');
    await expect(gateway.openOrder(order)).rejects.toMatchObject({ isOutcomeKnown: false });
    expect((await gateway.openOrder(order)).hostedPage).toContain('/c/');
  });

  it('is refused to a stranger, and for a comune that takes nothing there', async () => {
    const stranger = connectPagoPa({ ...pagopa.access, gpdKey: 'wrong' }, async () => CREDITOR);
    await expect(stranger.openOrder(newOrder())).rejects.toThrow(GatewayRefused);
    const nobody = connectPagoPa(pagopa.access, async () => undefined);
    await expect(nobody.openOrder(newOrder())).rejects.toThrow(GatewayRefused);
  });

  it('names a debtor that nobody registered as pagoPA does', async () => {
    const { order } = await open();
    const { asked } = pagopa.books.prepare('select asked from positions where iupd = ?').get(order.orderId) as { asked: string }; // prettier-ignore
    const { debtor } = JSON.parse(asked).paymentOption[0];
    expect(debtor).toEqual({ type: 'F', fiscalCode: 'ANONIMO', fullName: 'Anna Ferrari' });
  });
});

describe('an order', () => {
  it('that pagoPA does not know is none', async () => {
    expect(await gateway.readOrder({ orderId: 'MI1', reference: null })).toBeUndefined();
  });

  it('is paid by its receipt, found also by who lost its number', async () => {
    const { at } = await paid('account');
    expect(outcomesOf(await gateway.readOrder(at))).toEqual([['success', 1250]]);
    expect(outcomesOf(await gateway.readOrder({ ...at, reference: null }))).toEqual([['success', 1250]]); // prettier-ignore
  });

  it('is under way while its receipt has not come', async () => {
    const { at } = await paid('slow');
    expect(outcomesOf(await gateway.readOrder(at))).toEqual([['pending', 1250]]);
    pagopa.bringReceipts();
    expect(outcomesOf(await gateway.readOrder(at))).toEqual([['success', 1250]]);
  });

  it('is not locked by a refusal or by going back: it is paid on the same page', async () => {
    const { at, page } = await open();
    for (const way of ['refused', 'cancel'] as const) await pagopa.payOn(page, way);
    expect(outcomesOf(await gateway.readOrder(at))).toEqual([]);
    await pagopa.payOn(page, 'account');
    await pagopa.payOn(page, 'account');
    expect(outcomesOf(await gateway.readOrder(at))).toEqual([['success', 1250]]);
  });

  it.each([
    ['another notice', (it: string) => it.replace(/<noticeNumber>\d/, '<noticeNumber>4')],
    ['another comune', (it: string) => it.replace('<fiscalCode>7', '<fiscalCode>8')],
  ])('is not paid by a receipt of %s', async (_whose, forge) => {
    const { at } = await paid('account');
    await expect(withForged(forge, () => gateway.readOrder(at))).rejects.toThrow('of another');
    expect(outcomesOf(await gateway.readOrder(at))).toEqual([['success', 1250]]);
  });

  it('is shut, and cannot be paid afterwards; shutting it again is nothing', async () => {
    const { at, page } = await open();
    expect(await gateway.shut!(at)).toBeUndefined();
    expect((await pagopa.payOn(page, 'account')).statusCode).toBe(404);
    expect(await gateway.readOrder(at)).toBeUndefined();
    expect(await gateway.shut!(at)).toBeUndefined();
  });

  it('paid before it could be shut says so', async () => {
    const { at } = await paid('account');
    expect(outcomesOf(await gateway.shut!(at))).toEqual([['success', 1250]]);
  });

  it.each([...FAULTS, 'malformed'])('on %s is asked about again', async (mode) => {
    const { at } = await paid('account');
    await spoil(mode, '/debtpositions');
    await expect(gateway.readOrder(at)).rejects.toThrow(GatewayUnavailable);
    expect(outcomesOf(await gateway.readOrder(at))).toEqual([['success', 1250]]);
  });
});

describe('a receipt', () => {
  const xml = `<ns:receipt><receiptId>r1</receiptId><noticeNumber>347</noticeNumber><fiscalCode>7</fiscalCode>
    <outcome>OK</outcome><paymentAmount>12.05</paymentAmount><debtor><fiscalCode>8</fiscalCode></debtor></ns:receipt>`;
  it('is read to the cent, and is the creditor’s, not the debtor’s', () => {
    expect(readReceiptXml(xml)).toEqual({ receiptId: 'r1', noticeNumber: '347', fiscalCode: '7', isPaid: true, amountCents: 1205 }); // prettier-ignore
  });
  it.each(['receiptId', 'outcome', 'paymentAmount'])('without %s proves nothing', (name) => {
    expect(() => readReceiptXml(xml.replaceAll(name, 'other'))).toThrow(name);
  });
  it('of an outcome that is not OK proves no payment', () => {
    expect(readReceiptXml(xml.replace('OK', 'KO')).isPaid).toBe(false);
  });
});

describe('the variables of pagoPA', () => {
  it('are all there, or none', () => {
    expect(readPagoPaSettings({})).toBeUndefined();
    expect(readPagoPaSettings(pagopa.variables)).toEqual(pagopa.access);
    const { PAGOPA_FDR_KEY: _key, ...some } = pagopa.variables;
    expect(() => readPagoPaSettings(some)).toThrow('PAGOPA_FDR_KEY');
  });
});

/** What pagoPA answers is changed on its way, while `work` runs. */
async function withForged<T>(forge: (text: string) => string, work: () => Promise<T>): Promise<T> {
  const send = globalThis.fetch;
  globalThis.fetch = async (input, init) => {
    const response = await send(input, init);
    return new Response(forge(await response.text()), { status: response.status });
  };
  try {
    return await work();
  } finally {
    globalThis.fetch = send;
  }
}

function spoil(mode: string, path: string) {
  return pagopa.setFaults({ calls: { mode, path, times: 1 } });
}

function newOrder() {
  const orderId = `MI${randomUUID().replaceAll('-', '').slice(0, 16)}`;
  const urls = { notifyUrl: 'http://127.0.0.1:9', resultUrl: 'https://wemi.example/a', cancelUrl: 'https://wemi.example/b' }; // prettier-ignore
  const owed = { debtor: { name: 'Anna Ferrari', fiscalCode: null }, dueAt: '2099-01-01T22:59:59.000Z' }; // prettier-ignore
  return { orderId, amountCents: 1250, description: 'WeMi MI-2026-000001', ...urls, ...owed };
}

async function open() {
  const order = newOrder();
  const { hostedPage: page, reference } = await gateway.openOrder(order);
  return { order, page, at: { orderId: order.orderId, reference: reference! } };
}

async function paid(way: Way) {
  const opened = await open();
  await pagopa.payOn(opened.page, way);
  return opened;
}

function outcomesOf(order: GatewayOrder | undefined) {
  return order!.operations.map(({ outcome, amountCents }) => [outcome, amountCents]);
}
