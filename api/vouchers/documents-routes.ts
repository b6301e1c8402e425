import multipart from '@fastify/multipart';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { type Static, Type } from 'typebox';
import { asActor, type Trx } from '../../db/connect.ts';
import {
  findVoucherDocument,
  listUnsentVoucherDocuments,
  removeVoucherDocument,
} from '../../db/voucher-documents.ts';
import { type Actor, askingAs } from '../actor.ts';
import { closedQuery } from '../closed-query.ts';
import { DOWNLOAD, sendDownload } from '../documents/download.ts';
import { MULTIPART, receiveFile } from '../documents/receive.ts';
import { openShelf } from '../documents/shelf.ts';
import { UPLOAD_OPTIONS, UPLOAD_SCHEMA } from '../documents/upload-options.ts';
import { commandIdOf } from '../idempotency.ts';
import { CommandHeaders, IdParams } from '../id-params.ts';
import { writerOf } from '../needs/drafter.ts';
import { only } from '../plugins/auth.ts';
import { problem } from '../problem.ts';
import { handOut } from './hand-out.ts';
import { judgeApplying, mustBeAskedFor } from './judge-applying.ts';
import { keepDocument } from './keep-document.ts';
import { DocumentKind } from './rule-schemas.ts';
import { VoucherDocument } from './schemas.ts';
import { documentView } from './views.ts';

const mandateId = Type.Optional(Type.String({ format: 'uuid' }));
const ByMandate = closedQuery({ mandateId });
const UploadQuery = closedQuery({ kind: DocumentKind, mandateId });
type Upload = { Params: { id: string }; Querystring: Static<typeof UploadQuery> };

/** The documents that a measure asks for: uploaded before the application, and sent with it. */
export const documentsRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const tags = ['vouchers'];
  const shelf = openShelf(app);
  const as = <T>(actor: Actor, work: (trx: Trx) => Promise<T>) =>
    asActor(app.db, askingAs(actor), work);
  await app.register(multipart, MULTIPART);

  app.post<Upload>(
    '/voucher-funds/:id/documents',
    {
      ...UPLOAD_OPTIONS,
      onRequest: only('citizen', 'sportello'),
      schema: {
        ...UPLOAD_SCHEMA,
        operationId: 'uploadVoucherDocument',
        tags,
        params: IdParams,
        querystring: UploadQuery,
        headers: CommandHeaders,
        response: { 201: VoucherDocument },
      },
    },
    async (request, reply) => {
      const { actor, params, query, headers, validationError } = request;
      if (validationError && validationError.validationContext !== 'body') throw validationError;
      const id = commandIdOf(actor.id, headers);
      const kept = { ...query, actor, id, fundId: params.id.toLowerCase() };
      await as(actor, async (trx) => {
        await judgeApplying(trx, kept);
        await mustBeAskedFor(trx, kept);
      });
      await app.onceAtATime(id, async () => keepDocument(shelf, kept, await receiveFile(request)));
      const document = await as(actor, (trx) => findVoucherDocument(trx, { id }));
      return reply.code(201).send(documentView(document!));
    },
  );

  app.get(
    '/voucher-funds/:id/documents',
    {
      onRequest: only('citizen', 'sportello'),
      schema: {
        operationId: 'listUnsentVoucherDocuments',
        tags,
        description: 'What was uploaded for an application that is not sent yet.',
        params: IdParams,
        querystring: ByMandate,
        response: { 200: Type.Object({ items: Type.Array(VoucherDocument) }) },
      },
    },
    ({ actor, params, query }) =>
      as(actor, async (trx) => {
        const asking = { actor, fundId: params.id.toLowerCase(), ...query };
        const documents = await listUnsentVoucherDocuments(trx, await judgeApplying(trx, asking));
        return { items: documents.map(documentView) };
      }),
  );

  app.get(
    '/voucher-documents/:id',
    {
      schema: {
        operationId: 'getVoucherDocument',
        tags,
        description: 'Always a download. That an office reads it is written down.',
        params: IdParams,
        response: DOWNLOAD,
      },
    },
    async ({ actor, params }, reply) =>
      sendDownload(reply, await handOut(shelf, { actor, id: params.id.toLowerCase() })),
  );

  app.delete(
    '/voucher-documents/:id',
    {
      onRequest: only('citizen', 'sportello'),
      schema: {
        operationId: 'deleteVoucherDocument',
        tags,
        description: 'Only before it is sent with an application.',
        params: IdParams,
        querystring: ByMandate,
        response: { 204: Type.Null() },
      },
    },
    async ({ actor, params, query }, reply) => {
      const id = params.id.toLowerCase();
      const storedAs = await as(actor, async (trx) => {
        const { applicantId } = await writerOf(trx, actor, query.mandateId?.toLowerCase());
        const found = await findVoucherDocument(trx, { id });
        if (found?.personId !== applicantId) throw problem('not-found');
        const gone = await removeVoucherDocument(trx, { id });
        if (!gone) throw problem('document-sent');
        return gone;
      });
      await shelf.files.drop({ comuneId: actor.comuneId, storedAs });
      return reply.code(204).send(null);
    },
  );
};
