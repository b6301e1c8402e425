import type { Static } from 'typebox';
import type { Trx } from '../../db/connect.ts';
import { listTemplateVersions, type TemplateRow } from '../../db/notice-templates.ts';
import { LONGEST, variablesOf } from '../../notifications/check-words.ts';
import { NOTICE_KEYS, partsOf } from '../../notifications/keys.ts';
import { decisionOf } from '../../notifications/kinds.ts';
import { type Language, languageOf, wordsOf } from '../../notifications/words.ts';
import { problem } from '../problem.ts';
import type { NoticeTemplate, NoticeTemplates } from './schemas.ts';

type Audience = Static<typeof NoticeTemplate>['audience'];
interface OfComune {
  comuneId: string;
}

/** What every notice says now, in the order of the table of transitions, then what is of no pratica. */
export async function readTemplates(
  trx: Trx,
  { comuneId }: OfComune,
): Promise<Static<typeof NoticeTemplates>> {
  const rows = await listTemplateVersions(trx, { comuneId });
  const items = NOTICE_KEYS.map((key) => {
    const own = rows.filter((row) => row.key === key);
    const said = languagesOf(key).map((language) => saidNow(key, language, own));
    return { key, topic: decisionOf(partsOf(key)).topic, audience: audienceOf(key), said };
  });
  return { items };
}

/** One notice with all its versions. @throws not-found */
export async function readTemplate(
  trx: Trx,
  { comuneId, key }: OfComune & { key: string },
): Promise<Static<typeof NoticeTemplate>> {
  mustBeKnown(key);
  const rows = await listTemplateVersions(trx, { comuneId, key });
  const said = languagesOf(key).map((language) => ({
    ...saidNow(key, language, rows),
    ours: wordsOf(key, language).words,
    versions: rows
      .filter((row) => row.language === language)
      .map(({ version, words, writtenBy, reason, at }) => ({ version, words, writtenBy, reason, at })), // prettier-ignore
  }));
  const variables = variablesOf(partsOf(key).kind);
  return {
    ...{ key, audience: audienceOf(key), said, longest: LONGEST },
    variables,
    smsVariables: [...variables, 'link'],
  };
}

/** @throws not-found */
export function mustBeKnown(key: string): void {
  if (!NOTICE_KEYS.includes(key)) throw problem('not-found');
}

/** In which languages a notice is told: enti and the office work in Italian. */
export function languagesOf(key: string): Language[] {
  return languageOf(key, 'en') === 'en' ? ['it', 'en'] : ['it'];
}

function audienceOf(key: string): Audience {
  return partsOf(key).audience as Audience;
}

function saidNow(key: string, language: Language, rows: readonly TemplateRow[]) {
  const latest = rows.find((row) => row.language === language);
  const { words, version } = wordsOf(key, language, latest);
  const isWritten = Boolean(latest?.words);
  return { language, version, isWritten, words, writtenBy: latest?.writtenBy ?? null, at: latest?.at ?? null }; // prettier-ignore
}
