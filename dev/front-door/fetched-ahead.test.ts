import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { root } from '../settings.ts';
import { publicPages, readAhead } from './fetched-ahead.ts';

const files = {
  'index.csr.html': '<script src="main-AAAAAAAA.js" type="module"></script>',
  'main-AAAAAAAA.js': 'import("./start-GGGGGGGG.js")',
  'start-GGGGGGGG.js': 'import"./main-AAAAAAAA.js";import("./ente-page-BBBBBBBB.js")',
  'ente-page-BBBBBBBB.js': 'import{a}from"./start-GGGGGGGG.js";import{b}from"./chunk-CCCCCCCC.js"',
  'chunk-CCCCCCCC.js':
    'import"./chunk-DDDDDDDD.js";export{b}from"./ente-page-BBBBBBBB.js";import("./map-EEEEEEEE.js")',
  'chunk-DDDDDDDD.js': '',
  'it-inside-FFFFFFFF.js': '',
  'map-EEEEEEEE.js': '',
};
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(`${tmpdir()}/fetched-ahead-`);
  for (const [name, script] of Object.entries(files)) writeFileSync(`${folder}/${name}`, script);
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('what a page will ask for first', () => {
  it('is what starts it, its script with all that this imports at once, and its words', () => {
    expect(readAhead(folder)('/enti/59a931b8-5e22-5fff-ba12-ee84f3a3e115')).toEqual([
      'start-GGGGGGGG.js',
      ...['ente-page-BBBBBBBB.js', 'chunk-CCCCCCCC.js', 'chunk-DDDDDDDD.js'],
      'it-inside-FFFFFFFF.js',
    ]);
  });

  it('is what starts it where nothing else is known', () => {
    for (const path of ['/', '/pratiche', '/novita/">%0d%0aset-cookie: a=b'])
      expect(readAhead(folder)(path)).toEqual(['start-GGGGGGGG.js']);
  });

  it.each(publicPages.flatMap(({ file }) => file ?? []))('knows %s by its name', (file) => {
    const routes = readFileSync(`${root}/citizen-ui/src/app/routes.ts`, 'utf8');
    const places = new Set(routes.match(new RegExp(`'[./a-z-]+/${file}'`, 'g')));
    expect([...places]).toHaveLength(1);
  });
});
