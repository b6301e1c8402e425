import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { asActor } from '../../db/connect.ts';
import { listServicesToExport } from '../../db/read-ente-services.ts';
import { askingAs } from '../actor.ts';
import { BYTE_ORDER_MARK, csvRows } from '../audit/csv.ts';
import { csvAnswer } from '../audit/send-csv.ts';
import { today } from '../days.ts';
import { commandIdOf } from '../idempotency.ts';
import { CommandHeaders } from '../id-params.ts';
import { only } from '../plugins/auth.ts';
import { importServices } from './import.ts';
import { ImportAnswer, ImportServices } from './schemas.ts';
import { cellsOf, HEADS } from './sheet.ts';

/** A million characters, some of which take more than one byte. */
const SHEET_AT_MOST_BYTES = 2 * 1024 * 1024;

/** All services of an ente as one sheet, to be written in a spreadsheet and taken back. */
export const csvRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const tags = ['ente-services'];
  const onRequest = only('ente');

  app.get(
    '/office/services/export.csv',
    { onRequest, schema: { operationId: 'exportServices', tags, response: csvAnswer } },
    async ({ actor }, reply) => {
      const { enteId = '' } = actor;
      const rows = await asActor(app.db, askingAs(actor), (trx) =>
        listServicesToExport(trx, { enteId }),
      );
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename="wemi-servizi-${today()}.csv"`)
        .header('cache-control', 'no-store')
        .send(BYTE_ORDER_MARK + csvRows([HEADS, ...rows.map(cellsOf)]));
    },
  );

  app.post(
    '/office/services/import',
    {
      onRequest,
      bodyLimit: SHEET_AT_MOST_BYTES,
      schema: {
        operationId: 'importServices',
        tags,
        headers: CommandHeaders,
        body: ImportServices,
        response: { 200: ImportAnswer },
      },
    },
    ({ actor, headers, body: { csv } }) => {
      const commandId = commandIdOf(actor.id, headers);
      return app.onceAtATime(commandId, () => importServices(app.db, actor, { commandId, csv }));
    },
  );
};
