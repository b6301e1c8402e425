import { mkdirSync, writeFileSync } from 'node:fs';

/**
 * A built `citizen-ui` as its build leaves it, but small: `browser`, and a `server` that writes on a page
 * for what address and for whom it was drawn. `/guida` cannot be drawn, `/valuta` never ends.
 */
export function layDownCitizenPages(folder: string, root: string): void {
  for (const name of ['browser', 'server']) mkdirSync(`${folder}/${name}`);
  const page = `<html><head></head><body>${root}<script src="main-AAAAAAAA.js" type="module"></script></body></html>`;
  writeFileSync(`${folder}/browser/index.csr.html`, page);
  writeFileSync(`${folder}/browser/start-BBBBBBBB.js`, '');
  writeFileSync(`${folder}/server/index.server.html`, page);
  writeFileSync(
    `${folder}/server/server.mjs`,
    `export async function render({ page, url, api }) {
      if (url.endsWith('/guida')) throw new Error('cannot');
      if (url.endsWith('/valuta')) await new Promise(() => {});
      return page.replace('</body>', '<p>drawn at ' + url + ' for ' + api.caller + ' by ' + api.url + '</p></body>');
    }`,
  );
}
