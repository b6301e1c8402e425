/// <reference lib="dom" />
import type { Page } from 'playwright-core';
import { CANARY } from './xss-corpus.ts';

/** What a page did that no text may make it do; stays empty. */
export type Seen = string[];

/**
 * Watches a page for what a payload would do: call `ran()`, open a dialog, ask the canary host for
 * anything, or try what our policy forbids.
 */
export async function watchPage(page: Page): Promise<Seen> {
  const seen: Seen = [];
  const at = () => new URL(page.url()).pathname;
  await page.exposeFunction('ran', () => void seen.push(`${at()}: ran`));
  await page.exposeFunction('wemiRefused', (what: string) => void seen.push(`${at()}: ${what}`));
  await page.addInitScript(() =>
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) => {
      const { wemiRefused } = window as unknown as { wemiRefused: (what: string) => void };
      wemiRefused(`policy ${violatedDirective} ${blockedURI} ${sample}`);
    }),
  );
  page.on('dialog', (dialog) => {
    seen.push(`${at()}: dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('popup', (popup) => void seen.push(`${at()}: popup ${popup.url()}`));
  page.context().on('request', (request) => {
    if (new URL(request.url()).hostname.endsWith(CANARY)) seen.push(`${at()}: ${request.url()}`);
  });
  return seen;
}

/** Elements and attributes that our own pages never have: whatever is found came with a text. */
export function strangeNodes(page: Page): Promise<string[]> {
  return page.evaluate(findStrange, CANARY);
}

function findStrange(canary: string): string[] {
  const tags = 'object,embed,applet,portal,frameset,frame,marquee,isindex,xmp,math,foreignObject,animate,set,audio,video,[popover],[srcdoc*=parent]'; // prettier-ignore
  const leads = ['href', 'src', 'action', 'formaction', 'xlink:href', 'srcset', 'data', 'style'];
  const found = [...document.querySelectorAll(tags)].map((one) => one.outerHTML);
  for (const one of document.querySelectorAll('*')) {
    for (const { name, value } of one.attributes) {
      const leadsAway = leads.includes(name) && (value.includes(canary) || /^\s*(java|vb)script:/i.test(value)); // prettier-ignore
      if (name.startsWith('on') || leadsAway) found.push(`${one.localName} ${name}=${value}`);
    }
    // What a page was drawn from comes with it as data, which no browser runs and which cannot end early.
    const isData = one instanceof HTMLScriptElement && one.type === 'application/json';
    if (isData && one.textContent.includes('<')) found.push(one.textContent);
    const runs = !isData && (one.localName === 'script' || one.localName === 'style') ? one.textContent : ''; // prettier-ignore
    if (runs.includes('ran(') || runs.includes(canary) || runs.startsWith('*{')) found.push(runs);
  }
  return found.map((one) => one.slice(0, 200));
}

/** As people read it: runs of blanks are one. */
export const asRead = (text: string) => text.replace(/\s+/g, ' ').trim();
