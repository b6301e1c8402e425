import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { asActor } from '../../db/connect.ts';
import { listOfficeEnti } from '../../db/ente-suspensions.ts';
import { askingAs } from '../actor.ts';
import { readCursor, writeCursor } from '../cursor.ts';
import { commandIdOf } from '../idempotency.ts';
import { CommandHeaders, IdParams } from '../id-params.ts';
import { only } from '../plugins/auth.ts';
import { reinstateEnte, suspendEnte } from './decide.ts';
import {
  EnteDecided,
  EnteDecision,
  OfficeEntiAnswer,
  OfficePageQuery,
  SuspensionView,
} from './schemas.ts';
import { viewSuspension } from './suspension-view.ts';

/** The enti of a comune as its office sees them: who may be asked, who is suspended and why. */
export const officeEnti: FastifyPluginAsyncTypebox = async (app) => {
  const tags = ['enti'];
  const onRequest = only('admin');

  app.get(
    '/office/enti',
    {
      onRequest,
      schema: {
        operationId: 'listOfficeEnti',
        tags,
        querystring: OfficePageQuery,
        response: { 200: OfficeEntiAnswer },
      },
    },
    ({ actor, query: { cursor, limit = 50 } }) => {
      const [name, id] = readCursor(cursor, ['text', 'uuid']) ?? [];
      const after = name !== undefined && id !== undefined ? { name, id } : undefined;
      return asActor(app.db, askingAs(actor), async (trx) => {
        const rows = await listOfficeEnti(trx, { after, limit: limit + 1 });
        const items = rows.slice(0, limit);
        const last = rows.length > limit ? items.at(-1) : undefined;
        return { items, next: last ? writeCursor([last.name, last.id]) : null };
      });
    },
  );

  app.get(
    '/office/enti/:id/suspension',
    {
      onRequest,
      schema: {
        operationId: 'getEnteSuspension',
        tags,
        params: IdParams,
        querystring: OfficePageQuery,
        response: { 200: SuspensionView },
      },
    },
    ({ actor, params, query: { cursor, limit = 25 } }) =>
      asActor(app.db, askingAs(actor), (trx) =>
        viewSuspension(trx, { enteId: params.id, cursor, limit }),
      ) as never,
  );

  const decisions = { suspend: suspendEnte, reinstate: reinstateEnte } as const;
  for (const [name, decide] of Object.entries(decisions)) {
    app.post(
      `/office/enti/:id/${name}`,
      {
        onRequest,
        schema: {
          operationId: `${name}Ente`,
          tags,
          params: IdParams,
          headers: CommandHeaders,
          body: EnteDecision,
          response: { 200: EnteDecided },
        },
      },
      ({ actor, params, headers, body }) => {
        const commandId = commandIdOf(actor.id, headers);
        const decision = { enteId: params.id, reason: body.reason.trim(), commandId };
        return app.onceAtATime(commandId, () => decide(app as never, actor, decision));
      },
    );
  }
};
