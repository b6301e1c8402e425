import { sql } from 'kysely';
import type { Trx } from './connect.ts';
import type { ContentKind, ContentSaid, ContentState } from './tables/content.ts';

export interface OfContent {
  comuneId: string;
  kind: ContentKind;
  slug: string;
}

/**
 * What people read now of one kind, or one content of it: by version, the latest whose moment has come.
 * News come newest first, all else in its place, then by title. Two hundred at most.
 */
export async function listLive(
  trx: Trx,
  { comuneId, kind, slug }: { comuneId: string; kind: ContentKind; slug?: string },
) {
  const latest = trx
    .selectFrom('contentVersion')
    .distinctOn('slug')
    .select(['slug', 'version', 'state', 'said', 'publishAt'])
    .where('comuneId', '=', comuneId)
    .where('kind', '=', kind)
    .where('state', '<>', 'draft')
    .where('publishAt', '<=', sql<string>`now()`)
    .$if(slug !== undefined, (all) => all.where('slug', '=', slug!))
    .orderBy('slug')
    .orderBy('version', 'desc')
    .as('latest');
  const live = trx
    .selectFrom(latest)
    .select(['slug', 'version', 'said', 'publishAt'])
    .where('state', '=', 'published');
  const inOrder =
    kind === 'news'
      ? live.orderBy('publishAt', 'desc')
      : live.orderBy(sql`(said->>'position')::int`).orderBy(sql`said->>'titleIt'`);
  return inOrder.orderBy('slug').limit(200).execute();
}
export type LiveRow = Awaited<ReturnType<typeof listLive>>[number];

/**
 * What people read now that has all the words, in either language; those with them in the title first.
 * What stands on top of every page has not to be looked for.
 * @param words letters and digits only, as `splitWords` gives them; the last may be unfinished
 */
export async function findLive(
  trx: Trx,
  { comuneId, words, limit }: { comuneId: string; words: readonly string[]; limit: number },
) {
  const text = words.map((word) => `${word}:*`).join(' & ');
  const query = sql`(to_tsquery('italian', ${text}) || to_tsquery('english', ${text}))`;
  const latest = trx
    .selectFrom('contentVersion')
    .distinctOn(['kind', 'slug'])
    .select(['id', 'state'])
    .where('comuneId', '=', comuneId)
    .where('state', '<>', 'draft')
    .where('publishAt', '<=', sql<string>`now()`)
    .orderBy('kind')
    .orderBy('slug')
    .orderBy('version', 'desc')
    .as('latest');
  return trx
    .selectFrom(latest)
    .innerJoin('contentVersion as told', 'told.id', 'latest.id')
    .select(['told.kind', 'told.slug', 'told.said'])
    .where('latest.state', '=', 'published')
    .where('told.kind', '<>', 'banner')
    .where(sql<boolean>`told.sought @@ ${query}`)
    .orderBy(sql`ts_rank(told.sought, ${query})`, 'desc')
    .orderBy('told.kind')
    .orderBy('told.slug')
    .limit(limit)
    .execute();
}

/** The latest version of every content, what people read of it now, and what was decided last. */
export function listContents(trx: Trx, { comuneId }: { comuneId: string }) {
  return trx
    .selectFrom('contentVersion as told')
    .leftJoin('person as writer', 'writer.id', 'told.writtenBy')
    .leftJoinLateral(
      (outside) =>
        outside
          .selectFrom('contentVersion as one')
          .select(['one.version', 'one.state'])
          .whereRef('one.comuneId', '=', 'told.comuneId')
          .whereRef('one.kind', '=', 'told.kind')
          .whereRef('one.slug', '=', 'told.slug')
          .where('one.state', '<>', 'draft')
          .where('one.publishAt', '<=', sql<string>`now()`)
          .orderBy('one.version', 'desc')
          .limit(1)
          .as('read'),
      (join) => join.onTrue(),
    )
    .leftJoinLateral(
      (outside) =>
        outside
          .selectFrom('contentVersion as one')
          .select(['one.state', 'one.publishAt'])
          .whereRef('one.comuneId', '=', 'told.comuneId')
          .whereRef('one.kind', '=', 'told.kind')
          .whereRef('one.slug', '=', 'told.slug')
          .where('one.state', '<>', 'draft')
          .orderBy('one.version', 'desc')
          .limit(1)
          .as('decided'),
      (join) => join.onTrue(),
    )
    .distinctOn(['told.kind', 'told.slug'])
    .select(['told.kind', 'told.slug', 'told.version', 'told.state', 'told.said'])
    .select(['told.publishAt', 'told.at', 'writer.name as writtenBy'])
    .select(['read.version as readVersion', 'read.state as readState'])
    .select(['decided.state as decidedState', 'decided.publishAt as decidedAt'])
    .where('told.comuneId', '=', comuneId)
    .orderBy('told.kind')
    .orderBy('told.slug')
    .orderBy('told.version', 'desc')
    .execute();
}

/** Every version of a content, newest first, with who wrote it. */
export function listContentVersions(trx: Trx, { comuneId, kind, slug }: OfContent) {
  return trx
    .selectFrom('contentVersion as told')
    .leftJoin('person as writer', 'writer.id', 'told.writtenBy')
    .select(['told.id', 'told.version', 'told.state', 'told.said', 'told.publishAt', 'told.at'])
    .select('writer.name as writtenBy')
    .where('told.comuneId', '=', comuneId)
    .where('told.kind', '=', kind)
    .where('told.slug', '=', slug)
    .orderBy('told.version', 'desc')
    .execute();
}
export type ContentVersionRow = Awaited<ReturnType<typeof listContentVersions>>[number];

/** Writers of one content queue here. */
export async function lockContent(trx: Trx, { comuneId, kind, slug }: OfContent): Promise<void> {
  const name = `${comuneId} ${kind} ${slug}`;
  await sql`select pg_advisory_xact_lock(hashtext('content'), hashtext(${name}))`.execute(trx);
}

export interface NewContentVersion extends OfContent {
  id: string;
  version: number;
  state: ContentState;
  said: ContentSaid;
  /** An instant; null for at once. */
  publishAt: string | null;
  writtenBy: string | null;
}

export async function addContentVersion(
  trx: Trx,
  { said, publishAt, ...row }: NewContentVersion,
): Promise<void> {
  await trx
    .insertInto('contentVersion')
    .values({
      ...row,
      said: JSON.stringify(said),
      publishAt: row.state === 'draft' ? null : (publishAt ?? sql<string>`now()`),
    })
    .execute();
}
