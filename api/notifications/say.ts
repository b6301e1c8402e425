import { findComune } from '../../db/catalogue.ts';
import type { Trx } from '../../db/connect.ts';
import { listTemplates } from '../../db/notice-templates.ts';
import { valuesOf } from '../../notifications/render.ts';
import { hasWords, languageOf, type NoticeWords, wordsOf } from '../../notifications/words.ts';
import type { Language } from '../problem.ts';
import { topicOf } from './topics.ts';

interface Sayable {
  kind: string;
  audience: string;
  params: Record<string, string>;
  praticaNumber: string | null;
}
type Words = Pick<NoticeWords, 'subject' | 'text' | 'action'>;

/** A notification in words, and the language that they are in: not all are written in English. */
export interface Said extends Words {
  language: Language;
}

/**
 * The one place where a page finds the words of notifications, the same that its mail says: what an
 * administrator wrote last, else those that come with WeMi. Asked once for a whole page of them. What
 * has no words of its own says what it is about.
 */
export async function wordsFor(
  trx: Trx,
  { comuneId, language, all }: { comuneId: string; language: Language; all: readonly Sayable[] },
): Promise<(notification: Sayable) => Said> {
  const written = await listTemplates(trx, { comuneId, keys: all.map(keyOf) });
  const comune = await findComune(trx, { comuneId });
  return (notification) => {
    const { params, praticaNumber } = notification;
    const key = keyOf(notification);
    if (!hasWords(key)) return { ...newsOf(notification, language), language };
    const spoken = languageOf(key, language);
    const theirs = written.find((one) => one.key === key && one.language === spoken);
    const { words } = wordsOf(key, spoken, theirs);
    const number = praticaNumber ?? params['number'] ?? '';
    const values = valuesOf({ language: spoken, number, params, comuneName: comune?.name ?? '' });
    return { ...fill(words, values), language: spoken };
  };
}

function keyOf({ kind, audience }: Sayable): string {
  return `${kind}:${audience}`;
}

const NEWS: Record<Language, Record<'news' | 'inPlace', Words>> = {
  it: {
    news: { subject: 'c’è una novità', text: 'Aprila per leggere che cosa è cambiato.', action: 'Apri' },
    inPlace: { subject: 'qualcuno ha agito al tuo posto', text: 'Chi, e perché, è scritto nella pratica.', action: 'Apri la pratica' },
  },
  en: {
    news: { subject: 'there is news', text: 'Open it to read what has changed.', action: 'Open' },
    inPlace: { subject: 'somebody acted in your place', text: 'Who, and why, is written in the request.', action: 'Open your request' },
  },
}; // prettier-ignore

/** A step that by itself tells nobody is told to whoever it was done for. */
function newsOf(notification: Sayable, language: Language): Words {
  const isInPlace = topicOf(notification) === 'office' && notification.audience !== 'office';
  return NEWS[language][isInPlace ? 'inPlace' : 'news'];
}

/** A page goes on where a value is missing; a mail would not leave. */
function fill({ subject, text, action }: Words, values: Record<string, string>): Words {
  const put = (words: string) =>
    words.replace(/\{\{(\w+)\}\}/g, (_gap, name: string) => values[name] ?? '');
  return { subject: put(subject), text: put(text), action: put(action) };
}
