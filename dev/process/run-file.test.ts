import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { isStillRunning, readStartMark } from './identity.ts';
import { claimRunFile, recordOf, refuseWhileHeld } from './run-file.ts';

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

function write(content: object): void {
  writeFileSync(path, JSON.stringify(content));
}
