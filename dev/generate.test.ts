import { expect, test } from '@jest/globals';
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = fileURLToPath(new URL('..', import.meta.url));

test('the committed OpenAPI document, types and layout of mails are those of their sources as they are', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'wemi-generate-'));
  const node = join(root, 'node_modules/.bin/node');
  // Not inside jest: its own options do not concern a plain script.
  await promisify(execFile)(node, ['dev/generate.ts', folder], {
    cwd: root,
    env: { PATH: process.env.PATH },
  });
  for (const file of ['openapi.json', 'generated/types.gen.ts']) {
    const fresh = readFileSync(join(folder, file), 'utf8');
    expect(readFileSync(join(root, 'api', file), 'utf8')).toBe(fresh);
  }
  const layout = readFileSync(join(folder, 'layout.html'), 'utf8');
  expect(readFileSync(join(root, 'notifications/layout.html'), 'utf8')).toBe(layout);
  rmSync(folder, { recursive: true });
}, 120_000);
