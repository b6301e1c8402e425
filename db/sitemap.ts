import { sql } from 'kysely';
import { listAvvisi } from './avvisi.ts';
import type { Trx } from './connect.ts';
import { isQualified } from './enti.ts';
import { matching } from './service-filter.ts';

/** A map may name 50,000 pages (sitemaps.org); services are by far the most. */
const SERVICES_AT_MOST = 40_000;
const OTHERS_AT_MOST = 4_000;

/** What everybody may read in a comune and what has an address of its own. */
export async function listReadable(trx: Trx, { comuneId }: { comuneId: string }) {
  const services = await matching(trx, { comuneId })
    .select('id')
    .orderBy('id')
    .limit(SERVICES_AT_MOST)
    .execute();
  const enti = await trx
    .selectFrom('ente')
    .select('ente.id')
    .where('ente.comuneId', '=', comuneId)
    .where(isQualified)
    .orderBy('ente.id')
    .limit(OTHERS_AT_MOST)
    .execute();
  const latest = trx
    .selectFrom('contentVersion')
    .distinctOn(['kind', 'slug'])
    .select(['kind', 'slug', 'state', 'publishAt'])
    .where('comuneId', '=', comuneId)
    .where('state', '<>', 'draft')
    .where('publishAt', '<=', sql<string>`now()`)
    .orderBy('kind')
    .orderBy('slug')
    .orderBy('version', 'desc')
    .as('latest');
  const contents = await trx
    .selectFrom(latest)
    .select(['kind', 'slug', 'publishAt'])
    .where('state', '=', 'published')
    .orderBy('kind')
    .orderBy('slug')
    .limit(OTHERS_AT_MOST)
    .execute();
  const avvisi = await listAvvisi(trx, { isOpen: true, limit: OTHERS_AT_MOST });
  return { services, enti, contents, avvisi };
}
