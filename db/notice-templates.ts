import type { Language, WrittenWords } from '../notifications/words.ts';
import type { Trx } from './connect.ts';

interface OfWords {
  comuneId: string;
  key: string;
  language: Language;
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
