import { sql } from 'kysely';
import type { Language, NoticeWords, WrittenWords } from '../notifications/words.ts';
import type { Trx } from './connect.ts';

interface OfWords {
  comuneId: string;
  key: string;
  language: Language;
}

/** The same for many notices at once, by key; those without are left out. */
export async function listTemplates(
  trx: Trx,
  { comuneId, keys }: { comuneId: string; keys: readonly string[] },
) {
  if (keys.length === 0) return [];
  return trx
    .selectFrom('noticeTemplate')
    .distinctOn(['key', 'language'])
    .select(['key', 'language', 'version', 'words'])
    .where('comuneId', '=', comuneId)
    .where('key', 'in', [...new Set(keys)])
    .orderBy('key')
    .orderBy('language')
    .orderBy('version', 'desc')
    .execute();
}

/** What an administrator wrote last for a notice; undefined when its words are those that come with WeMi. */
export function findTemplate(
  trx: Trx,
  { comuneId, key, language }: OfWords,
): Promise<WrittenWords | undefined> {
  return trx
    .selectFrom('noticeTemplate')
    .select(['version', 'words'])
    .where('comuneId', '=', comuneId)
    .where('key', '=', key)
    .where('language', '=', language)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** All versions, of all notices or of one, newest first, with who wrote each and why. */
export function listTemplateVersions(
  trx: Trx,
  { comuneId, key }: { comuneId: string; key?: string },
) {
  const templates = trx
    .selectFrom('noticeTemplate as template')
    .leftJoin('person as writer', 'writer.id', 'template.writtenBy')
    .select(['template.id', 'template.key', 'template.language', 'template.version'])
    .select(['template.words', 'template.reason', 'template.at', 'writer.name as writtenBy'])
    .where('template.comuneId', '=', comuneId)
    .orderBy('template.at', 'desc')
    .orderBy('template.version', 'desc');
  return (key ? templates.where('key', '=', key) : templates).execute();
}
export type TemplateRow = Awaited<ReturnType<typeof listTemplateVersions>>[number];

/** Writers of versions for one notice queue here. */
export async function lockTemplates(trx: Trx, { comuneId, key }: { comuneId: string; key: string }): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('notice-template'), hashtext(${`${comuneId} ${key}`}))`.execute(trx);
} // prettier-ignore

export interface NewTemplate extends OfWords {
  id: string;
  version: number;
  words: NoticeWords | null;
  writtenBy: string;
  reason: string;
}

export async function addTemplate(trx: Trx, { words, ...row }: NewTemplate): Promise<void> {
  await trx
    .insertInto('noticeTemplate')
    .values({ ...row, words: words && JSON.stringify(words) })
    .execute();
}
