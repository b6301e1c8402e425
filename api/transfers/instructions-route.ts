import type { FastifyInstance } from 'fastify';
import { Type, type Static } from 'typebox';
import { asActor } from '../../db/connect.ts';
import { listTransfers } from '../../db/transfers.ts';
import { askingAs } from '../actor.ts';
import { closedQuery } from '../closed-query.ts';
import { IdParams } from '../id-params.ts';
import { problem } from '../problem.ts';
import { pdfAnswer, sendPdf } from '../receipts/document-routes.ts';
import { heldToPay, maySeePayments } from '../receipts/payer-rights.ts';
import { writeInstructions } from './instructions-pdf.ts';

const InstructionsQuery = closedQuery({
  /** Which; the latest that was announced when missing. */
  transfer: Type.Optional(Type.String({ format: 'uuid' })),
});

/** How to make an announced transfer, on paper, for whoever pays. */
export function registerInstructions(app: FastifyInstance): void {
  app.get<{ Params: Static<typeof IdParams>; Querystring: Static<typeof InstructionsQuery> }>(
    '/pratiche/:id/transfer-instructions.pdf',
    {
      schema: {
        operationId: 'getTransferInstructions',
        tags: ['payments'],
        description: 'There are some once a transfer was announced, as long as it is due.',
        params: IdParams,
        querystring: InstructionsQuery,
        response: pdfAnswer,
      },
    },
    async ({ actor, params: { id: praticaId }, query }, reply) => {
      const at = new Date().toISOString();
      const transfer = await asActor(app.db, askingAs(actor), async (trx) => {
        const held = await heldToPay(trx, actor);
        const found = await listTransfers(trx, { praticaId, id: query.transfer ?? null });
        return found.find(
          ({ applicantId, isDue, status }) =>
            isDue &&
            status === 'open' &&
            maySeePayments(actor, held, { id: praticaId, applicantId }),
        );
      });
      const { iban, holder } = transfer ?? {};
      if (!transfer || !iban || !holder) throw problem('not-found');
      const bytes = await writeInstructions({ transfer: { ...transfer, iban, holder }, at });
      return sendPdf(reply, bytes, `${transfer.number}-bonifico`);
    },
  );
}
