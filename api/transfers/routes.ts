import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { asActor } from '../../db/connect.ts';
import { listTransfers } from '../../db/transfers.ts';
import { askingAs } from '../actor.ts';
import { commandIdOf } from '../idempotency.ts';
import { CommandHeaders, IdParams } from '../id-params.ts';
import { isOnesPratica } from '../payments/visible.ts';
import { only } from '../plugins/auth.ts';
import { heldToPay, maySeePayments } from '../receipts/payer-rights.ts';
import { registerAcceptance } from './acceptance-routes.ts';
import { announce } from './announce.ts';
import { registerInstructions } from './instructions-route.ts';
import { recordArrival } from './record-arrival.ts';
import { ArrivalBody, ArrivalRecorded, TransferBody, Transfers, TransferView } from './schemas.ts';
import { transferView } from './view.ts';

/** Bank transfers from payers straight to enti (docs/adr/0034). */
export const routes: FastifyPluginAsyncTypebox = async (app) => {
  const schema = { tags: ['payments'], params: IdParams };
  registerAcceptance(app as never);
  registerInstructions(app as never);

  app.get(
    '/pratiche/:id/transfers',
    {
      onRequest: isOnesPratica,
      schema: { ...schema, operationId: 'listTransfers', response: { 200: Transfers } },
    },
    ({ actor, params: { id: praticaId } }) =>
      asActor(app.db, askingAs(actor), async (trx) => {
        const held = await heldToPay(trx, actor);
        const found = await listTransfers(trx, { praticaId });
        const items = found.filter(({ applicantId }) =>
          maySeePayments(actor, held, { id: praticaId, applicantId }),
        );
        return { items: items.map(transferView) };
      }),
  );

  app.post(
    '/pratiche/:id/transfers',
    {
      onRequest: [isOnesPratica, only('citizen', 'sportello')],
      schema: {
        ...schema,
        operationId: 'announceTransfer',
        headers: CommandHeaders,
        body: TransferBody,
        response: { 201: TransferView },
      },
    },
    async ({ actor, headers, params, body }, reply) => {
      // The key is asked for as of every command; what is said twice is one transfer anyway.
      commandIdOf(actor.id, headers);
      const asked = {
        praticaId: params.id.toLowerCase(),
        paymentId: body.paymentId?.toLowerCase(),
        mandateId: body.onBehalfOf?.mandateId.toLowerCase(),
        reason: body.reason?.trim() || null,
      };
      return reply.code(201).send(await announce(app as never, actor, asked));
    },
  );

  app.post(
    '/pratiche/:id/transfer-arrivals',
    {
      onRequest: [isOnesPratica, only('ente', 'admin')],
      schema: {
        ...schema,
        operationId: 'recordTransferArrival',
        headers: CommandHeaders,
        body: ArrivalBody,
        response: { 200: ArrivalRecorded },
      },
    },
    ({ actor, log, headers, params, body }) => {
      const commandId = commandIdOf(actor.id, headers);
      const praticaId = params.id.toLowerCase();
      const given = { ...body, transferId: body.transferId.toLowerCase(), praticaId, commandId };
      return recordArrival(app as never, { actor, log }, given);
    },
  );
};
