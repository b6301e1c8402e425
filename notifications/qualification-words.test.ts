import { describe, expect, it } from '@jest/globals';
import { TIMERS, TRANSITIONS } from '../workflows/qualification/transitions.ts';
import { directWordsOf, renderDirectMail } from './direct-words.ts';
import { NOTIFICATION_KEYS } from './kinds.ts';
import { TEXTS } from './qualification-words.ts';

const TOLD = Object.entries({ ...TRANSITIONS, ...TIMERS }).flatMap(([kind, { tells }]) =>
  tells.map((to) => [kind, to] as const),
);

describe('a notice of a qualification', () => {
  it('is there for each row of the table and each of those it tells, and for nothing else', () => {
    const keys = TOLD.map(([kind, to]) => `${kind}:${to}`).sort();
    expect(Object.keys(TEXTS).sort()).toEqual(keys);
    const decided = NOTIFICATION_KEYS.filter((key) => key.startsWith('qualification:'));
    expect(decided.sort()).toEqual(keys.map((key) => `qualification:${key}`));
  });

  it.each(TOLD)('of %s says to the %s what happened, on the page as by mail', (kind, to) => {
    const words = directWordsOf({ kind: `qualification:${kind}`, params: { to }, language: 'en' })!;
    const { subject, text, html } = renderDirectMail(words, { link: 'https://wemi.example/x' });
    expect(words.language).toBe('it');
    expect(subject).toBe(`WeMi: ${words.subject}`);
    expect([text, html].every((body) => body.includes(words.text))).toBe(true);
    expect(text).toContain(`${words.action}: https://wemi.example/x`);
    expect(words.text.length).toBeGreaterThan(40);
  });

  it('says a different thing of each', () => {
    const texts = Object.values(TEXTS).map(([, text]) => text);
    expect(new Set(texts).size).toBe(texts.length);
  });
});
