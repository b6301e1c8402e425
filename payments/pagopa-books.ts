import { Type, type Static, type TSchema } from 'typebox';
import type { Creditor } from '../db/payees.ts';
import type { Booked, GatewayBooks, Reported } from './books.ts';
import { callPagoPa, parse, type CallPagoPa } from './pagopa-call.ts';
import { navOf } from './pagopa-iuv.ts';
import { instalmentOf, Position } from './pagopa-position.ts';
import type { PagoPaAccess } from './pagopa-settings.ts';
import { readPosition, readReceipt, type CreditorOf } from './pagopa.ts';

interface Creditors {
  creditorOf: CreditorOf;
  listCreditors(): Promise<Creditor[]>;
}

/**
 * The books of pagoPA: positions that were paid on the days of a time, the receipt of each, and what
 * the reporting flows (FdR) say was poured to the comuni. It gives nothing back itself.
 */
export function openPagoPaBooks(access: PagoPaAccess, creditors: Creditors): GatewayBooks {
  const call = callPagoPa(access);
  return {
    async listOrders(within) {
      const listed = await Promise.all(
        (await creditors.listCreditors()).map((creditor) => listPaid(call, creditor, within)),
      );
      return listed.flat();
    },
    async readOrder({ orderId }) {
      const creditor = await creditors.creditorOf(orderId);
      const position = creditor && (await readPosition(call, creditor, orderId));
      if (!position) return undefined;
      const { nav, iuv } = instalmentOf(position);
      const receipt = await readReceipt(call, creditor, { nav, iuv });
      const taken: Booked[] = receipt ? [{ operationId: receipt.receiptId, cents: receipt.amountCents }] : []; // prettier-ignore
      return { taken };
    },
    async listReported(within) {
      const reported = await Promise.all(
        (await creditors.listCreditors()).map((creditor) => listPoured(call, creditor, within)),
      );
      return reported.flat();
    },
  };
}

interface Within {
  from: string;
  before: string;
}
const AT_ONCE = 50;
const Positions = Type.Object({
  payment_position_list: Type.Array(Position),
  page_info: Type.Object({ total_pages: Type.Integer() }),
});

/** GPD knows days only: an order too many does no harm, it is held against ours like the others. */
async function listPaid(call: CallPagoPa, { fiscalCode }: Creditor, { from, before }: Within) {
  const orderIds: string[] = [];
  for (let page = 0; ; page++) {
    const query = new URLSearchParams({
      limit: String(AT_ONCE),
      page: String(page),
      payment_date_from: from.slice(0, 10),
      payment_date_to: before.slice(0, 10),
    });
    const { text } = await call('gpd', 'GET', `/organizations/${fiscalCode}/debtpositions?${query}`); // prettier-ignore
    const { payment_position_list: positions, page_info } = parse(Positions, text);
    orderIds.push(...positions.map(({ iupd }) => iupd));
    if (page + 1 >= page_info.total_pages) return orderIds;
  }
}

const Flow = Type.Object({ fdr: Type.String(), pspId: Type.String(), revision: Type.Integer() });
const Payment = Type.Object({
  iuv: Type.String(),
  iur: Type.String(),
  pay: Type.Number(),
  payStatus: Type.String(),
  payDate: Type.String(),
});

/** What flows published since then say of payments made in that time; what was revoked is none. */
async function listPoured(
  call: CallPagoPa,
  { fiscalCode }: Creditor,
  { from, before }: Within,
): Promise<Reported[]> {
  const base = `/organizations/${fiscalCode}/fdrs`;
  const query = `publishedGt=${encodeURIComponent(from)}`;
  const flows = await readPages(call, Flow, `${base}?${query}`);
  const reported: Reported[] = [];
  for (const { fdr, revision, pspId } of flows) {
    const path = `${base}/${encodeURIComponent(fdr)}/revisions/${revision}/psps/${encodeURIComponent(pspId)}/payments`; // prettier-ignore
    for (const { iuv, iur, pay, payStatus, payDate } of await readPages(call, Payment, path)) {
      if (payStatus === 'REVOKED' || payDate < from || payDate >= before) continue;
      reported.push({ reference: navOf(iuv), operationId: iur, cents: Math.round(pay * 100), flow: fdr }); // prettier-ignore
    }
  }
  return reported;
}

async function readPages<Row extends TSchema>(
  call: CallPagoPa,
  row: Row,
  path: string,
): Promise<Static<Row>[]> {
  const metadata = Type.Object({ totPage: Type.Integer() });
  const schema = Type.Object({ metadata, data: Type.Array(row) });
  const rows: Static<Row>[] = [];
  for (let page = 1; ; page++) {
    const { status, text } = await call('fdr', 'GET', `${path}${path.includes('?') ? '&' : '?'}page=${page}&size=1000`); // prettier-ignore
    if (status === 404) return rows;
    const answer = parse(schema, text) as { metadata: { totPage: number }; data: Static<Row>[] };
    rows.push(...answer.data);
    if (page >= answer.metadata.totPage) return rows;
  }
}
