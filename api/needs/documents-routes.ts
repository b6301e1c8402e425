import multipart from '@fastify/multipart';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { type Static, Type } from 'typebox';
import { asActor, type Trx } from '../../db/connect.ts';
import { findNeedDocument, listNeedDocuments, removeNeedDocument } from '../../db/need-documents.ts'; // prettier-ignore
import { type Actor, askingAs } from '../actor.ts';
import { DOWNLOAD, sendDownload } from '../documents/download.ts';
import { MULTIPART, receiveFile } from '../documents/receive.ts';
import { openShelf } from '../documents/shelf.ts';
import { UPLOAD_OPTIONS, UPLOAD_SCHEMA } from '../documents/upload-options.ts';
import { commandIdOf } from '../idempotency.ts';
import { CommandHeaders, IdParams } from '../id-params.ts';
import { only } from '../plugins/auth.ts';
import { problem } from '../problem.ts';
import { mustAskForFile } from './check-files.ts';
import { writerOf } from './drafter.ts';
import { handOutOfPratica } from './hand-out.ts';
import { keepDocument } from './keep-document.ts';
import { documentView, NeedDocument, NeedDocumentParams, NeedDocumentsAnswer, NeedDocumentsQuery, UploadQuery } from './document-schemas.ts'; // prettier-ignore

type Upload = { Querystring: Static<typeof UploadQuery> };

/** The files with which questions are answered: uploaded before the need is sent, then read with it. */
export const documentsRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const tags = ['needs'];
  const onRequest = only('citizen', 'sportello');
  const shelf = openShelf(app);
  const as = <T>(actor: Actor, work: (trx: Trx) => Promise<T>) =>
    asActor(app.db, askingAs(actor), work);
  await app.register(multipart, MULTIPART);

  app.post<Upload>(
    '/need-documents',
    {
      ...UPLOAD_OPTIONS,
      onRequest,
      schema: {
        ...UPLOAD_SCHEMA,
        operationId: 'uploadNeedDocument',
        tags,
        querystring: UploadQuery,
        headers: CommandHeaders,
        response: { 201: NeedDocument },
      },
    },
    async (request, reply) => {
      const { actor, query, headers, validationError } = request;
      if (validationError && validationError.validationContext !== 'body') throw validationError;
      const id = commandIdOf(actor.id, headers);
      const kept = { ...query, actor, id };
      await as(actor, async (trx) => {
        await writerOf(trx, actor, query.mandateId?.toLowerCase());
        await mustAskForFile(trx, { ...query, comuneId: actor.comuneId });
      });
      await app.onceAtATime(id, async () => keepDocument(shelf, kept, await receiveFile(request)));
      const document = await as(actor, (trx) => findNeedDocument(trx, { id }));
      return reply.code(201).send(documentView(document!));
    },
  );

  app.get(
    '/need-documents',
    {
      onRequest,
      schema: {
        operationId: 'listNeedDocuments',
        tags,
        description: 'What the named files are called; those that are not there are left out.',
        querystring: NeedDocumentsQuery,
        response: { 200: NeedDocumentsAnswer },
      },
    },
    ({ actor, query }) =>
      as(actor, async (trx) => {
        const found = await listNeedDocuments(trx, { ids: query.ids.split(',') });
        return { items: found.map(documentView) };
      }),
  );

  app.delete(
    '/need-documents/:id',
    {
      onRequest,
      schema: {
        operationId: 'deleteNeedDocument',
        tags,
        description: 'Only as long as no need that was sent is answered with it.',
        params: IdParams,
        response: { 204: Type.Null() },
      },
    },
    async ({ actor, params }, reply) => {
      const id = params.id.toLowerCase();
      const storedAs = await as(actor, async (trx) => {
        const gone = await removeNeedDocument(trx, { id });
        if (gone) return gone;
        throw problem((await findNeedDocument(trx, { id })) ? 'document-sent' : 'not-found');
      });
      await shelf.files.drop({ comuneId: actor.comuneId, storedAs });
      return reply.code(204).send(null);
    },
  );

  app.get(
    '/pratiche/:id/need-documents/:documentId',
    {
      schema: {
        operationId: 'getNeedDocument',
        tags,
        description: 'Always a download. That an ente or the office reads it is written down.',
        params: NeedDocumentParams,
        response: DOWNLOAD,
      },
    },
    async ({ actor, params }, reply) => {
      const asked = { actor, praticaId: params.id, id: params.documentId.toLowerCase() };
      return sendDownload(reply, await handOutOfPratica(shelf, asked));
    },
  );
};
