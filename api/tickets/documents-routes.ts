import multipart from '@fastify/multipart';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { asActor, asSystem } from '../../db/connect.ts';
import {
  addMessageDocument,
  findMessageDocument,
  hasRoomForTicket,
  removeMessageDocument,
} from '../../db/message-documents.ts';
import { addSensitiveRead } from '../../db/sensitive-reads.ts';
import { findTicket } from '../../db/tickets.ts';
import { type Actor, askingAs } from '../actor.ts';
import { AttachmentView } from '../conversations/schemas.ts';
import { DOWNLOAD, sendDownload, WRITTEN_DOWN } from '../documents/download.ts';
import { MULTIPART, receiveFile } from '../documents/receive.ts';
import { isKnown, openShelf, putOnShelf, type Shelf } from '../documents/shelf.ts';
import { UPLOAD_OPTIONS, UPLOAD_SCHEMA } from '../documents/upload-options.ts';
import { commandIdOf } from '../idempotency.ts';
import { CommandHeaders, IdParams } from '../id-params.ts';
import { only } from '../plugins/auth.ts';
import { problem } from '../problem.ts';

const ALOUD = {
  it: 'Hai caricato troppi file senza mandarli: manda o togli quelli che ci sono.',
  en: 'You have uploaded too many files without sending them: send or remove those that are there.',
};

/**
 * What is sent with messages of tickets. A file is uploaded before there is a ticket that it could be
 * of: until it is sent it is its uploader's alone.
 */
export const documentsRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const tags = ['tickets'];
  const shelf = openShelf(app);
  await app.register(multipart, MULTIPART);

  app.post(
    '/ticket-documents',
    {
      ...UPLOAD_OPTIONS,
      onRequest: only('citizen', 'admin'),
      schema: {
        ...UPLOAD_SCHEMA,
        operationId: 'uploadTicketDocument',
        tags,
        headers: CommandHeaders,
        response: { 201: AttachmentView },
      },
    },
    async (request, reply) => {
      const { actor, headers, validationError } = request;
      if (validationError && validationError.validationContext !== 'body') throw validationError;
      const id = commandIdOf(actor.id, headers);
      await app.onceAtATime(id, () => keep(shelf, { actor, id }, request as never));
      const document = await asActor(app.db, askingAs(actor), (trx) =>
        findMessageDocument(trx, { praticaId: null, id }),
      );
      const { name, type, bytes } = document!;
      return reply.code(201).send({ id, name, type, bytes });
    },
  );

  app.get(
    '/ticket-documents/:id',
    {
      onRequest: only('citizen', 'admin', 'auditor'),
      schema: {
        operationId: 'getTicketDocument',
        tags,
        description: 'Always a download. That staff reads it is written down.',
        params: IdParams,
        response: DOWNLOAD,
      },
    },
    async ({ actor, params }, reply) =>
      sendDownload(reply, await handOut(shelf, actor, params.id.toLowerCase())),
  );

  app.delete(
    '/ticket-documents/:id',
    {
      onRequest: only('citizen', 'admin'),
      schema: {
        operationId: 'deleteTicketDocument',
        tags,
        description: 'Only before it is sent with a message.',
        params: IdParams,
        response: { 204: Type.Null() },
      },
    },
    async ({ actor, params }, reply) => {
      const asked = { praticaId: null, id: params.id.toLowerCase() };
      const storedAs = await asActor(app.db, askingAs(actor), async (trx) => {
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

async function keep(
  shelf: Shelf,
  { actor, id }: { actor: Actor; id: string },
  request: Parameters<typeof receiveFile>[0],
): Promise<void> {
  const { comuneId, id: uploadedBy } = actor;
  const sent = await receiveFile(request);
  const known = await asActor(shelf.db, askingAs(actor), (trx) =>
    findMessageDocument(trx, { praticaId: null, id }),
  );
  if (isKnown(known, sent)) return;
  await putOnShelf(shelf, { comuneId, sent }, (shelved) =>
    asSystem(shelf.db, comuneId, async (trx) => {
      if (!(await hasRoomForTicket(trx, { uploadedBy }))) {
        throw problem('documents-full', { errors: [{ pointer: '/file', message: ALOUD }] });
      }
      await addMessageDocument(trx, { ...shelved, id, comuneId, praticaId: null, uploadedBy });
    }),
  );
}

/** Row-level security says to whom. @throws not-found */
async function handOut({ db, files }: Pick<Shelf, 'db' | 'files'>, actor: Actor, id: string) {
  const { comuneId, role, id: personId } = actor;
  const document = await asActor(db, askingAs(actor), async (trx) => {
    const found = await findMessageDocument(trx, { praticaId: null, id });
    if (!found) throw problem('not-found');
    const ticket = found.ticketId ? await findTicket(trx, { id: found.ticketId }) : undefined;
    if (ticket && WRITTEN_DOWN.includes(role)) {
      const read = { comuneId, praticaId: null, subjectId: ticket.openedBy, personId, role };
      await addSensitiveRead(trx, { ...read, field: `message-document/${id}` });
    }
    return found;
  });
  const content = await files.read({ comuneId, storedAs: document.storedAs });
  return { ...document, content };
}
