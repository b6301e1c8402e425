import { describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { isStillRunning, readStartMark } from './identity.ts';

describe('the identity of a process', () => {
  it('knows a running process again', () => {
    const startMark = readStartMark(process.pid)!;
    expect(isStillRunning({ name: 'me', pid: process.pid, startMark, stopSignal: 'SIGTERM' })).toBe(
      true,
    );
  });

  it('does not take another process with the same number for it', () => {
    const record = {
      name: 'old',
      pid: process.pid,
      startMark: 'x/1',
      stopSignal: 'SIGTERM',
    } as const;
    expect(isStillRunning(record)).toBe(false);
  });

  it('sees that a process has ended', async () => {
    const child = spawn('sleep', ['60']);
    const record = {
      name: 'sleep',
      pid: child.pid!,
      startMark: readStartMark(child.pid!)!,
      stopSignal: 'SIGTERM',
    } as const;
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(isStillRunning(record)).toBe(false);
  });
});
