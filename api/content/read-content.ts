import type { Static } from 'typebox';
import type { Trx } from '../../db/connect.ts';
import { listContents, listContentVersions, listLive, type LiveRow, type OfContent } from '../../db/content.ts'; // prettier-ignore
import type { ContentSaid, ContentState } from '../../db/tables/content.ts';
import { problem } from '../problem.ts';
import { excerptOf, renderMarkdown } from './render-markdown.ts';
import type { ContentHistory, OfficeContents, PublicContent } from './schemas.ts';

/** As people read it: where there is no English, Italian. */
export function showContent({ slug, said, publishAt }: LiveRow): Static<typeof PublicContent> {
  const { titleIt, summaryIt, textIt } = said;
  return {
    ...{ slug, titleIt, summaryIt },
    titleEn: said.titleEn.trim() || titleIt,
    summaryEn: said.summaryEn.trim() || summaryIt,
    ...descriptionsOf(said),
    htmlIt: renderMarkdown(textIt),
    htmlEn: renderMarkdown(said.textEn.trim() || textIt),
    translated: missingEnglish(said).length === 0,
    publishedAt: publishAt!,
  };
}

/** For lists and for search engines: what it says in short, else how its text begins. */
export function descriptionsOf(said: ContentSaid) {
  const descriptionIt = said.summaryIt.trim() || excerptOf(said.textIt);
  const descriptionEn = said.summaryEn.trim() || excerptOf(said.textEn) || descriptionIt;
  return { descriptionIt, descriptionEn };
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
    items: rows.map(({ said, readVersion, readState, decidedState, decidedAt, ...row }) => ({
      ...row,
      titleIt: said.titleIt,
      liveVersion: readState === 'published' ? readVersion : null,
      planned: toPlan(decidedState, decidedAt),
      untranslated: missingEnglish(said),
    })),
  };
}

function toPlan(state: ContentState | null, at: string | null) {
  const isAhead = at !== null && Date.parse(at) > Date.now();
  return isAhead && (state === 'published' || state === 'retired') ? { state, at } : null;
}

/** One content with all it ever said. @throws not-found */
export async function readHistory(trx: Trx, of: OfContent): Promise<Static<typeof ContentHistory>> {
  const rows = await listContentVersions(trx, of);
  const [latest] = rows;
  if (!latest) throw problem('not-found');
  const [live] = await listLive(trx, of);
  const decided = rows.find(({ state }) => state !== 'draft');
  return {
    ...{ kind: of.kind, slug: of.slug, version: latest.version },
    liveVersion: live?.version ?? null,
    planned: toPlan(decided?.state ?? null, decided?.publishAt ?? null),
    untranslated: missingEnglish(latest.said),
    versions: rows.map(({ id: _id, ...row }) => row),
  };
}
