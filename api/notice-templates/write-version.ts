import type { Static } from 'typebox';
import { findComune } from '../../db/catalogue.ts';
import type { Trx } from '../../db/connect.ts';
import { nameUuid } from '../../db/name-uuid.ts';
import { addTemplate, listTemplateVersions, lockTemplates } from '../../db/notice-templates.ts';
import { checkWords, type WordsFault } from '../../notifications/check-words.ts';
import { renderMail, renderSms, renderWeb } from '../../notifications/render.ts';
import { sampleContext } from '../../notifications/sample.ts';
import { measureSms } from '../../notifications/sms-segments.ts';
import type { Language, NoticeWords } from '../../notifications/words.ts';
import type { Actor } from '../actor.ts';
import { hashRequest } from '../idempotency.ts';
import { invalid, problem } from '../problem.ts';
import { languagesOf, mustBeKnown } from './read-templates.ts';
import type { WriteVersion } from './schemas.ts';

interface OfWords {
  comuneId: string;
  key: string;
  language: Language;
  words: NoticeWords;
  publicUrl: string;
}

/**
 * The next version of a notice's words, from now on; what was sent keeps the version it had. The same
 * command again is the same version.
 * @throws not-found, invalid with a pointer to each wrong field, rules-changed when the writer has not
 *   seen the latest version, idempotency-key-reused
 */
export async function writeVersion(
  trx: Trx,
  actor: Actor,
  { commandId, key, publicUrl, body }: { commandId: string; key: string; publicUrl: string; body: Static<typeof WriteVersion> },
): Promise<void> {
  const { comuneId, id: writtenBy } = actor;
  const { language, words, reason, expectedVersion } = body;
  mustBeTold(key, language);
  await lockTemplates(trx, { comuneId, key });
  const id = nameUuid('notice-template', commandId);
  const before = await listTemplateVersions(trx, { comuneId, key });
  const known = before.find((row) => row.id === id);
  if (known && hashRequest([known.language, known.words]) !== hashRequest([language, words]))
    throw problem('idempotency-key-reused');
  if (known) return;
  if (words) await mustBeSound(trx, { comuneId, key, language, words, publicUrl });
  const latest = before.find((row) => row.language === language)?.version ?? 0;
  if (latest !== expectedVersion) throw problem('rules-changed', { detail: CHANGED });
  await addTemplate(trx, { id, comuneId, key, language, version: latest + 1, words, writtenBy, reason: reason.trim() });
} // prettier-ignore

/** What words would look like, and what is wrong with them. @throws not-found */
export async function previewWords(trx: Trx, of: OfWords) {
  mustBeTold(of.key, of.language);
  const { faults, context } = await judge(trx, of);
  if (faults.length > 0) return { faults, shown: null };
  const { subject, lines, action } = renderWeb(of.words, context);
  const sms = renderSms(of.words, context);
  const { units: length, segments } = measureSms(sms);
  const mail = renderMail(of.words, context);
  return { faults, shown: { mail, sms: { text: sms, length, segments }, web: { subject, lines, action } } }; // prettier-ignore
}

/** @throws invalid with a pointer to each wrong field */
export async function mustBeSound(trx: Trx, of: OfWords): Promise<void> {
  const { faults } = await judge(trx, of);
  const errors = faults.map(({ field, message }: WordsFault) => ({ pointer: `/words/${field}`, message })); // prettier-ignore
  if (errors.length > 0) throw problem('invalid', { errors });
}

/** @throws not-found, invalid where nobody is told in this language */
export function mustBeTold(key: string, language: Language): void {
  mustBeKnown(key);
  if (languagesOf(key).includes(language)) return;
  throw invalid('/language', {
    it: 'Enti e ufficio ricevono gli avvisi in italiano.',
    en: 'Organisations and the office are told in Italian.',
  });
}

async function judge(trx: Trx, { comuneId, key, language, words, publicUrl }: OfWords) {
  const comune = await findComune(trx, { comuneId });
  const context = sampleContext({ key, language }, { comuneName: comune?.name ?? '', publicUrl });
  return { context, faults: checkWords(words, context) };
}

const CHANGED = {
  it: 'Qualcun altro ha cambiato questi testi mentre scrivevi: guarda la sua versione.',
  en: 'Somebody else changed these words while you were writing: look at their version.',
};
