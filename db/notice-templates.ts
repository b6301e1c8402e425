import type { Language, WrittenWords } from '../notifications/words.ts';
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
