import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { publicPages, readAhead } from './fetched-ahead.ts';
import { type Page, readPage } from './page.ts';
import { newNonce } from './security.ts';

export interface CitizenPages {
  /** Folder with the built app: `browser` is served, `server` draws. */
  citizenUi: string;
  apiUrl: string;
  /** The address people type, without a slash at the end. */
  publicUrl: string;
}
/** `citizen-ui`'s `server.ts`. */
type Render = (asked: {
  page: string;
  url: string;
  api: { url: string; caller: string };
}) => Promise<string>;

/** Whoever asks would rather draw it themselves. */
const DRAWN_WITHIN_MS = 3_000;
/** Each takes a core for 30 to 80 ms: in a rush the others leave empty, and nobody waits. */
const DRAWN_AT_ONCE = 8;

/**
 * Public pages leave drawn, with what they say: readable before any script runs, and without. All
 * others, and those that cannot be drawn now, leave empty and are drawn where they are read.
 * @returns the page at an address (path and query) for a caller's address
 */
export async function openCitizenPages({ citizenUi, apiUrl, publicUrl }: CitizenPages) {
  const server = join(citizenUi, '../server');
  const { render } = (await import(pathToFileURL(join(server, 'server.mjs')).href)) as { render: Render }; // prettier-ignore
  // Drawing writes it on what it adds; each answer gets one of its own in its place.
  const nonce = newNonce();
  const whole = readPage(join(server, 'index.server.html'))(nonce);
  const empty = readPage(join(citizenUi, 'index.csr.html'));
  const scriptsOf = readAhead(citizenUi);
  let underWay = 0;

  const draw = async (path: string, asked: string, caller: string): Promise<Page | undefined> => {
    const page = naming(whole, scriptsOf(path), '(min-width: 60rem)');
    const url = `${publicUrl}${asked}`;
    if (underWay >= DRAWN_AT_ONCE) return undefined;
    underWay += 1;
    const drawn = render({ page, url, api: { url: apiUrl, caller } });
    const tooLong = pause(DRAWN_WITHIN_MS, undefined, { ref: false });
    const html = await Promise.race([drawn, tooLong]).finally(() => (underWay -= 1));
    return html === undefined ? undefined : (own) => html.replaceAll(nonce, own);
  };

  return async (asked: string, caller: string): Promise<Page> => {
    const path = asked.split('?')[0]!;
    const isPublic = publicPages.some(({ address }) => address.test(path));
    const drawn = isPublic && (await draw(path, asked, caller).catch(() => undefined));
    return drawn || ((own) => naming(empty(own), scriptsOf(path)));
  };
}

/** Names scripts in the head of a page. @param media of the screens that fetch them at once */
function naming(html: string, scripts: string[], media?: string): string {
  const said = media ? ` media="${media}"` : '';
  const links = scripts.map((name) => `<link rel="modulepreload" href="/${name}"${said}>`);
  return html.replace('</head>', `${links.join('')}</head>`);
}
