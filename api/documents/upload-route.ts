import type { FastifyInstance } from 'fastify';
import { type Static, Type } from 'typebox';
import { asActor } from '../../db/connect.ts';
import { findDocument } from '../../db/documents.ts';
import { askingAs } from '../actor.ts';
import { commandIdOf } from '../idempotency.ts';
import { CommandHeaders, IdParams } from '../id-params.ts';
import { FILE_AT_MOST_BYTES } from './check-file.ts';
import { judgeUpload, mustBeAsked } from './judge-upload.ts';
import { keepDocument, type Shelf } from './keep-document.ts';
import { receiveFile } from './receive.ts';
import { DocumentView, UploadQuery } from './schemas.ts';
import { documentView } from './views.ts';

const AROUND_THE_FILE_BYTES = 64 * 1024;

interface Route {
  Params: { id: string };
  Querystring: Static<typeof UploadQuery>;
}

/**
 * POST /api/pratiche/{id}/documents: one file for one item of what is asked. What is not the
 * caller's is 404 whatever is sent; who may not upload hears so before the file is read.
 */
export function registerUpload(app: FastifyInstance, shelf: Shelf): void {
  app.post<Route>(
    '/pratiche/:id/documents',
    {
      bodyLimit: FILE_AT_MOST_BYTES + AROUND_THE_FILE_BYTES,
      attachValidation: true,
      // A multipart body is read by the handler: there is nothing yet to hold against the schema.
      preValidation: async (request) => {
        if (request.isMultipart()) request.body = { file: '' };
      },
      schema: {
        operationId: 'uploadDocument',
        tags: ['documents'],
        description: 'PDF, JPEG or PNG up to 10 MB, judged by content; metadata is taken out.',
        params: IdParams,
        querystring: UploadQuery,
        headers: CommandHeaders,
        consumes: ['multipart/form-data'],
        body: Type.Object({ file: Type.String({ contentMediaType: 'application/octet-stream' }) }),
        response: { 201: DocumentView },
      },
    },
    async (request, reply) => {
      const { actor, params, query, headers, validationError } = request;
      if (validationError?.validationContext === 'params') throw validationError;
      const praticaId = params.id.toLowerCase();
      const within = <T>(work: Parameters<typeof asActor<T>>[2]) =>
        asActor(app.db, askingAs(actor), work);
      const { mandateId } = query;
      await within((trx) => judgeUpload(trx, { actor, praticaId, mandateId }));
      if (validationError && validationError.validationContext !== 'body') throw validationError;

      const id = commandIdOf(actor.id, headers);
      const { item } = query;
      const integrationId = query.integrationId.toLowerCase();
      const kept = { actor, id, praticaId, integrationId, item, mandateId };
      const isKnown = await within((trx) => findDocument(trx, { praticaId, id }));
      if (!isKnown) await within((trx) => mustBeAsked(trx, kept));
      await app.onceAtATime(id, async () => keepDocument(shelf, kept, await receiveFile(request)));
      const document = await within((trx) => findDocument(trx, { praticaId, id }));
      return reply.code(201).send(documentView(document!));
    },
  );
}
