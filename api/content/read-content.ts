import type { Static } from 'typebox';
import type { Trx } from '../../db/connect.ts';
import { listContents, listContentVersions, listLive, type LiveRow, type OfContent } from '../../db/content.ts'; // prettier-ignore
import type { ContentSaid } from '../../db/tables/content.ts';
import { problem } from '../problem.ts';
import { renderMarkdown } from './render-markdown.ts';
import type { ContentHistory, OfficeContents, PublicContent } from './schemas.ts';

/** As people read it: where there is no English, Italian. */
export function showContent({ slug, said, publishAt }: LiveRow): Static<typeof PublicContent> {
  const { titleIt, summaryIt, textIt } = said;
  return {
    ...{ slug, titleIt, summaryIt },
    titleEn: said.titleEn.trim() || titleIt,
    summaryEn: said.summaryEn.trim() || summaryIt,
    htmlIt: renderMarkdown(textIt),
    htmlEn: renderMarkdown(said.textEn.trim() || textIt),
    translated: missingEnglish(said).length === 0,
    publishedAt: publishAt!,
  };
}

/** The Italian texts whose English is missing, as names of the fields to fill. */
export function missingEnglish(said: ContentSaid): string[] {
  const pairs = [['titleIt', 'titleEn'], ['summaryIt', 'summaryEn'], ['textIt', 'textEn']] as const; // prettier-ignore
  return pairs.filter(([it, en]) => said[it].trim() && !said[en].trim()).map(([, en]) => en);
}

/** All contents as the office sees them. */
export async function readContents(
  trx: Trx,
  { comuneId }: { comuneId: string },
): Promise<Static<typeof OfficeContents>> {
  const rows = await listContents(trx, { comuneId });
  return {
    items: rows.map(({ said, ...row }) => ({
      ...row,
      titleIt: said.titleIt,
      isPlanned: row.publishAt !== null && Date.parse(row.publishAt) > Date.now(),
      untranslated: missingEnglish(said),
    })),
  };
}

/** One content with all it ever said. @throws not-found */
export async function readHistory(trx: Trx, of: OfContent): Promise<Static<typeof ContentHistory>> {
  const rows = await listContentVersions(trx, of);
  const [latest] = rows;
  if (!latest) throw problem('not-found');
  const [live] = await listLive(trx, of);
  return {
    ...{ kind: of.kind, slug: of.slug, version: latest.version },
    liveVersion: live?.version ?? null,
    untranslated: missingEnglish(latest.said),
    versions: rows.map(({ id: _id, ...row }) => row),
  };
}
