import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { asActor, type Trx } from '../../db/connect.ts';
import { type Actor, askingAs } from '../actor.ts';
import { commandIdOf } from '../idempotency.ts';
import { CommandHeaders } from '../id-params.ts';
import { languageOf } from '../language.ts';
import { only } from '../plugins/auth.ts';
import { AskEffects, CatalogueAnswer, Effects, PublishType, Retirement, RetireType, TypeHistory, TypeParams, WriteSections } from './admin-schemas.ts'; // prettier-ignore
import { foreseeEffects } from './foresee-effects.ts';
import { readCatalogue, readType } from './read-catalogue.ts';
import { publish } from './publish-type.ts';
import { readRetirement, retire } from './retire-type.ts';
import { writeSections } from './write-sections.ts';

/** The catalogue as administrators make it, in versions; auditors read what it ever said. */
export const adminRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const tags = ['catalogue'];
  const office = only('admin', 'auditor');
  const admin = only('admin');
  const within = <T>(actor: Actor, work: (trx: Trx) => Promise<T>) =>
    asActor(app.db, askingAs(actor), work);

  app.get(
    '/catalogue',
    {
      onRequest: office,
      schema: { operationId: 'getCatalogue', tags, response: { 200: CatalogueAnswer } },
    },
    ({ actor }) => within(actor, (trx) => readCatalogue(trx, actor)),
  );

  app.post(
    '/catalogue/sections',
    {
      onRequest: admin,
      schema: {
        operationId: 'writeSections',
        tags,
        headers: CommandHeaders,
        body: WriteSections,
        response: { 200: CatalogueAnswer },
      },
    },
    ({ actor, headers, body }) => {
      const commandId = commandIdOf(actor.id, headers);
      return within(actor, async (trx) => {
        await writeSections(trx, actor, { commandId, body });
        return readCatalogue(trx, actor);
      });
    },
  );

  app.get(
    '/catalogue/types/:id',
    {
      onRequest: office,
      schema: {
        operationId: 'getTypeHistory',
        tags,
        params: TypeParams,
        response: { 200: TypeHistory },
      },
    },
    ({ actor, params: { id } }) =>
      within(actor, (trx) => readType(trx, { comuneId: actor.comuneId, id })),
  );

  app.post(
    '/catalogue/types/:id/effects',
    {
      onRequest: office,
      schema: {
        operationId: 'foreseeTypeEffects',
        tags,
        params: TypeParams,
        body: AskEffects,
        response: { 200: Effects },
      },
    },
    ({ actor, headers, params: { id }, body: { definition } }) =>
      within(actor, (trx) =>
        foreseeEffects(trx, {
          ...{ comuneId: actor.comuneId, id, definition },
          language: languageOf(headers['accept-language']),
        }),
      ),
  );

  app.post(
    '/catalogue/types/:id/versions',
    {
      onRequest: admin,
      schema: {
        operationId: 'publishType',
        tags,
        params: TypeParams,
        headers: CommandHeaders,
        body: PublishType,
        response: { 201: TypeHistory },
      },
    },
    async ({ actor, headers, params: { id }, body }, reply) => {
      const commandId = commandIdOf(actor.id, headers);
      const published = await within(actor, async (trx) => {
        await publish(trx, actor, { commandId, id, body });
        return readType(trx, { comuneId: actor.comuneId, id });
      });
      return reply.code(201).send(published);
    },
  );

  app.get(
    '/catalogue/types/:id/retirement',
    {
      onRequest: office,
      schema: {
        operationId: 'getTypeRetirement',
        tags,
        description: 'Whether it is retired, what that touches today, and who did so before.',
        params: TypeParams,
        response: { 200: Retirement },
      },
    },
    ({ actor, params: { id } }) =>
      within(actor, (trx) => readRetirement(trx, { comuneId: actor.comuneId, id })),
  );

  app.post(
    '/catalogue/types/:id/retirement',
    {
      onRequest: admin,
      schema: {
        operationId: 'retireType',
        tags,
        description: 'Retires a service type, or takes it back. What runs is not touched.',
        params: TypeParams,
        headers: CommandHeaders,
        body: RetireType,
        response: { 200: Retirement },
      },
    },
    ({ actor, headers, params: { id }, body }) => {
      const commandId = commandIdOf(actor.id, headers);
      return within(actor, async (trx) => {
        await retire(trx, actor, { commandId, id, body });
        return readRetirement(trx, { comuneId: actor.comuneId, id });
      });
    },
  );
};
