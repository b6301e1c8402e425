import type { FastifyInstance } from 'fastify';
import { type Static, Type } from 'typebox';
import { isLive } from '../../catalogue/publishing.ts';
import { asActor, asSystem, type Trx } from '../../db/connect.ts';
import { findKeptService, isKeptByOffer, type KeptVersion } from '../../db/kept-services.ts';
import { askingAs } from '../actor.ts';
import { renderMarkdown } from '../content/render-markdown.ts';
import { Content, TypeName } from '../ente-services/schemas.ts';
import { photoViews } from '../photos/read-photos.ts';
import { PhotoView } from '../photos/schemas.ts';
import { problem } from '../problem.ts';

const uuid = Type.String({ format: 'uuid' });
const Params = Type.Object({ id: uuid, serviceId: uuid, number: Type.Integer({ minimum: 1, maximum: 2_147_483_647 }) }); // prettier-ignore

/** A service as it was when an offer was made on it. */
const KeptService = Type.Object({
  id: Type.String(),
  number: Type.Integer(),
  /** When this version was sent or published. */
  at: Type.String(),
  type: TypeName,
  ente: Type.Object({ id: Type.String(), name: Type.String() }),
  content: Content,
  /** `content.description`, as it is shown. */
  descriptionHtml: Type.String(),
  photos: Type.Array(PhotoView),
  /** Whether families find this version today, a newer one, or the service no more. */
  today: Type.Enum(['same', 'newer', 'gone']),
});

/**
 * GET /api/pratiche/{id}/services/{serviceId}/versions/{number}: for whoever may read an offer of the
 * pratica that was made on this version. Nobody else learns that there ever was one.
 */
export function registerKeptService(app: FastifyInstance): void {
  app.get<{ Params: Static<typeof Params> }>(
    '/pratiche/:id/services/:serviceId/versions/:number',
    {
      schema: {
        operationId: 'getKeptService',
        tags: ['pratiche'],
        params: Params,
        response: { 200: KeptService },
      },
    },
    async ({ actor, params: { id: praticaId, ...version } }) => {
      const isTheirs = await asActor(app.db, askingAs(actor), (trx) =>
        isKeptByOffer(trx, { praticaId, ...version }),
      );
      if (!isTheirs) throw problem('not-found');
      // Versions are their ente's and the office's to read: this one has just been judged.
      return asSystem(app.db, actor.comuneId, (trx) => readKept(trx, version));
    },
  );
}

async function readKept(trx: Trx, version: KeptVersion): Promise<Static<typeof KeptService>> {
  const kept = await findKeptService(trx, version);
  if (!kept) throw problem('not-found');
  const { id, number, at, content, state, liveVersion } = kept;
  return {
    ...{ id, number, at },
    type: { id: kept.typeId, nameIt: kept.typeNameIt, nameEn: kept.typeNameEn },
    ente: { id: kept.enteId, name: kept.enteName },
    content,
    descriptionHtml: renderMarkdown(content.description),
    photos: await photoViews(trx, content.photos ?? []),
    today: !isLive(state) ? 'gone' : liveVersion === number ? 'same' : 'newer',
  };
}
