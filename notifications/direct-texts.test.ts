import { describe, expect, it } from '@jest/globals';
import { DIRECT_TEXTS } from './direct-texts.ts';
import { forAudience, familyOf } from './families.ts';
import { partsOf } from './keys.ts';
import { decisionOf } from './kinds.ts';
import { MANDATE_NOTICE_KINDS } from './mandate-words.ts';
import { renderMail, renderSms, renderWeb } from './render.ts';
import { sampleContext } from './sample.ts';
import { type Language, languageOf, wordsOf } from './words.ts';

const where = { comuneName: 'Milano', publicUrl: 'https://wemi.example' };
const KEYS = Object.keys(DIRECT_TEXTS.it);
const CASES = KEYS.flatMap((key) =>
  [...new Set(['it', languageOf(key, 'en')] as const)].map((language) => [key, language] as const),
);
const sayAll = (key: string, language: Language) => {
  const { words } = wordsOf(key, language);
  const context = sampleContext({ key, language }, where);
  return { mail: renderMail(words, context), sms: renderSms(words, context), web: renderWeb(words, context) }; // prettier-ignore
};

describe('a notice of no pratica', () => {
  it.each(CASES)('says the same on page, by mail and by SMS: %s in %s', (key, language) => {
    const { mail, sms, web } = sayAll(key, language);
    const { kind, audience } = partsOf(key);
    const page = `https://wemi.example${forAudience(familyOf(kind).sample.path, audience)}`;
    expect(mail.subject).toBe(`WeMi: ${web.subject}`);
    expect(mail.text).toContain(`${web.lines[0]}\n\n${web.action}: ${page}\n`);
    expect(mail.html).toContain(`<html lang="${language}"`);
    expect([web.link, sms.endsWith(`. ${page}`)]).toEqual([page, true]);
    expect(`${mail.text}${sms}`).not.toMatch(/[{}]|\b(undefined|null)\b/);
    const isOfDay = /mercoledì 30 settembre 2026|Wednesday,? 30 September 2026/.test(mail.text);
    expect(isOfDay).toBe(/expiring|ending|^appointment:/i.test(kind));
    const isOfTicket = kind.startsWith('ticket:');
    expect(/^(segnalazione|report) MI-S-2026-000042, \S/.test(web.subject)).toBe(isOfTicket);
  }); // prettier-ignore

  it('has in each language its own text for each kind', () => {
    const texts = CASES.filter(([key]) => !key.endsWith(':sportello')).map(([key, language]) => sayAll(key, language).web.lines.join()); // prettier-ignore
    expect(new Set(texts).size).toBe(texts.length);
  });

  it('of one’s own mandate must be told', () => {
    const own = MANDATE_NOTICE_KINDS.filter((kind) => !kind.startsWith('held'));
    for (const kind of own) {
      expect(KEYS).toContain(`mandate:${kind}:citizen`);
      expect(decisionOf({ kind: `mandate:${kind}`, audience: 'citizen' })).toMatchObject({ topic: 'mandates', isMandatory: true }); // prettier-ignore
    }
  });
});
