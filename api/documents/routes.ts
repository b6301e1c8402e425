import multipart from '@fastify/multipart';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { asActor, type Trx } from '../../db/connect.ts';
import { findDocument, listDocuments, removeDocument } from '../../db/documents.ts';
import { findStanding } from '../../db/pratiche.ts';
import { type Actor, askingAs } from '../actor.ts';
import { IdParams } from '../id-params.ts';
import { problem } from '../problem.ts';
import { DOWNLOAD, sendDownload } from './download.ts';
import { handOut } from './hand-out.ts';
import { judgeUpload } from './judge-upload.ts';
import { MULTIPART } from './receive.ts';
import { DocumentParams, DocumentsAnswer, RemovalQuery } from './schemas.ts';
import { openShelf } from './shelf.ts';
import { registerUpload } from './upload-route.ts';
import { documentView } from './views.ts';

/** The documents that a citizen sends with an answer; who may see which, row-level security says. */
export const routes: FastifyPluginAsyncTypebox = async (app) => {
  const tags = ['documents'];
  const shelf = openShelf(app);
  const { files } = shelf;
  const as = <T>(actor: Actor, work: (trx: Trx) => Promise<T>) =>
    asActor(app.db, askingAs(actor), work);
  // Here, and where papers of vouchers are uploaded: every other route speaks JSON.
  await app.register(multipart, MULTIPART);
  registerUpload(app, shelf);

  app.get(
    '/pratiche/:id/documents',
    {
      schema: {
        operationId: 'listDocuments',
        tags,
        params: IdParams,
        response: { 200: DocumentsAnswer },
      },
    },
    ({ actor, params: { id } }) =>
      as(actor, async (trx) => {
        if (!(await findStanding(trx, { id }))) throw problem('not-found');
        return { items: (await listDocuments(trx, { praticaId: id })).map(documentView) };
      }),
  );

  app.get(
    '/pratiche/:id/documents/:documentId',
    {
      schema: {
        operationId: 'getDocument',
        tags,
        description: 'Always a download. That an ente or the office reads it is written down.',
        params: DocumentParams,
        response: DOWNLOAD,
      },
    },
    async ({ actor, params }, reply) => {
      const { id: praticaId, documentId: id } = params;
      return sendDownload(reply, await handOut(shelf, { actor, praticaId, id }));
    },
  );

  app.delete(
    '/pratiche/:id/documents/:documentId',
    {
      schema: {
        operationId: 'deleteDocument',
        tags,
        description: 'Only before it is sent with an answer.',
        params: DocumentParams,
        querystring: RemovalQuery,
        response: { 204: Type.Null() },
      },
    },
    async ({ actor, params, query: { mandateId } }, reply) => {
      const { id: praticaId, documentId: id } = params;
      const storedAs = await as(actor, async (trx) => {
        await judgeUpload(trx, { actor, praticaId, mandateId });
        const gone = await removeDocument(trx, { praticaId, id });
        if (gone) return gone;
        const isThere = await findDocument(trx, { praticaId, id });
        throw problem(isThere ? 'document-sent' : 'not-found');
      });
      await files.drop({ comuneId: actor.comuneId, storedAs });
      return reply.code(204).send(null);
    },
  );
};
