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

/** Goes to the address of whoever asked for it, and to no other. */
export interface NoticeTrialTable {
  id: string;
  comuneId: string;
  personId: string;
  key: string;
  language: Language;
  words: ColumnType<NoticeWords, string, never>;
  createdAt: Generated<string>;
  tryAt: Generated<string>;
  sentAt: string | null;
  droppedAt: string | null;
}
