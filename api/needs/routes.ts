import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { asActor, type Trx } from '../../db/connect.ts';
import { findServiceType } from '../../db/catalogue.ts';
import { countDrafts, deleteDraft, findDraft, listDrafts, saveDraft } from '../../db/needs.ts';
import { findStanding } from '../../db/pratiche.ts';
import { startsFrom, type State } from '../../workflows/pratica/transitions.ts';
import { askingAs } from '../actor.ts';
import { mustBeOffered } from '../catalogue/retired.ts';
import { IdParams } from '../id-params.ts';
import { only } from '../plugins/auth.ts';
import { invalid, problem } from '../problem.ts';
import { checkFiles } from './check-files.ts';
import { documentsRoutes } from './documents-routes.ts';
import { draftView, drafterOf, writerOf } from './drafter.ts';
import { KeptDraft, Need, NeedsAnswer } from './schemas.ts';

const DRAFTS_AT_MOST = 50;

/** Drafts of needs: kept at every step, listed as "da completare" until they are sent. */
export const routes: FastifyPluginAsyncTypebox = async (app) => {
  const onRequest = only('citizen', 'sportello');
  const tags = ['needs'];
  await app.register(documentsRoutes);

  app.get(
    '/needs',
    { onRequest, schema: { operationId: 'listNeeds', tags, response: { 200: NeedsAnswer } } },
    ({ actor }) =>
      asActor(app.db, askingAs(actor), async (trx) => {
        const { held, ...drafter } = await drafterOf(trx, actor);
        const drafts = await listDrafts(trx, { ...drafter, limit: DRAFTS_AT_MOST });
        return { items: drafts.map((draft) => draftView(draft, held)) };
      }),
  );

  app.get(
    '/needs/:id',
    {
      onRequest,
      schema: { operationId: 'getNeed', tags, params: IdParams, response: { 200: Need } },
    },
    ({ actor, params: { id } }) =>
      asActor(app.db, askingAs(actor), async (trx) => {
        const { held, ...drafter } = await drafterOf(trx, actor);
        const draft = await findDraft(trx, { ...drafter, id });
        if (!draft) throw problem('not-found');
        return draftView(draft, held);
      }),
  );

  app.put(
    '/needs/:id',
    {
      onRequest,
      schema: {
        operationId: 'putNeed',
        tags,
        params: IdParams,
        body: KeptDraft,
        response: { 200: Need },
      },
    },
    async ({ actor, params, body }) => {
      const at = new Date().toISOString();
      const { comuneId } = actor;
      const { reopens, onBehalfOf, ...content } = body;
      return asActor(app.db, askingAs(actor), async (trx) => {
        const writer = await writerOf(trx, actor, onBehalfOf?.mandateId.toLowerCase());
        const draft = { id: params.id.toLowerCase(), ...writer };
        const type = await findServiceType(trx, { comuneId, id: body.serviceTypeId });
        if (!type) throw unknownType();
        mustBeOffered(type);
        const told = { params: type.params, answers: body.params };
        const errors = await checkFiles(trx, { ...told, applicantId: writer.applicantId });
        if (errors.length > 0) throw problem('invalid', { errors });
        const { count } = await countDrafts(trx, draft);
        if (Number(count) >= DRAFTS_AT_MOST && !(await findDraft(trx, draft))) throw tooMany();
        if (reopens) await mustBeOver(trx, reopens, writer.applicantId);
        const kept = reopens ? { reopenedFrom: reopens } : {};
        const version = { content, serviceTypeVersion: type.version };
        const saved = await saveDraft(trx, { ...draft, ...kept, ...version, comuneId, at });
        if (!saved) throw problem('not-found');
        const { held } = await drafterOf(trx, actor);
        return draftView((await findDraft(trx, draft))!, held);
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
      const isGone = await asActor(app.db, askingAs(actor), async (trx) => {
        const { held: _, ...drafter } = await drafterOf(trx, actor);
        return deleteDraft(trx, { ...drafter, id: params.id });
      });
      if (!isGone) throw problem('not-found');
      return reply.code(204).send(null);
    },
  );
};

/** Only what is over can be opened anew, by whoever may see it: the caller, as a citizen. */
async function mustBeOver(trx: Trx, id: string, applicantId: string): Promise<void> {
  const pratica = await findStanding(trx, { id });
  if (
    pratica?.applicantId === applicantId &&
    startsFrom('reopen', pratica.state as State, pratica.closed)
  )
    return;
  throw invalid('/reopens', {
    it: 'Questa pratica non c’è, o non è ancora chiusa.',
    en: 'There is no such pratica, or it is not closed yet.',
  });
}

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
