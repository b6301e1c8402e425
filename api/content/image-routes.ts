import multipart from '@fastify/multipart';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { createHash } from 'node:crypto';
import { asActor, type Trx } from '../../db/connect.ts';
import { addContentImage, findContentImage, listEnteImages, readContentImage } from '../../db/content-images.ts'; // prettier-ignore
import { nameUuid } from '../../db/name-uuid.ts';
import { askingAs } from '../actor.ts';
import { readPublic } from '../catalogue/read-public.ts';
import { MULTIPART, receiveFile } from '../documents/receive.ts';
import { isKnown, mustBeClean, openShelf } from '../documents/shelf.ts';
import { UPLOAD_OPTIONS, UPLOAD_SCHEMA } from '../documents/upload-options.ts';
import { commandIdOf } from '../idempotency.ts';
import { CommandHeaders } from '../id-params.ts';
import { only } from '../plugins/auth.ts';
import { invalid, problem } from '../problem.ts';
import { checkImage } from './check-image.ts';
import { imagePath } from './image-path.ts';
import { ContentImage } from './schemas.ts';

/** How many pictures an ente may have uploaded, shown or not: they are kept for ever. */
const OF_ENTE_AT_MOST = 300;

/** Administrators put a picture where their texts can show it, and enti where their sheets and services can. */
export const officeImages: FastifyPluginAsyncTypebox = async (app) => {
  const { scanner } = openShelf(app as never);
  await app.register(multipart, MULTIPART);

  async function keepPicture(request: FastifyRequest, ofWhom: { enteId?: string }) {
    const { actor, headers, validationError } = request;
    if (validationError && validationError.validationContext !== 'body') throw validationError;
    const { comuneId } = actor;
    const id = nameUuid('content-image', commandIdOf(actor.id, headers));
    const within = <T>(work: Parameters<typeof asActor<T>>[2]) =>
      asActor(app.db, askingAs(actor), work);
    await app.onceAtATime(id, async () => {
      const sent = await receiveFile(request);
      if (isKnown(await within((trx) => findContentImage(trx, { id })), sent)) return;
      const { enteId } = ofWhom;
      if (enteId) await within((trx) => mustHaveRoom(trx, enteId));
      const image = await checkImage(sent.content);
      await mustBeClean(scanner, sent.content);
      const sourceSha256 = createHash('sha256').update(sent.content).digest('hex');
      const row = { id, comuneId, sourceSha256, writtenBy: actor.id, ...ofWhom, ...image };
      await within((trx) => addContentImage(trx, row));
    });
    const known = await within((trx) => findContentImage(trx, { id }));
    const { type, width, height } = known!;
    return { path: imagePath({ comuneId, id }), type, width, height };
  }

  const schema = {
    ...UPLOAD_SCHEMA,
    description: 'PNG, JPEG or still WebP up to 2 MB, judged by content; only what draws is kept.',
    headers: CommandHeaders,
    response: { 201: ContentImage },
  };
  app.post(
    '/office/content/images',
    {
      ...UPLOAD_OPTIONS,
      onRequest: only('admin'),
      schema: { ...schema, operationId: 'uploadContentImage', tags: ['content'] },
    },
    async (request, reply) => reply.code(201).send(await keepPicture(request as never, {})),
  );
  app.post(
    '/office/ente/images',
    {
      ...UPLOAD_OPTIONS,
      onRequest: only('ente'),
      schema: { ...schema, operationId: 'uploadEnteImage', tags: ['enti'] },
    },
    async (request, reply) => {
      const { enteId } = request.actor;
      return reply.code(201).send(await keepPicture(request as never, { enteId: enteId! }));
    },
  );
};

async function mustHaveRoom(trx: Trx, enteId: string): Promise<void> {
  const there = await listEnteImages(trx, { enteId });
  if (there.length >= OF_ENTE_AT_MOST) throw invalid('/file', FULL);
}

const FULL = {
  it: `Il tuo ente ha già caricato ${OF_ENTE_AT_MOST} fotografie: usane una di quelle, o scrivi al comune.`,
  en: `Your organisation has already uploaded ${OF_ENTE_AT_MOST} photographs: use one of those, or write to the city.`,
};

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
