import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { asActor } from '../../db/connect.ts';
import { askingAs } from '../actor.ts';
import { commandIdOf } from '../idempotency.ts';
import { CommandHeaders, IdParams } from '../id-params.ts';
import { only } from '../plugins/auth.ts';
import { readPraticaTariff } from './read-pratica-tariff.ts';
import { readTariffs } from './read-tariffs.ts';
import { PraticaTariff, Tariff, Tariffs, WriteTariff } from './schemas.ts';
import { writeTariff } from './write-tariff.ts';

/** Tariffs by ISEE band: the office lays them down, and whoever pays reads what they leave to pay. */
export const routes: FastifyPluginAsyncTypebox = async (app) => {
  const tags = ['vouchers'];

  app.get(
    '/tariffs',
    {
      onRequest: only('admin', 'auditor'),
      schema: { operationId: 'listTariffs', tags, response: { 200: Tariffs } },
    },
    ({ actor }) =>
      asActor(app.db, askingAs(actor), async (trx) => ({ items: await readTariffs(trx, actor) })),
  );

  app.post(
    '/tariffs',
    {
      onRequest: only('admin'),
      schema: {
        operationId: 'writeTariff',
        tags,
        headers: CommandHeaders,
        body: WriteTariff,
        response: { 201: Tariff },
      },
    },
    async ({ actor, headers, body }, reply) => {
      const commandId = commandIdOf(actor.id, headers);
      const made = await app.onceAtATime(commandId, () =>
        asActor(app.db, askingAs(actor), (trx) => writeTariff(trx, actor, { commandId, body })),
      );
      return reply.code(201).send(made);
    },
  );

  app.get(
    '/pratiche/:id/tariff',
    {
      schema: {
        operationId: 'getPraticaTariff',
        tags,
        params: IdParams,
        response: { 200: PraticaTariff },
      },
    },
    ({ actor, params: { id } }) =>
      asActor(app.db, askingAs(actor), (trx) => readPraticaTariff(trx, { id, actor })),
  );
};
