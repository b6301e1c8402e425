import multipart from '@fastify/multipart';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { type Static, Type } from 'typebox';
import { asActor, asSystem, type Trx } from '../../db/connect.ts';
import { findQualificationFile, removeQualificationFile } from '../../db/qualification-files.ts';
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
import { FileQuery, fileView, QualificationFile } from './file-schemas.ts';
import { keepFile } from './keep-file.ts';

type Upload = { Querystring: Static<typeof FileQuery> };

/** The files of what avvisi ask for: uploaded before an answer names them, then read with it. */
export const filesRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const tags = ['qualifications'];
  const shelf = openShelf(app);
  const as = <T>(actor: Actor, work: (trx: Trx) => Promise<T>) =>
    asActor(app.db, askingAs(actor), work);
  /** Row-level security says whose it is. @throws not-found */
  const find = (actor: Actor, id: string) =>
    as(actor, async (trx) => {
      const file = await findQualificationFile(trx, { id });
      if (!file) throw problem('not-found');
      return file;
    });
  await app.register(multipart, MULTIPART);

  app.post<Upload>(
    '/qualification-files',
    {
      ...UPLOAD_OPTIONS,
      onRequest: only('ente'),
      schema: {
        ...UPLOAD_SCHEMA,
        operationId: 'uploadQualificationFile',
        tags,
        querystring: FileQuery,
        headers: CommandHeaders,
        response: { 201: QualificationFile },
      },
    },
    async (request, reply) => {
      const { actor, query, headers, validationError } = request;
      if (validationError && validationError.validationContext !== 'body') throw validationError;
      const id = commandIdOf(actor.id, headers);
      await as(actor, (trx) => mustAskForFile(trx, query));
      const kept = { actor, id };
      await app.onceAtATime(id, async () => keepFile(shelf, kept, await receiveFile(request)));
      return reply.code(201).send(fileView(await find(actor, id)));
    },
  );

  app.get(
    '/qualification-files/:id',
    {
      onRequest: only('ente', 'admin', 'auditor'),
      schema: {
        operationId: 'getQualificationFile',
        tags,
        description:
          'Always a download. The office reads what was sent, not what is being written.',
        params: IdParams,
        response: DOWNLOAD,
      },
    },
    async ({ actor, params }, reply) => {
      const { storedAs, name, type } = await find(actor, params.id.toLowerCase());
      const content = await shelf.files.read({ comuneId: actor.comuneId, storedAs });
      return sendDownload(reply, { name, type, content });
    },
  );

  app.delete(
    '/qualification-files/:id',
    {
      onRequest: only('ente'),
      schema: {
        operationId: 'deleteQualificationFile',
        tags,
        description: 'Only as long as nothing that was sent names it.',
        params: IdParams,
        response: { 204: Type.Null() },
      },
    },
    async ({ actor, params }, reply) => {
      const { comuneId } = actor;
      const { id } = await find(actor, params.id.toLowerCase());
      // As the platform: what a colleague is just sending is not the asker's to see.
      const storedAs = await asSystem(app.db, comuneId, (trx) =>
        removeQualificationFile(trx, { id }),
      );
      if (!storedAs) throw problem('document-sent');
      await shelf.files.drop({ comuneId, storedAs });
      return reply.code(204).send(null);
    },
  );
};
