import multipart from '@fastify/multipart';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { type Static, Type } from 'typebox';
import { asActor } from '../../db/connect.ts';
import { findMessageDocument, removeMessageDocument } from '../../db/message-documents.ts';
import { askingAs } from '../actor.ts';
import { DOWNLOAD, sendDownload } from '../documents/download.ts';
import { MULTIPART, receiveFile } from '../documents/receive.ts';
import { openShelf } from '../documents/shelf.ts';
import { UPLOAD_OPTIONS, UPLOAD_SCHEMA } from '../documents/upload-options.ts';
import { commandIdOf } from '../idempotency.ts';
import { CommandHeaders, IdParams } from '../id-params.ts';
import { isOnesPratica } from '../payments/visible.ts';
import { only } from '../plugins/auth.ts';
import { problem } from '../problem.ts';
import { judgeWriting } from './judge-writing.ts';
import { handOut, keepDocument } from './keep-document.ts';
import { AttachmentView, DocumentParams, MandateQuery } from './schemas.ts';

type Upload = { Params: { id: string }; Querystring: Static<typeof MandateQuery> };
const WRITERS = ['citizen', 'sportello', 'ente', 'admin'] as const;

/** What is sent with messages: uploaded before, and the message's once it is sent. */
export const documentsRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const tags = ['conversations'];
  const shelf = openShelf(app);
  await app.register(multipart, MULTIPART);

  app.post<Upload>(
    '/pratiche/:id/message-documents',
    {
      ...UPLOAD_OPTIONS,
      onRequest: [isOnesPratica, only(...WRITERS)],
      schema: {
        ...UPLOAD_SCHEMA,
        operationId: 'uploadMessageDocument',
        tags,
        params: IdParams,
        querystring: MandateQuery,
        headers: CommandHeaders,
        response: { 201: AttachmentView },
      },
    },
    async (request, reply) => {
      const { actor, params, query, headers, validationError } = request;
      if (validationError && validationError.validationContext !== 'body') throw validationError;
      const id = commandIdOf(actor.id, headers);
      const praticaId = params.id.toLowerCase();
      const kept = { actor, id, praticaId, mandateId: query.mandateId?.toLowerCase() };
      await asActor(app.db, askingAs(actor), (trx) => judgeWriting(trx, kept));
      await app.onceAtATime(id, async () => keepDocument(shelf, kept, await receiveFile(request)));
      const document = await asActor(app.db, askingAs(actor), (trx) =>
        findMessageDocument(trx, { praticaId, id }),
      );
      const { name, type, bytes } = document!;
      return reply.code(201).send({ id, name, type, bytes });
    },
  );

  app.get(
    '/pratiche/:id/message-documents/:documentId',
    {
      onRequest: isOnesPratica,
      schema: {
        operationId: 'getMessageDocument',
        tags,
        description: 'Always a download. That staff reads it is written down.',
        params: DocumentParams,
        response: DOWNLOAD,
      },
    },
    async ({ actor, params }, reply) => {
      const asked = { praticaId: params.id.toLowerCase(), id: params.documentId.toLowerCase() };
      return sendDownload(reply, await handOut(shelf, { actor, ...asked }));
    },
  );

  app.delete(
    '/pratiche/:id/message-documents/:documentId',
    {
      onRequest: [isOnesPratica, only(...WRITERS)],
      schema: {
        operationId: 'deleteMessageDocument',
        tags,
        description: 'Only before it is sent with a message.',
        params: DocumentParams,
        querystring: MandateQuery,
        response: { 204: Type.Null() },
      },
    },
    async ({ actor, params, query }, reply) => {
      const asked = { praticaId: params.id.toLowerCase(), id: params.documentId.toLowerCase() };
      const mandateId = query.mandateId?.toLowerCase();
      const storedAs = await asActor(app.db, askingAs(actor), async (trx) => {
        await judgeWriting(trx, { actor, praticaId: asked.praticaId, mandateId });
        if (!(await findMessageDocument(trx, asked))) throw problem('not-found');
        const gone = await removeMessageDocument(trx, asked);
        if (!gone) throw problem('document-sent');
        return gone;
      });
      await shelf.files.drop({ comuneId: actor.comuneId, storedAs });
      return reply.code(204).send(null);
    },
  );
};
