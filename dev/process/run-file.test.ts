import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { promisify } from 'node:util';
import { nodePath } from '../environment.ts';
import { isStillRunning, readStartMark, recordOf } from './identity.ts';
import { claimRunFile, refuseWhileHeld } from './run-file.ts';
import { spawnLogged } from './spawn.ts';
import { waitUntil } from './wait.ts';

let folder: string;
let path: string;
let child: ChildProcess;

beforeEach(() => {
  folder = mkdtempSync(`${tmpdir()}/run-file-`);
  path = `${folder}/run.json`;
  child = spawn('sleep', ['60'], { detached: true, stdio: 'ignore' });
});
afterEach(() => {
  child.kill('SIGKILL');
  rmSync(folder, { recursive: true });
});

describe('the run file of a data folder', () => {
  it('lets the next start end what a killed one left running', async () => {
    const left = recordOf('worker', child.pid!, 'SIGTERM');
    write({ owner: { ...left, startMark: 'gone' }, processes: [left] });
    const runFile = await claimRunFile(path);
    expect(isStillRunning(left)).toBe(false);
    runFile.release();
    expect(existsSync(path)).toBe(false);
  });

  it('lets the next start end a child that has outlived the script of a killed part', async () => {
    const launch = { name: 'part', command: 'sh', args: ['-c', 'sleep 60; true'], env: {} };
    const script = spawnLogged({ ...launch, env: { PATH: process.env.PATH } }, folder);
    const orphan = await waitForChild(script.record.pid);
    script.child.kill('SIGKILL');
    await once(script.child, 'exit');
    write({ owner: { ...script.record, startMark: 'gone' }, processes: [script.record] });
    await claimRunFile(path);
    expect(readStartMark(orphan)).toBeUndefined();
  });

  it('lets one of two that start at once have the folder', async () => {
    const claim = `${import.meta.dirname}/run-file.ts`;
    const script = `const { claimRunFile } = await import('${claim}');
      await claimRunFile('${path}'); setTimeout(() => {}, 3_000);`;
    const start = () => promisify(execFile)(nodePath, ['--input-type=module', '-e', script]);
    const outcomes = await Promise.allSettled([start(), start()]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('leaves alone a process that only has the number of one that was ours', async () => {
    const stranger = { ...recordOf('worker', child.pid!, 'SIGTERM'), startMark: 'another' };
    write({ owner: stranger, processes: [stranger] });
    await claimRunFile(path);
    expect(readStartMark(child.pid!)).toBeDefined();
  });

  it('refuses a folder that a living stack holds, and says which process', async () => {
    write({ owner: recordOf('wemi', child.pid!, 'SIGTERM'), processes: [] });
    await expect(claimRunFile(path)).rejects.toThrow(`process ${child.pid}`);
    expect(() => refuseWhileHeld(path)).toThrow('stop it first');
  });

  it('is not stopped by a half-written file', async () => {
    writeFileSync(path, '{"owner":');
    await expect(claimRunFile(path)).resolves.toBeDefined();
  });
});

async function waitForChild(pid: number): Promise<number> {
  const children = `/proc/${pid}/task/${pid}/children`;
  await waitUntil(() => readFileSync(children, 'utf8').trim() !== '', {
    what: 'the child',
    timeoutMs: 5_000,
  });
  return Number(readFileSync(children, 'utf8').trim());
}

function write(content: object): void {
  writeFileSync(path, JSON.stringify(content));
}
