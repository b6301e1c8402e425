import type { FastifyInstance } from 'fastify';
import type { Static } from 'typebox';
import { asSystem, type Trx } from '../../db/connect.ts';
import { findRestingService } from '../../db/resting-services.ts';
import { findService } from '../../db/services.ts';
import { findTariff } from '../../db/tariffs.ts';
import { readPublic } from '../catalogue/read-public.ts';
import { renderMarkdown } from '../content/render-markdown.ts';
import { today } from '../days.ts';
import { photoViews } from '../photos/read-photos.ts';
import { problem } from '../problem.ts';
import { inForceView } from '../tariffs/read-pratica-tariff.ts';
import type { Service } from './schemas.ts';
import { cardView } from './views.ts';

/**
 * The page of a service, also of one that cannot be requested now: an old link leads to it, and it says
 * so. Why is between its ente and the comune.
 * @throws not-found for what was never published, or is withdrawn
 */
export async function readPublicService(
  app: FastifyInstance,
  { comune, id }: { comune: string | undefined; id: string },
): Promise<Static<typeof Service>> {
  const { comuneId, found } = await readPublic(app, comune, async (trx, { id: comuneId }) => ({
    comuneId,
    found: await whole(trx, comuneId, await findService(trx, { comuneId, id })),
  }));
  if (found) return view(found);
  const resting = await asSystem(app.db, comuneId, async (trx) =>
    whole(trx, comuneId, await findRestingService(trx, { comuneId, id })),
  );
  if (!resting) throw problem('not-found');
  return view(resting);
}

type Found = NonNullable<
  Awaited<ReturnType<typeof findService> | ReturnType<typeof findRestingService>>
>;

async function whole(trx: Trx, comuneId: string, service: Found | undefined) {
  if (!service) return undefined;
  const { serviceTypeId } = service;
  const tariff = await findTariff(trx, { comuneId, serviceTypeId, day: today() });
  const photos = await photoViews(trx, service.photos);
  return { service, tariff: inForceView(tariff), photos };
}

function view({ service, tariff, photos }: NonNullable<Awaited<ReturnType<typeof whole>>>) {
  const { description, included, competences, languages, priceLines, isRequestable } = service;
  const { address, postalCode, town } = service;
  return {
    ...cardView(service),
    descriptionHtml: renderMarkdown(description),
    ...{ included, competences, languages, priceLines, isRequestable, tariff, photos },
    seat: { address, postalCode, town },
  };
}
