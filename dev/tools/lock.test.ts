import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { installOnce } from './install.ts';
import { withLock } from './lock.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(`${tmpdir()}/lock-`);
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('a build of the cache', () => {
  it('is done by one command at a time', async () => {
    let inside = 0;
    let most = 0;
    const work = () =>
      withLock(`${folder}/lock`, async () => {
        most = Math.max(most, ++inside);
        await sleep(20);
        inside--;
      });
    await Promise.all([work(), work(), work()]);
    expect(most).toBe(1);
  });

  it('is taken over from a command that was killed', async () => {
    const dead = { name: 'lock', pid: process.pid, startMark: 'before', stopSignal: 'SIGTERM' };
    writeFileSync(`${folder}/lock`, JSON.stringify(dead));
    await expect(withLock(`${folder}/lock`, async () => 'done')).resolves.toBe('done');
  });

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
});
