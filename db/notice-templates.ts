import { sql } from 'kysely';
import type { Language, NoticeWords } from '../notifications/words.ts';
import type { Trx } from './connect.ts';

interface OfWords {
  comuneId: string;
  key: string;
  language: Language;
}

/** What an administrator wrote last for notices, by key and language; those without are left out. */
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
