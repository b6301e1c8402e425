import { createPagoPa } from './app.ts';
import { openBooks } from './books.ts';

const KEY = 'wemi-test-key';
export type Way = 'account' | 'slow' | 'refused' | 'cancel';

/** The stand-in for pagoPA on a port of its own, and a payer who goes to its page. */
export async function openPagoPa({ receiptAfterMs = 60_000 } = {}) {
  const books = openBooks();
  const pageUrl = 'http://pagopa.test';
  const app = createPagoPa({ books, key: KEY, url: pageUrl, receiptAfterMs });
  const url = await app.listen({ port: 0, host: '127.0.0.1' });
  return {
    app,
    books,
    /** Where creditors reach it. */
    url,
    access: { url, gpdKey: KEY, receiptsKey: KEY, checkoutKey: KEY, fdrKey: KEY },
    variables: {
      PAGOPA_URL: url,
      PAGOPA_GPD_KEY: KEY,
      PAGOPA_RECEIPTS_KEY: KEY,
      PAGOPA_CHECKOUT_KEY: KEY,
      PAGOPA_FDR_KEY: KEY,
    },
    setFaults: (faults: object) => app.inject({ method: 'POST', url: '/faults', payload: faults }),
    /** The payer pays on the page of a cart, or goes back without. */
    payOn: (page: string, way: Way) =>
      app.inject({
        method: 'POST',
        url: page.replace(pageUrl, ''),
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        payload: new URLSearchParams(
          way === 'cancel' ? { do: 'cancel' } : { do: 'pay', with: way },
        ).toString(),
      }),
    /** Receipts that come later are there. */
    bringReceipts: () =>
      books.exec('update positions set receipt_from = 1 where paid_at is not null'),
    countPositions: () =>
      (books.prepare('select count(*) n from positions').get() as { n: number }).n,
    close: () => app.close(),
  };
}
export type PagoPaStage = Awaited<ReturnType<typeof openPagoPa>>;
