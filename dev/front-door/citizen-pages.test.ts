import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { openCitizenPages } from './citizen-pages.ts';
import { layDownCitizenPages } from './testing.ts';

let folder: string;
let pageAt: Awaited<ReturnType<typeof openCitizenPages>>;
beforeAll(async () => {
  folder = mkdtempSync(`${tmpdir()}/citizen-pages-`);
  layDownCitizenPages(folder, '<app-root></app-root>');
  const citizenUi = `${folder}/browser`;
  pageAt = await openCitizenPages({ citizenUi, apiUrl: 'http://api', publicUrl: 'http://wemi' });
});
afterAll(() => rmSync(folder, { recursive: true }));

const at = async (asked: string) => (await pageAt(asked, '10.0.0.7'))('n0nce');
const START = '<link rel="modulepreload" href="/start-BBBBBBBB.js"';

describe('a citizen’s page', () => {
  it('leaves drawn when it is public, its scripts fetched at once by wide screens only', async () => {
    const page = await at('/servizi?q=badante');
    expect(page).toContain('drawn at http://wemi/servizi?q=badante for 10.0.0.7 by http://api');
    expect(page).toContain(`${START} media="(min-width: 60rem)">`);
    expect(page).toContain('<script nonce="n0nce" src="main-AAAAAAAA.js"');
    expect(page).toContain('<app-root ngCspNonce="n0nce">');
  });

  it.each(['/pratiche', '/servizi/altro', '/guida'])(
    'leaves empty at %s, which is private, nothing, or cannot be drawn',
    async (path) => {
      const page = await at(path);
      expect(page).not.toContain('drawn at');
      expect(page).toContain(`${START}>`);
      expect(page).toContain('<script nonce="n0nce" src="main-AAAAAAAA.js"');
    },
  );

  it('leaves empty when drawing it takes longer than drawing it there', async () => {
    expect(await at('/valuta')).not.toContain('drawn at');
  }, 10_000);

  it('leaves empty in a rush, and drawn again after it', async () => {
    const rush = Array.from({ length: 8 }, () => at('/valuta'));
    expect(await at('/enti')).not.toContain('drawn at');
    await Promise.all(rush);
    expect(await at('/enti')).toContain('drawn at');
  }, 10_000);
});
