import type { FastifyInstance } from 'fastify';
import { type Static, Type } from 'typebox';
import { asActor } from '../../db/connect.ts';
import { listPayouts } from '../../db/payouts/payouts.ts';
import { findTransferFile } from '../../db/payouts/transfer-files.ts';
import { askingAs } from '../actor.ts';
import { commandIdOf } from '../idempotency.ts';
import { CommandHeaders, IdParams } from '../id-params.ts';
import { only } from '../plugins/auth.ts';
import { problem } from '../problem.ts';
import { orderTransfers } from './order-transfers.ts';
import { TransferFileBody, TransferFileMade } from './schemas.ts';

const tags = ['payouts'];
const ORDERED_AT_MOST = 500;

/** The order for the bank: made of approved payouts, and fetched as often as one likes. */
export function registerOrders(app: FastifyInstance): void {
  app.post<{ Body: Static<typeof TransferFileBody> }>(
    '/payouts/transfer-files',
    {
      onRequest: only('admin'),
      schema: {
        operationId: 'orderTransfers',
        tags,
        headers: CommandHeaders,
        body: TransferFileBody,
        response: { 201: TransferFileMade },
      },
    },
    async ({ actor, headers, body }, reply) => {
      const id = commandIdOf(actor.id, headers);
      await app.onceAtATime(id, () => orderTransfers(app, actor, { ...body, id }));
      const made = await asActor(app.db, askingAs(actor), (trx) =>
        listPayouts(trx, { fileId: id, limit: ORDERED_AT_MOST }),
      );
      const sumCents = made.reduce((sum, { amountCents }) => sum + amountCents, 0);
      return reply.code(201).send({ id, payouts: made.length, sumCents });
    },
  );

  app.get<{ Params: Static<typeof IdParams> }>(
    '/payouts/transfer-files/:id',
    {
      onRequest: only('admin'),
      schema: {
        operationId: 'getTransferFile',
        tags,
        params: IdParams,
        response: {
          200: {
            description: 'SEPA credit transfers, ISO 20022 pain.001.001.09',
            content: { 'application/xml': { schema: Type.String() } },
          },
        },
      },
    },
    async ({ actor, params: { id } }, reply) => {
      const file = await asActor(app.db, askingAs(actor), (trx) =>
        findTransferFile(trx, { id: id.toLowerCase() }),
      );
      if (!file) throw problem('not-found');
      return reply
        .type('application/xml; charset=utf-8')
        .header('content-disposition', `attachment; filename="wemi-bonifici-${file.executeOn}.xml"`)
        .header('cache-control', 'no-store')
        .send(file.content);
    },
  );
}
