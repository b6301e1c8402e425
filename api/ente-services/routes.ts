import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { asActor, type Trx } from '../../db/connect.ts';
import { addTrust, findTrust, findTrustSaid } from '../../db/ente-trust.ts';
import { findOfficeEnte } from '../../db/ente-suspensions.ts';
import { nameUuid } from '../../db/name-uuid.ts';
import { listOwnServices, listWaitingServices } from '../../db/read-ente-services.ts';
import type { ServiceContent } from '../../catalogue/service-content.ts';
import type { State, TransitionName } from '../../catalogue/publishing.ts';
import { type Actor, askingAs } from '../actor.ts';
import { readCursor, writeCursor } from '../cursor.ts';
import { commandIdOf, hashRequest } from '../idempotency.ts';
import { CommandHeaders, IdParams } from '../id-params.ts';
import { languageOf } from '../language.ts';
import { only } from '../plugins/auth.ts';
import { problem } from '../problem.ts';
import { moveService } from './move.ts';
import { cardOf, readOwnTypes, readService } from './read.ts';
import {
  BeginService,
  EnteService,
  EnteServicesAnswer,
  EnteServicesQuery,
  KeepService,
  MoveService,
  OwnTypes,
  Trust,
  WriteTrust,
} from './schemas.ts';
import { beginService, keepService } from './write.ts';

/** Services as their enti write them and the office publishes them (docs/adr/0049). */
export const routes: FastifyPluginAsyncTypebox = async (app) => {
  const tags = ['ente-services'];
  const ente = only('ente');
  const readers = only('ente', 'admin', 'auditor');
  const as = <T>(actor: Actor, work: (trx: Trx) => Promise<T>) =>
    asActor(app.db, askingAs(actor), work);
  const read = (actor: Actor, headers: { 'accept-language'?: string | undefined }, id: string) => {
    const language = languageOf(headers['accept-language']);
    return as(actor, (trx) => readService(trx, actor, { id, language }));
  };

  app.get(
    '/office/services',
    { onRequest: readers, schema: { operationId: 'listEnteServices', tags, querystring: EnteServicesQuery, response: { 200: EnteServicesAnswer } } },
    ({ actor, query: { state, cursor, limit = 25 } }) => {
      const { role, comuneId, enteId = '' } = actor;
      const [at, id] = readCursor(cursor, ['instant', 'uuid']) ?? [];
      const isOn = at !== undefined && id !== undefined;
      return as(actor, async (trx) => {
        const rows =
          role === 'ente'
            ? await listOwnServices(trx, { enteId, ...(state ? { state: state as State } : {}), ...(isOn ? { after: { updatedAt: at, id } } : {}), limit: limit + 1 })
            : await listWaitingServices(trx, { comuneId, ...(isOn ? { after: { stateSince: at, id } } : {}), limit: limit + 1 });
        const last = rows.length > limit ? rows[limit - 1] : undefined;
        return {
          items: rows.slice(0, limit).map((row) => cardOf(row, role)),
          next: last ? writeCursor([role === 'ente' ? last.updatedAt : last.stateSince, last.id]) : null,
        };
      });
    },
  );

  app.get(
    '/office/services/types',
    { onRequest: ente, schema: { operationId: 'listOwnTypes', tags, response: { 200: OwnTypes } } },
    ({ actor }) => as(actor, (trx) => readOwnTypes(trx, actor)),
  );

  app.get(
    '/office/services/:id',
    { onRequest: readers, schema: { operationId: 'getEnteService', tags, params: IdParams, response: { 200: EnteService } } },
    ({ actor, headers, params }) => read(actor, headers, params.id.toLowerCase()) as never,
  );

  app.post(
    '/office/services',
    { onRequest: ente, schema: { operationId: 'beginService', tags, headers: CommandHeaders, body: BeginService, response: { 201: EnteService } } },
    async ({ actor, headers, body: { serviceTypeId } }, reply) => {
      const commandId = commandIdOf(actor.id, headers);
      const id = await app.onceAtATime(commandId, () =>
        beginService(app.db, actor, { commandId, serviceTypeId }),
      );
      return reply.code(201).send((await read(actor, headers, id)) as never);
    },
  );

  app.put(
    '/office/services/:id',
    { onRequest: ente, schema: { operationId: 'keepService', tags, params: IdParams, body: KeepService, response: { 200: EnteService } } },
    async ({ actor, headers, params, body: { expectedVersion, content } }) => {
      const id = params.id.toLowerCase();
      await keepService(app.db, actor, { id, expectedVersion, content: content as ServiceContent });
      return read(actor, headers, id) as never;
    },
  );

  app.post(
    '/office/services/:id/transitions',
    { onRequest: only('ente', 'admin'), schema: { operationId: 'moveService', tags, params: IdParams, headers: CommandHeaders, body: MoveService, response: { 200: EnteService } } },
    async ({ actor, headers, params, body }) => {
      const commandId = commandIdOf(actor.id, headers);
      const id = params.id.toLowerCase();
      const { expectedVersion, reason = null } = body;
      const transition = body.transition as TransitionName;
      await app.onceAtATime(commandId, () =>
        moveService(app.db, actor, { id, commandId, transition, expectedVersion, reason }),
      );
      return read(actor, headers, id) as never;
    },
  );

  app.get(
    '/office/enti/:id/trust',
    { onRequest: only('admin', 'auditor'), schema: { operationId: 'getTrust', tags, params: IdParams, response: { 200: Trust } } },
    ({ actor, params }) => as(actor, (trx) => readTrust(trx, params.id.toLowerCase())),
  );

  app.post(
    '/office/enti/:id/trust',
    { onRequest: only('admin'), schema: { operationId: 'writeTrust', tags, params: IdParams, headers: CommandHeaders, body: WriteTrust, response: { 200: Trust } } },
    ({ actor, headers, params, body: { isTrusted, reason } }) => {
      const id = nameUuid('ente-trust', commandIdOf(actor.id, headers));
      const enteId = params.id.toLowerCase();
      return as(actor, async (trx) => {
        await readTrust(trx, enteId);
        const said = { enteId, isTrusted, reason: reason.trim() };
        const known = await findTrustSaid(trx, { id });
        if (known && hashRequest(known) !== hashRequest(said)) throw problem('idempotency-key-reused');
        if (!known) await addTrust(trx, { id, comuneId: actor.comuneId, decidedBy: actor.id, ...said });
        return readTrust(trx, enteId);
      });
    },
  );
}; // prettier-ignore

async function readTrust(trx: Trx, enteId: string) {
  if (!(await findOfficeEnte(trx, { id: enteId }))) throw problem('not-found');
  return (
    (await findTrust(trx, { enteId })) ?? {
      isTrusted: false,
      reason: null,
      at: null,
      decidedBy: null,
    }
  );
}
