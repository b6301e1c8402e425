import type { FastifyInstance, FastifyReply } from 'fastify';
import { type Static, Type } from 'typebox';
import { filesNamed } from '../../catalogue/answers.ts';
import { asActor } from '../../db/connect.ts';
import { findEnte } from '../../db/enti.ts';
import { listNeedDocuments } from '../../db/need-documents.ts';
import { findNeed } from '../../db/needs.ts';
import { listOrders } from '../../db/offers.ts';
import { findPayment, receiptNumberOf } from '../../db/payment-list.ts';
import { listMovements } from '../../db/payment-movements.ts';
import { findPratica } from '../../db/pratiche.ts';
import { findTypeOfPratica } from '../../db/service-types.ts';
import { askingAs } from '../actor.ts';
import { closedQuery } from '../closed-query.ts';
import { IdParams } from '../id-params.ts';
import { needView } from '../pratiche/need-view.ts';
import { knowsThePerson, readerOf } from '../pratiche/views.ts';
import { problem } from '../problem.ts';
import { writeOrder } from './order-pdf.ts';
import { heldToPay, maySeePayments } from './payer-rights.ts';
import { NOTHING_MOVED } from './payment-views.ts';
import { writeReceipt } from './receipt-pdf.ts';

export const pdfAnswer = {
  200: {
    description: 'A tagged PDF',
    content: {
      'application/pdf': { schema: Type.Unsafe<Buffer>({ type: 'string', format: 'binary' }) },
    },
  },
};

const OrderQuery = closedQuery({
  /** Of which period; of the last one when missing. */
  period: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000 })),
});

/** The receipt of a payment and the summary of an order. What is not the caller's does not exist. */
export function registerDocuments(app: FastifyInstance): void {
  app.get<{ Params: Static<typeof IdParams> }>(
    '/payments/:id/receipt.pdf',
    {
      schema: {
        operationId: 'getReceipt',
        tags: ['payments'],
        description: 'Of a payment that was settled; what was given back of it is on it.',
        params: IdParams,
        querystring: closedQuery({}),
        response: pdfAnswer,
      },
    },
    async ({ actor, params: { id } }, reply) => {
      const found = await asActor(app.db, askingAs(actor), async (trx) => {
        const row = await findPayment(trx, { id });
        const held = await heldToPay(trx, actor);
        const pratica = row && { id: row.praticaId, applicantId: row.applicantId };
        if (!row || !pratica || !maySeePayments(actor, held, pratica)) throw problem('not-found');
        return { row, movements: (await listMovements(trx, { paymentIds: [id] })).get(id) };
      });
      const { row, movements = NOTHING_MOVED } = found;
      const { settledAt } = row;
      const number = receiptNumberOf(row);
      if (!number || !settledAt) throw problem('not-found');
      const bytes = await writeReceipt({ row: { ...row, settledAt }, number, movements });
      return sendPdf(reply, bytes, number);
    },
  );

  app.get<{ Params: Static<typeof IdParams>; Querystring: Static<typeof OrderQuery> }>(
    '/pratiche/:id/order.pdf',
    {
      schema: {
        operationId: 'getOrderSummary',
        tags: ['pratiche'],
        params: IdParams,
        querystring: OrderQuery,
        response: pdfAnswer,
      },
    },
    async ({ actor, params: { id }, query: { period } }, reply) => {
      const reader = readerOf(actor);
      const { comuneId } = actor;
      const ordered = await asActor(app.db, askingAs(actor), async (trx) => {
        const pratica = await findPratica(trx, { id, reader });
        // Who is cared for, and by whom, is not the business of the enti that were not chosen.
        if (!pratica || !knowsThePerson(reader, pratica.chosenEnteId)) throw problem('not-found');
        const orders = await listOrders(trx, { praticaId: id });
        const order = orders.find((each) => period === undefined || each.period === period);
        const ente = order && (await findEnte(trx, { comuneId, id: order.enteId }));
        if (!order || !ente) throw problem('not-found');
        const need = await findNeed(trx, { id: pratica.needId });
        const { params } = await findTypeOfPratica(trx, { praticaId: id });
        const ids = filesNamed(params, need?.params ?? {}).map((named) => named.id);
        const told = { params, files: await listNeedDocuments(trx, { ids }) };
        const answers = need ? needView(need, told, { person: true, need: true }).params : [];
        return { pratica, order, ente, beneficiary: need?.beneficiary, answers };
      });
      const { number } = ordered.pratica;
      return sendPdf(reply, await writeOrder(ordered), `${number}-ordine-${ordered.order.period}`);
    },
  );
}

/** @param name of the file, without its ending */
export function sendPdf(reply: FastifyReply, bytes: Uint8Array, name: string): FastifyReply {
  return reply
    .type('application/pdf')
    .header('content-disposition', `attachment; filename="${name.replace(/[^\w-]+/g, '-')}.pdf"`)
    .header('cache-control', 'no-store')
    .send(Buffer.from(bytes));
}
