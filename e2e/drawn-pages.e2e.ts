import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import type { Browser } from 'playwright-core';
import { sharedStack } from '../dev/testing/stack.ts';
import { freeze } from './breaking.ts';
import { openBrowser, picture, sitDown } from './browser.ts';

/** ADR 61: public pages leave with what they say. */
let browser: Browser;
let service: { id: string; title: string };

beforeAll(async () => {
  browser = await openBrowser();
  const answer = await fetch(`${sharedStack().publicUrl}/api/services?limit=1`);
  service = ((await answer.json()) as { items: (typeof service)[] }).items[0]!;
}, 60_000);
afterAll(() => browser.close());

async function leaves(path: string): Promise<string> {
  const answer = await fetch(`${sharedStack().publicUrl}${path}`);
  expect(answer.status).toBe(200);
  return answer.text();
}

describe('A public page', () => {
  test('is read without a script, also where the connection ends after it', async () => {
    const context = await browser.newContext({
      baseURL: sharedStack().publicUrl,
      javaScriptEnabled: false,
      viewport: { width: 390, height: 844 },
    });
    const page = await context.newPage();
    await page.goto('/servizi');
    await page.getByRole('link', { name: service.title }).first().click();
    await page.getByRole('heading', { level: 1, name: service.title }).waitFor();
    await picture(page, 'drawn-service');
    await page.getByRole('link', { name: 'Accessibilità' }).first().click();
    await page.getByRole('heading', { level: 1, name: /accessibilità/i }).waitFor();
    await context.close();
  }, 60_000);

  test('says nothing of an API that is deaf: it leaves empty, and drawn once it hears again', async () => {
    const path = `/servizi/${service.id}`;
    expect(await leaves(path)).toContain(service.title);
    const letGo = freeze('api');
    try {
      const began = Date.now();
      const empty = await leaves(path);
      expect(Date.now() - began).toBeLessThan(10_000);
      expect(empty).not.toContain(service.title);
      expect(empty).not.toContain('ng-server-context');
      const page = await sitDown(browser);
      await page.goto(path);
      letGo();
      // Who asked meanwhile may have been told that it is away, and to try again.
      const again = page.getByRole('button', { name: 'Riprova' });
      const heading = page.getByRole('heading', { level: 1, name: service.title });
      await heading.or(again).first().waitFor();
      while (await again.isVisible()) {
        // One that is drawn anew meanwhile is gone, or there again.
        await again.click({ timeout: 2_000 }).catch(() => undefined);
        await heading.or(again).first().waitFor();
      }
      await heading.waitFor();
      await page.context().close();
    } finally {
      letGo();
    }
    while (!(await leaves(path)).includes(service.title)) await pause(500);
  }, 90_000);
});
