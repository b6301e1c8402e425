import type { FastifyInstance } from 'fastify';
import type { Static } from 'typebox';
import { asActor } from '../../db/connect.ts';
import { findDocument } from '../../db/documents.ts';
import { askingAs } from '../actor.ts';
import { commandIdOf } from '../idempotency.ts';
import { CommandHeaders, IdParams } from '../id-params.ts';
import { judgeUpload, mustBeAsked } from './judge-upload.ts';
import { keepDocument } from './keep-document.ts';
import { receiveFile } from './receive.ts';
import { DocumentView, UploadQuery } from './schemas.ts';
import type { Shelf } from './shelf.ts';
import { UPLOAD_OPTIONS, UPLOAD_SCHEMA } from './upload-options.ts';
import { documentView } from './views.ts';

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
      ...UPLOAD_OPTIONS,
      schema: {
        ...UPLOAD_SCHEMA,
        operationId: 'uploadDocument',
        tags: ['documents'],
        params: IdParams,
        querystring: UploadQuery,
        headers: CommandHeaders,
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
