import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { composeInvitation } from '../activities/jobs/invitation-mail.ts';
import { composeDigest } from '../notifications/digest.ts';
import { renderMail } from '../notifications/render.ts';
import { sampleContext } from '../notifications/sample.ts';
import { type Language, wordsOf } from '../notifications/words.ts';
import { fitsItsWidth, flaws, openBrowser } from './browser.ts';

const URL = 'https://wemi.example';
const key = 'paymentSettled:citizen';
const about = sampleContext({ key, language: 'it' }, { comuneName: 'Milano', publicUrl: URL });
const stoodFor = { isInPlace: true, actedBy: { name: 'Rosa Verdi', right: 'delegate', sportelloName: null, reason: 'x'.repeat(90) } } as const; // prettier-ignore

function sayDirectly(of: string, language: Language) {
  const context = sampleContext({ key: of, language }, { comuneName: 'Milano', publicUrl: URL });
  return renderMail(wordsOf(of, language).words, context);
}

/** One of each kind, with the longest things that can stand in it. */
const MAILS: Record<string, { subject: string; html: string; text: string }> = {
  'a step with its receipt, and a word that never ends': renderMail(wordsOf(key, 'it').words, { ...about, ...stoodFor }), // prettier-ignore
  'a voucher': sayDirectly('voucher:expiring:citizen', 'en'), // prettier-ignore
  'an invitation': composeInvitation({ kind: 'offered', principalName: 'Anna Ferrari' }, URL),
  'a mandate': sayDirectly('mandate:ending:citizen', 'it'), // prettier-ignore
  'a payout': sayDirectly('payout:return:ente', 'it'),
  'a day’s summary': composeDigest([{ about: about.number, subject: 'ordine confermato', link: `${URL}/pratiche/1` }, { about: 'voucher', subject: 'x'.repeat(80), link: `${URL}/voucher` }], { language: 'it', link: `${URL}/notifiche` }), // prettier-ignore
};
const LOOKS = [320, 600].flatMap((width) => (['light', 'dark'] as const).map((scheme) => [width, scheme] as const)); // prettier-ignore
const CASES = Object.keys(MAILS).flatMap((what) =>
  LOOKS.map(([width, colorScheme]) => [what, width, colorScheme] as const),
);

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
}, 60_000);
afterAll(() => browser?.close());

describe('A mail', () => {
  test.each(CASES)('of %s can be read at %i pixels, %s', async (what, width, colorScheme) => {
    const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme });
    const page = await context.newPage();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.setContent(MAILS[what]!.html);
    const backgrounds = await page.evaluate(() =>
      [document.body, document.querySelector('.page')!].map((one) => getComputedStyle(one).backgroundColor)); // prettier-ignore
    const isDark = backgrounds.every((color) => color === 'rgb(20, 24, 29)');
    expect({ fits: await fitsItsWidth(page), flaws: await flaws(page), isDark, asked }).toEqual({
      ...{ fits: true, flaws: [], asked: [] },
      isDark: colorScheme === 'dark',
    });
    await context.close();
  }); // prettier-ignore

  test('says the same in its text as in its HTML', async () => {
    const page = await (await browser.newContext()).newPage();
    for (const { html, text } of Object.values(MAILS)) {
      await page.setContent(html);
      const shown = (await page.innerText('main')).replace(/\s+/g, ' ').toLowerCase();
      const links = await page.$$eval('a', (all) => all.map((one) => one.href));
      for (const line of text.split('\n\n')) {
        const [said, link] = line.split(/: (?=https:)/);
        expect(shown).toContain(said!.replace(/\s+/g, ' ').toLowerCase());
        if (link) expect(links).toContain(link);
      }
    }
  });
});
