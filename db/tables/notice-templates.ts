import type { ColumnType, Generated } from 'kysely';
import type { Language, NoticeWords } from '../../notifications/words.ts';

/** Append-only. */
export interface NoticeTemplateTable {
  id: string;
  comuneId: string;
  /** Of `NOTICE_KEYS`. */
  key: string;
  language: Language;
  /** 1, 2, 3 … for each key and language. */
  version: number;
  /** Null: back to the words that come with WeMi. */
  words: ColumnType<NoticeWords | null, string | null, never>;
  writtenBy: string;
  reason: string;
  at: Generated<string>;
}
