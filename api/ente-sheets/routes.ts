import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { commandIdOf } from '../idempotency.ts';
import { CommandHeaders } from '../id-params.ts';
import { only } from '../plugins/auth.ts';
import { EnteSheet, RegisterEnte, WriteEnteSheet } from './schemas.ts';
import { readSheet, register, writeSheet } from './write-sheet.ts';

/** An ente is registered by the office; what it says of itself is its own to write. */
export const routes: FastifyPluginAsyncTypebox = async (app) => {
  const tags = ['enti'];

  app.post(
    '/office/enti',
    {
      onRequest: only('admin'),
      schema: {
        operationId: 'registerEnte',
        tags,
        headers: CommandHeaders,
        body: RegisterEnte,
        response: { 201: EnteSheet },
      },
    },
    async ({ actor, headers, body }, reply) => {
      const commandId = commandIdOf(actor.id, headers);
      const id = await register(app.db, actor, { commandId, body });
      return reply.code(201).send(await readSheet(app.db, actor, id));
    },
  );

  app.get(
    '/office/ente',
    {
      onRequest: only('ente'),
      schema: { operationId: 'getOwnEnte', tags, response: { 200: EnteSheet } },
    },
    ({ actor }) => readSheet(app.db, actor, actor.enteId!),
  );

  app.post(
    '/office/ente/versions',
    {
      onRequest: only('ente'),
      schema: {
        operationId: 'writeOwnEnte',
        tags,
        headers: CommandHeaders,
        body: WriteEnteSheet,
        response: { 200: EnteSheet },
      },
    },
    async ({ actor, headers, body }) => {
      const commandId = commandIdOf(actor.id, headers);
      await writeSheet(app.db, actor, { commandId, body });
      return readSheet(app.db, actor, actor.enteId!);
    },
  );
};
