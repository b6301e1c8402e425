import { type NoticeContext, renderMail } from './render.ts';
import { keyOf, languageOf, wordsOf } from './words.ts';

export type { ActedBy } from './words.ts';

export type NoticeContent = Omit<NoticeContext, 'language' | 'comuneName'> & { language: string };

/** A notice as a mail, in the words that come with WeMi. */
export function composeNotice(content: NoticeContent) {
  const key = keyOf(content);
  const language = languageOf(key, content.language);
  return renderMail(wordsOf(key, language).words, { ...content, language, comuneName: '' });
}
