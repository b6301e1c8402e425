import multipart from '@fastify/multipart';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { createHash } from 'node:crypto';
import { asActor } from '../../db/connect.ts';
import { addContentImage, findContentImage, readContentImage } from '../../db/content-images.ts';
import { nameUuid } from '../../db/name-uuid.ts';
import { askingAs } from '../actor.ts';
import { readPublic } from '../catalogue/read-public.ts';
import { MULTIPART, receiveFile } from '../documents/receive.ts';
import { isKnown, mustBeClean, openShelf } from '../documents/shelf.ts';
import { UPLOAD_OPTIONS, UPLOAD_SCHEMA } from '../documents/upload-options.ts';
import { commandIdOf } from '../idempotency.ts';
import { CommandHeaders } from '../id-params.ts';
import { only } from '../plugins/auth.ts';
import { problem } from '../problem.ts';
import { checkImage } from './check-image.ts';
import { imagePath } from './image-path.ts';
import { ContentImage } from './schemas.ts';

/** Administrators put a picture where their texts can show it. */
export const officeImages: FastifyPluginAsyncTypebox = async (app) => {
  const { scanner } = openShelf(app as never);
  await app.register(multipart, MULTIPART);

  app.post(
    '/office/content/images',
    {
      ...UPLOAD_OPTIONS,
      onRequest: only('admin'),
      schema: {
        ...UPLOAD_SCHEMA,
        description: 'PNG, JPEG or still WebP up to 2 MB, judged by content; only what draws is kept.',
        operationId: 'uploadContentImage',
        tags: ['content'],
        headers: CommandHeaders,
        response: { 201: ContentImage },
      },
    },
    async (request, reply) => {
      const { actor, headers, validationError } = request;
      if (validationError && validationError.validationContext !== 'body') throw validationError;
      const { comuneId } = actor;
      const id = nameUuid('content-image', commandIdOf(actor.id, headers));
      const within = <T>(work: Parameters<typeof asActor<T>>[2]) =>
        asActor(app.db, askingAs(actor), work);
      await app.onceAtATime(id, async () => {
        const sent = await receiveFile(request);
        if (isKnown(await within((trx) => findContentImage(trx, { id })), sent)) return;
        const image = await checkImage(sent.content);
        await mustBeClean(scanner, sent.content);
        const sourceSha256 = createHash('sha256').update(sent.content).digest('hex');
        await within((trx) => addContentImage(trx, { id, comuneId, sourceSha256, writtenBy: actor.id, ...image }));
      });
      const known = await within((trx) => findContentImage(trx, { id }));
      const { type, width, height } = known!;
      return reply.code(201).send({ path: imagePath({ comuneId, id }), type, width, height });
    },
  );
}; // prettier-ignore

/** Pictures of contents, for everybody: drawn, and nothing else. */
export const publicImages: FastifyPluginAsyncTypebox = async (app) => {
  app.get(
    '/content/images/:comune/:id',
    {
      schema: {
        operationId: 'getContentImage',
        tags: ['content'],
        params: Type.Object({
          comune: Type.String({ maxLength: 60 }),
          id: Type.String({ format: 'uuid' }),
        }),
        response: {
          200: {
            description: 'The picture: PNG, JPEG or WebP',
            content: {
              'application/octet-stream': {
                schema: Type.Unsafe<Buffer>({ type: 'string', format: 'binary' }),
              },
            },
          },
        },
      },
    },
    async ({ params: { comune, id } }, reply) => {
      const found = await readPublic(app as never, comune, (trx) => readContentImage(trx, { id }));
      if (!found) throw problem('not-found');
      return reply
        .type(found.type)
        .header('content-disposition', 'inline')
        .header('content-security-policy', "default-src 'none'; sandbox")
        .header('x-content-type-options', 'nosniff')
        .header('cache-control', 'public, max-age=31536000, immutable')
        .send(found.content);
    },
  );
};
