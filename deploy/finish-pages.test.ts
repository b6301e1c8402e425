import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { pageHeaders } from '../dev/front-door/security.ts';
import { finishPages } from './finish-pages.ts';

const caddyfile = readFileSync(new URL('Caddyfile', import.meta.url), 'utf8');
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wemi-pages-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('a built app', () => {
  it('gets the nonce of each answer on its scripts, as the proxy announces it', async () => {
    writeFileSync(join(folder, 'index.html'), '<body><app-root></app-root><script>1</script>');
    await finishPages(folder);
    const page = readFileSync(join(folder, 'index.html'), 'utf8');
    expect(page).toContain('<script nonce="{{placeholder "http.request.uuid"}}">');
    expect(caddyfile).toContain("'nonce-{http.request.uuid}'");
  });

  it('gets its large files compressed beside them', async () => {
    writeFileSync(join(folder, 'main.js'), 'let a = 1;'.repeat(500));
    await finishPages(folder);
    expect(readdirSync(folder).sort()).toEqual(['main.js', 'main.js.br', 'main.js.gz']);
  });
});

describe('the proxy', () => {
  it('leaves pages of citizens to who draws them, and files to itself', () => {
    expect(caddyfile).toMatch(
      /@page not path_regexp \S+\n\s*handle @page \{\s*reverse_proxy pages:3002/,
    );
  });

  it('allows pages exactly what the front door of development allows', () => {
    for (const [name, value] of Object.entries(pageHeaders('{http.request.uuid}'))) {
      const line = caddyfile.split('\n').find((text) => text.trim().toLowerCase().startsWith(name));
      expect(line?.trim().slice(name.length).trim().replaceAll('"', '')).toBe(value);
    }
  });
});
