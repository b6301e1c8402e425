import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { asActor, type Trx } from '../../db/connect.ts';
import { typesOf } from '../../db/qualification-listing.ts';
import { listQualifications } from '../../db/qualifications.ts';
import { countPlanned, planCases } from '../../db/suspended-enti.ts';
import type { State } from '../../workflows/qualification/transitions.ts';
import { type Actor, askingAs } from '../actor.ts';
import { readCursor, writeCursor } from '../cursor.ts';
import { commandIdOf } from '../idempotency.ts';
import { CommandHeaders, IdParams } from '../id-params.ts';
import { only } from '../plugins/auth.ts';
import { apply, readDraft, throwAway, writeDraft } from './apply.ts';
import { moveQualification } from './move.ts';
import {
  Draft,
  EffectsAnswer,
  EffectsQuery,
  KeepDraft,
  QualificationAnswer,
  QualificationCommand,
  QualificationDetail,
  QualificationsAnswer,
  QualificationsQuery,
} from './schemas.ts';
import { cardOf, findOwn, readQualification } from './views.ts';

/** The qualification of enti: applications, and what becomes of them (docs/adr/0046). */
export const routes: FastifyPluginAsyncTypebox = async (app) => {
  const tags = ['qualifications'];
  const ente = only('ente');
  const readers = only('ente', 'admin', 'auditor');
  const plain = app as unknown as FastifyInstance;
  const as = <T>(actor: Actor, work: (trx: Trx) => Promise<T>) =>
    asActor(app.db, askingAs(actor), work);

  app.get(
    '/avvisi/:id/application',
    { onRequest: ente, schema: { operationId: 'getApplicationDraft', tags, params: IdParams, response: { 200: Draft } } },
    ({ actor, params }) => as(actor, (trx) => readDraft(trx, actor, params.id.toLowerCase())),
  );

  app.put(
    '/avvisi/:id/application',
    { onRequest: ente, schema: { operationId: 'keepApplicationDraft', tags, params: IdParams, body: KeepDraft, response: { 200: Draft } } },
    ({ actor, params, body }) =>
      as(actor, (trx) => writeDraft(trx, actor, { avvisoId: params.id.toLowerCase(), body })),
  );

  app.delete(
    '/avvisi/:id/application',
    { onRequest: ente, schema: { operationId: 'dropApplicationDraft', tags, params: IdParams, response: { 204: Type.Null() } } },
    async ({ actor, params }, reply) => {
      await as(actor, (trx) => throwAway(trx, actor, params.id.toLowerCase()));
      return reply.code(204).send(null);
    },
  );

  app.post(
    '/avvisi/:id/application/send',
    { onRequest: ente, schema: { operationId: 'sendApplication', tags, params: IdParams, headers: CommandHeaders, response: { 200: QualificationAnswer } } },
    ({ actor, params, headers }) => {
      const commandId = commandIdOf(actor.id, headers);
      const avvisoId = params.id.toLowerCase();
      return app.onceAtATime(commandId, () => apply(plain, actor, { avvisoId, commandId }));
    },
  );

  app.get(
    '/qualifications',
    { onRequest: readers, schema: { operationId: 'listQualifications', tags, querystring: QualificationsQuery, response: { 200: QualificationsAnswer } } },
    ({ actor, query: { state, cursor, limit = 25 } }) => {
      const [updatedAt, id] = readCursor(cursor, ['instant', 'uuid']) ?? [];
      const after = updatedAt !== undefined && id !== undefined ? { updatedAt, id } : undefined;
      // Whom others have qualified is the public list's business.
      const of = actor.role === 'ente' ? { enteId: actor.enteId! } : {};
      const wanted = { ...of, ...(state ? { state: state as State } : {}), ...(after ? { after } : {}) };
      return as(actor, async (trx) => {
        const rows = await listQualifications(trx, { ...wanted, limit: limit + 1 });
        const last = rows.length > limit ? rows[limit - 1] : undefined;
        return {
          items: rows.slice(0, limit).map(cardOf),
          next: last ? writeCursor([last.updatedAt, last.id]) : null,
        };
      });
    },
  );

  app.get(
    '/qualifications/:id',
    { onRequest: readers, schema: { operationId: 'getQualification', tags, params: IdParams, response: { 200: QualificationDetail } } },
    ({ actor, params }) =>
      as(actor, (trx) => readQualification(trx, actor, params.id.toLowerCase())) as never,
  );

  app.get(
    '/qualifications/:id/effects',
    { onRequest: only('admin'), schema: { operationId: 'getQualificationEffects', tags, params: IdParams, querystring: EffectsQuery, response: { 200: EffectsAnswer } } },
    ({ actor, params, query: { cursor, limit = 25 } }) => {
      const [after] = readCursor(cursor, ['text']) ?? [];
      return as(actor, async (trx) => {
        const { id, enteId } = await findOwn(trx, actor, params.id.toLowerCase());
        const { types } = await trx.selectNoFrom(typesOf(id).as('types')).executeTakeFirstOrThrow();
        const hands = { enteId, serviceTypeIds: types };
        const page = { limit: limit + 1, ...(after === undefined ? {} : { after }) };
        const rows = await planCases(trx, { ...hands, ...page });
        const last = rows.length > limit ? rows[limit - 1] : undefined;
        return {
          serviceTypeIds: types,
          planned: await countPlanned(trx, hands),
          items: rows.slice(0, limit),
          next: last ? writeCursor([last.number]) : null,
        };
      });
    },
  );

  app.post(
    '/qualifications/:id/transitions',
    { onRequest: only('ente', 'admin'), schema: { operationId: 'moveQualification', tags, params: IdParams, headers: CommandHeaders, body: QualificationCommand, response: { 200: QualificationAnswer } } },
    ({ actor, params, headers, body }) => {
      const commandId = commandIdOf(actor.id, headers);
      const id = params.id.toLowerCase();
      return app.onceAtATime(commandId, () => moveQualification(plain, actor, { id, commandId, body }));
    },
  );
}; // prettier-ignore
