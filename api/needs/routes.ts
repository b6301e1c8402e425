import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { asActor } from '../../db/connect.ts';
import { findServiceType } from '../../db/catalogue.ts';
import { countDrafts, deleteDraft, findDraft, listDrafts, saveDraft } from '../../db/needs.ts';
import { askingAs } from '../actor.ts';
import { IdParams } from '../id-params.ts';
import { only } from '../plugins/auth.ts';
import { invalid, problem } from '../problem.ts';
import { Need, NeedDraft, NeedsAnswer } from './schemas.ts';

const DRAFTS_AT_MOST = 50;

/** Drafts of needs: kept at every step, listed as "da completare" until they are sent. */
export const routes: FastifyPluginAsyncTypebox = async (app) => {
  const onRequest = only('citizen');
  const tags = ['needs'];

  app.get(
    '/needs',
    { onRequest, schema: { operationId: 'listNeeds', tags, response: { 200: NeedsAnswer } } },
    async ({ actor }) => {
      const drafts = { applicantId: actor.id, limit: DRAFTS_AT_MOST };
      return { items: await asActor(app.db, askingAs(actor), (trx) => listDrafts(trx, drafts)) };
    },
  );

  app.get(
    '/needs/:id',
    {
      onRequest,
      schema: { operationId: 'getNeed', tags, params: IdParams, response: { 200: Need } },
    },
    async ({ actor, params }) => {
      const draft = { id: params.id, applicantId: actor.id };
      const need = await asActor(app.db, askingAs(actor), (trx) => findDraft(trx, draft));
      if (!need) throw problem('not-found');
      return need;
    },
  );

  app.put(
    '/needs/:id',
    {
      onRequest,
      schema: {
        operationId: 'putNeed',
        tags,
        params: IdParams,
        body: NeedDraft,
        response: { 200: Need },
      },
    },
    async ({ actor, params, body }) => {
      const at = new Date().toISOString();
      const { comuneId, id: applicantId } = actor;
      return asActor(app.db, askingAs(actor), async (trx) => {
        const draft = { id: params.id.toLowerCase(), applicantId };
        if (!(await findServiceType(trx, { comuneId, id: body.serviceTypeId })))
          throw unknownType();
        const { count } = await countDrafts(trx, draft);
        if (Number(count) >= DRAFTS_AT_MOST && !(await findDraft(trx, draft))) throw tooMany();
        const saved = await saveDraft(trx, { ...draft, comuneId, content: body, at });
        if (!saved) throw problem('not-found');
        return { ...body, id: draft.id, updatedAt: at };
      });
    },
  );

  app.delete(
    '/needs/:id',
    {
      onRequest,
      schema: { operationId: 'deleteNeed', tags, params: IdParams, response: { 204: Type.Null() } },
    },
    async ({ actor, params }, reply) => {
      const draft = { id: params.id, applicantId: actor.id };
      const isGone = await asActor(app.db, askingAs(actor), (trx) => deleteDraft(trx, draft));
      if (!isGone) throw problem('not-found');
      return reply.code(204).send(null);
    },
  );
};

function unknownType() {
  return invalid('/serviceTypeId', {
    it: 'Questo servizio non esiste.',
    en: 'There is no such service.',
  });
}

function tooMany() {
  return problem('invalid', {
    detail: { it: `Puoi tenere al massimo ${DRAFTS_AT_MOST} bozze.`, en: `You can keep at most ${DRAFTS_AT_MOST} drafts.` }, // prettier-ignore
  });
}
