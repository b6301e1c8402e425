import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { withLock } from './lock.ts';

let folder: string;
let lock: string;
beforeEach(() => {
  folder = mkdtempSync(`${tmpdir()}/lock-`);
  lock = `${folder}/lock`;
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('a lock', () => {
  it('lets one command in at a time', async () => {
    expect(await mostAtOnce(3)).toBe(1);
  });

  it('is taken over from a command that was killed, by one of those who wait', async () => {
    const dead = { name: 'lock', pid: process.pid, startMark: 'before', stopSignal: 'SIGTERM' };
    writeFileSync(lock, JSON.stringify(dead));
    expect(await mostAtOnce(5)).toBe(1);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is dead when nobody can read it and it is older than some seconds', async () => {
    writeFileSync(lock, '');
    const longAgo = new Date(Date.now() - 60_000);
    utimesSync(lock, longAgo, longAgo);
    await expect(withLock(lock, async () => 'done')).resolves.toBe('done');
  });

  it('says once whom it waits for', async () => {
    const holders: string[] = [];
    const busy = withLock(lock, () => sleep(600));
    await withLock(
      lock,
      async () => undefined,
      (holder) => holders.push(holder),
    );
    await busy;
    expect(holders).toEqual([`process ${process.pid}`]);
  });
});

async function mostAtOnce(count: number): Promise<number> {
  let inside = 0;
  let most = 0;
  const work = () =>
    withLock(lock, async () => {
      most = Math.max(most, ++inside);
      await sleep(20);
      inside--;
    });
  await Promise.all(Array.from({ length: count }, work));
  return most;
}
