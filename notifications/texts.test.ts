import { describe, expect, it } from '@jest/globals';
import { isOfPratica } from './families.ts';
import { NOTICE_KEYS, partsOf } from './keys.ts';
import { renderMail } from './render.ts';
import { sampleContext } from './sample.ts';
import { keyOf, languageOf, wordsOf } from './words.ts';

const about = { language: 'it', number: 'MI-2026-000042', praticaId: 'p1', isInPlace: false, comuneName: 'Milano', publicUrl: 'https://wemi.example/' }; // prettier-ignore
const compose = (key: string, more: object = {}) => {
  const { kind, audience } = partsOf(key);
  const sample = isOfPratica(kind) ? {} : sampleContext({ key, language: 'it' }, about);
  const context = { ...about, ...sample, kind, audience, language: 'it', ...more };
  const of = keyOf(context);
  const language = languageOf(of, context.language);
  return renderMail(wordsOf(of, language).words, { ...context, language });
};

describe('a notice', () => {
  it.each(NOTICE_KEYS)('has its own words for %s, the same in text and HTML', (key) => {
    const { subject, text, html } = compose(key);
    expect(subject).toMatch(
      isOfPratica(key) ? /^WeMi, pratica MI-2026-000042: \S/ : /^WeMi: .{20,}/,
    );
    const [, body = ''] = text.split('\n\n');
    expect(body.length).toBeGreaterThan(30);
    expect(html).toContain(body);
    expect(text).toContain('https://wemi.example/');
  });

  it.each(NOTICE_KEYS.filter((key) => key.endsWith(':citizen')))(
    'speaks English about %s to who chose it',
    (key) => {
      const { subject, text, html } = compose(key, { language: 'en' });
      expect(subject).toMatch(
        isOfPratica(key) ? /^WeMi, request MI-2026-000042: \S/ : /^WeMi: .{20,}/,
      );
      expect(text).toContain('Hello,');
      expect(html).toMatch(/<html lang="en"[ >]/);
    },
  );

  it('leads citizens to their page, enti and office to the back office', () => {
    expect(compose('request:citizen').text).toContain('https://wemi.example/pratiche/p1');
    expect(compose('request:enti').text).toContain('https://wemi.example/admin/pratiche/p1');
    expect(compose('orderEscalation:office').html).toContain('/admin/pratiche/p1');
  });

  it.each(['paymentSettled', 'renewalSettled', 'recordPaidElsewhere'])(
    'of a payment that came (%s) leads whoever paid to the receipt, too',
    (kind) => {
      const receipt = 'https://wemi.example/pagamenti?pratica=p1';
      const { text, html } = compose(`${kind}:citizen`);
      expect(text).toContain(`Scarica la ricevuta: ${receipt}`);
      expect(html).toContain(`href="${receipt.replace('=', '&#x3D;')}"`);
      expect(text).toContain('https://wemi.example/pratiche/p1');
      expect(compose(`${kind}:citizen`, { language: 'en' }).text).toContain('Download the receipt');
      expect(compose(`${kind}:ente`).text).not.toContain('/pagamenti');
    },
  );

  it('says when the office acted in somebody’s place', () => {
    expect(compose('confirmOrder:citizen').text).not.toContain('al posto');
    expect(compose('confirmOrder:citizen', { isInPlace: true }).text).toContain('al posto');
  });

  it('is refused when a row of the table has no words', () => {
    expect(() => compose('suspensionStarts:citizen')).toThrow('no notice text');
  });
});
