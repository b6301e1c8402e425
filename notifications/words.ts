import { DIRECT_TEXTS } from './direct-texts.ts';
import { isOfPratica } from './families.ts';
import { NOTICE_TEXTS_EN } from './texts-en.ts';
import { NOTICE_TEXTS_IT, type NoticeText } from './texts-it.ts';

/** What one notice says: page, mail and SMS share it. `{{numero}}` and the like are filled in when it is shown or sent. */
export interface NoticeWords extends NoticeText {
  /** One message, in the letters of an SMS; `{{link}}` is where it leads. */
  sms: string;
}

/** What an administrator wrote instead, in its version; null where they went back to the words of WeMi. */
export interface WrittenWords {
  version: number;
  words: NoticeWords | null;
}

export type Language = 'it' | 'en';

/** Who acted in the place of the one that is told, by which right, and why. */
export interface ActedBy {
  name: string | null;
  right: 'office' | 'delegate' | 'sportello';
  sportelloName: string | null;
  reason: string | null;
}

export interface Told {
  kind: string;
  audience: string;
  /** Somebody acted in the place of citizen or ente. */
  isInPlace: boolean;
  actedBy?: ActedBy | null;
}

/**
 * By which key the words of a notice are found: of who was stood for in a step that would not tell
 * them, those of the standing in.
 */
export function keyOf({ kind, audience, isInPlace, actedBy }: Told): string {
  const key = `${kind}:${audience}`;
  if (!isInPlace || hasWords(key)) return key;
  return `${actedBy && actedBy.right !== 'office' ? 'byMandate' : 'inPlace'}:${audience}`;
}

/** Each key that `keyOf` may give, before it is known who acted. */
export function keysOf({ kind, audience }: Pick<Told, 'kind' | 'audience'>): string[] {
  return [kind, 'byMandate', 'inPlace'].map((of) => `${of}:${audience}`);
}

/** English for citizens who chose it; enti and the office work in Italian. */
export function languageOf(key: string, language: string): Language {
  return language === 'en' && key.endsWith(':citizen') ? 'en' : 'it';
}

const TEXTS: Record<Language, Record<string, NoticeText>> = {
  it: { ...NOTICE_TEXTS_IT, ...DIRECT_TEXTS.it },
  en: { ...NOTICE_TEXTS_EN, ...DIRECT_TEXTS.en },
};

/**
 * The words of a notice, and their version: those that an administrator wrote, else those that come
 * with WeMi (version 0).
 * @throws Error when no text exists: a row of the table was opened without its words
 */
export function wordsOf(
  key: string,
  language: Language,
  written?: WrittenWords,
): { words: NoticeWords; version: number } {
  const version = written?.version ?? 0;
  if (written?.words) return { words: written.words, version };
  const text = TEXTS[language][key];
  if (!text) throw new Error(`no notice text for ${key}`);
  return { words: { ...text, sms: smsOf(key, text, language) }, version };
}

/** Whether WeMi comes with words for a notice. */
export function hasWords(key: string): boolean {
  return Object.hasOwn(TEXTS.it, key);
}

function smsOf(key: string, { subject }: NoticeText, language: Language): string {
  const about = language === 'en' ? ', request {{numero}}' : ', pratica {{numero}}';
  return `WeMi${isOfPratica(key) ? about : ''}: ${subject.replaceAll('’', "'")}. {{link}}`;
}

const VARIABLE = /\{\{(\w+)\}\}/g;

/**
 * Fills the variables in.
 * @throws Error when one has no value: what is saved is checked, so it was never given
 */
export function fill(text: string, values: Record<string, string>): string {
  return text.replace(VARIABLE, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`no value for {{${name}}}`);
    return value;
  });
}
