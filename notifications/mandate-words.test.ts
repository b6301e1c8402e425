import { describe, expect, it, test } from '@jest/globals';
import { renderDirectMail } from './direct-words.ts';
import { decisionOf, NOTIFICATION_KEYS } from './kinds.ts';
import { MANDATE_NOTICE_KINDS, sayMandate } from './mandate-words.ts';

const expiresOn = '2026-12-31';

describe.each(['it', 'en'])('Notices of mandates in %s', (language) => {
  it.each(MANDATE_NOTICE_KINDS)('say %s, and lead to the mandates', (kind) => {
    const link = 'https://wemi.example/deleghe';
    const { subject, text, html } = renderDirectMail(sayMandate({ kind, language, expiresOn }), { link }); // prettier-ignore
    expect(subject).toMatch(/^WeMi: .{20,}/);
    expect(text).toContain(`${link}\n`);
    expect(html).toContain(`<html lang="${language}"`);
    expect(text).not.toMatch(/\{|undefined|null/);
    const isOfDay = /giovedì 31 dicembre 2026|Thursday,? 31 December 2026/.test(text);
    expect(isOfDay).toBe(kind.toLowerCase().endsWith('ending'));
  });
});

test('Both languages say different things, each for each kind', () => {
  const texts = MANDATE_NOTICE_KINDS.flatMap((kind) =>
    ['it', 'en'].map((language) => sayMandate({ kind, language, expiresOn: null }).text),
  );
  expect(new Set(texts).size).toBe(texts.length);
});

test('Whoever is represented must be told of all that becomes of their mandate', () => {
  const own = MANDATE_NOTICE_KINDS.filter((kind) => !kind.startsWith('held'));
  expect(own.map((kind) => `mandate:${kind}:citizen`).every((key) => NOTIFICATION_KEYS.includes(key))).toBe(true); // prettier-ignore
  for (const kind of own) expect(decisionOf({ kind: `mandate:${kind}`, audience: 'citizen' })).toMatchObject({ topic: 'mandates', isMandatory: true }); // prettier-ignore
});
