import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { installOnce } from './install.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(`${tmpdir()}/install-`);
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('a build of the cache', () => {
  it('leaves nothing that looks finished when it fails', async () => {
    const build = installOnce(`${folder}/tool/1`, async (unfinished) => {
      writeFileSync(`${unfinished}/half`, '');
      throw new Error('no network');
    });
    await expect(build).rejects.toThrow('no network');
    expect(existsSync(`${folder}/tool/1`)).toBe(false);
    await installOnce(`${folder}/tool/1`, async (unfinished) => {
      mkdirSync(`${unfinished}/whole`);
    });
    expect(readdirSync(`${folder}/tool/1`)).toEqual(['whole']);
  });

  it('says that it waits for the same build of another command', async () => {
    const lines: string[] = [];
    let finish = () => {};
    const busy = new Promise<void>((resolve) => (finish = resolve));
    const first = installOnce(`${folder}/tool/1`, () => busy);
    const second = installOnce(
      `${folder}/tool/1`,
      () => Promise.reject(new Error('built twice')),
      (line) => {
        lines.push(line);
        finish();
      },
    );
    await Promise.all([first, second]);
    expect(lines).toEqual([
      `waiting for process ${process.pid}, which is building ${folder}/tool/1`,
    ]);
  });
});
