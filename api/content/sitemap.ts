import type { Trx } from '../../db/connect.ts';
import { listReadable } from '../../db/sitemap.ts';
import type { ContentKind } from '../../db/tables/content.ts';

/** Pages that are always there, whatever is published. */
const ALWAYS = ['', 'servizi', 'guida', 'enti', 'avvisi', 'aiuto', 'glossario', 'novita', 'contatti', 'segnala']; // prettier-ignore

/** Those that stand within a list have no address of their own. */
const PLACES: Partial<Record<ContentKind, string>> = {
  ...{ page: 'pagine/', news: 'novita/', declaration: '' },
};

/**
 * Every page that anybody may read, for search engines (sitemaps.org, 0.9).
 * @param publicUrl the address people type, without a slash at the end
 */
export async function writeSitemap(
  trx: Trx,
  { comuneId, publicUrl }: { comuneId: string; publicUrl: string },
): Promise<string> {
  const { services, enti, contents, avvisi } = await listReadable(trx, { comuneId });
  const written = contents.flatMap(({ kind, slug, publishAt }) => {
    const place = PLACES[kind];
    return place === undefined ? [] : [{ path: `${place}${slug}`, since: publishAt! }];
  });
  const pages: { path: string; since?: string }[] = [
    ...ALWAYS.map((path) => ({ path })),
    ...written,
    ...services.map(({ id }) => ({ path: `servizi/${id}` })),
    ...enti.map(({ id }) => ({ path: `enti/${id}` })),
    ...avvisi.map(({ id, publishedAt }) => ({ path: `avvisi/${id}`, since: publishedAt! })),
  ];
  const lines = pages.map(({ path, since }) => {
    const changed = since ? `<lastmod>${new Date(since).toISOString()}</lastmod>` : '';
    return `<url><loc>${escaped(`${publicUrl}/${path}`)}</loc>${changed}</url>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${lines.join('\n')}\n</urlset>\n`;
}

/** What search engines are to leave alone, and where the map is. */
export function writeRobots(publicUrl: string): string {
  const left = ['/api/', '/admin/', '/pratiche', '/richiesta', '/accesso'];
  return ['User-agent: *', ...left.map((path) => `Disallow: ${path}`), '', `Sitemap: ${publicUrl}/sitemap.xml`, ''].join('\n'); // prettier-ignore
}

function escaped(text: string): string {
  const names: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' }; // prettier-ignore
  return text.replace(/[&<>"']/g, (sign) => names[sign]!);
}
