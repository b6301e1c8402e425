import type { FastifyInstance } from 'fastify';
import { Type, type Static } from 'typebox';
import { asActor } from '../../db/connect.ts';
import { findCreditor } from '../../db/payees.ts';
import { findNotice } from '../../db/payment-notices.ts';
import { askingAs } from '../actor.ts';
import { closedQuery } from '../closed-query.ts';
import { IdParams } from '../id-params.ts';
import { problem } from '../problem.ts';
import { pdfAnswer, sendPdf } from './document-routes.ts';
import { writeNotice } from './notice-pdf.ts';
import { heldToPay, maySeePayments } from './payer-rights.ts';

const NoticeQuery = closedQuery({
  /** Which of its payments; the first to be due when missing. */
  payment: Type.Optional(Type.String({ format: 'uuid' })),
});

/** The paper notice of what is due by pagoPA, for whoever pays and for the office. */
export function registerNotice(app: FastifyInstance): void {
  app.get<{ Params: Static<typeof IdParams>; Querystring: Static<typeof NoticeQuery> }>(
    '/pratiche/:id/payment-notice.pdf',
    {
      schema: {
        operationId: 'getPaymentNotice',
        tags: ['payments'],
        description: 'There is one once a payment by pagoPA was started, as long as it is due.',
        params: IdParams,
        querystring: NoticeQuery,
        response: pdfAnswer,
      },
    },
    async ({ actor, params: { id }, query }, reply) => {
      const at = new Date().toISOString();
      const { notice, creditor } = await asActor(app.db, askingAs(actor), async (trx) => {
        const held = await heldToPay(trx, actor);
        const found = await findNotice(trx, {
          praticaId: id,
          ...(query.payment ? { paymentId: query.payment } : {}),
        });
        const isPayer =
          found && maySeePayments(actor, held, { id, applicantId: found.applicantId });
        if (!found || !isPayer || actor.role === 'ente') throw problem('not-found');
        return { notice: found, creditor: await findCreditor(trx, { ...actor, at }) };
      });
      if (!creditor) throw problem('not-found');
      const bytes = await writeNotice({ notice, creditor, at });
      return sendPdf(reply, bytes, `${notice.number}-avviso-pagopa`);
    },
  );
}
