import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { readStartMark } from './identity.ts';
import type { PartSpec } from './part.ts';
import { createSupervisor, type Supervisor } from './supervisor.ts';
import { waitUntil } from './wait.ts';

let folder: string;
let lines: string[];
let supervisor: Supervisor;

beforeEach(() => {
  folder = mkdtempSync(`${tmpdir()}/supervisor-`);
  lines = [];
});
afterEach(async () => {
  await supervisor.stop();
  rmSync(folder, { recursive: true });
});

describe('the supervisor of a stack', () => {
  it('brings a part back that was killed, and says so', async () => {
    await start({ autoRestart: true });
    const part = await supervisor.serve(sleeper());
    const first = part.pid()!;
    await part.kill();
    await waitUntil(() => lines.length === 2, { what: 'the part', timeoutMs: 5_000 });
    expect(part.pid()).not.toBe(first);
    expect(lines[0]).toBe('sleeper ended (SIGKILL): starting it again');
    expect(lines[1]).toMatch(/^sleeper is back/);
  });

  it('leaves a killed part down when it is told to, until it is started again', async () => {
    await start({ autoRestart: false });
    const part = await supervisor.serve(sleeper());
    await part.kill();
    expect(part.pid()).toBeUndefined();
    await part.restart();
    expect(part.pid()).toBeDefined();
    expect(lines).toEqual([]);
  });

  it('ends the children of a part with it, and leaves no run file', async () => {
    await start({ autoRestart: true });
    const script = `sleep 60 & echo $! > ${folder}/child; wait`;
    const isReady = () => readFileSync(`${folder}/child`, 'utf8').endsWith('\n');
    await supervisor.serve({ ...sleeper(), command: 'sh', args: ['-c', script], isReady });
    const child = Number(readFileSync(`${folder}/child`, 'utf8'));
    await supervisor.stop();
    await waitUntil(() => readStartMark(child) === undefined, { what: 'end', timeoutMs: 2_000 });
    expect(existsSync(`${folder}/run.json`)).toBe(false);
  });

  it('tells why a part ended while starting, with the end of its log', async () => {
    await start({ autoRestart: true });
    const args = ['-c', 'echo the disk is full; exit 3'];
    const spec = { ...sleeper(), command: 'sh', args, isReady: () => false };
    await expect(supervisor.serve(spec)).rejects.toThrow(
      /sleeper ended while starting \(exit code 3\)[^]*the disk is full/,
    );
  });

  it('says which program is missing', async () => {
    await start({ autoRestart: true });
    await expect(supervisor.serve({ ...sleeper(), command: 'no-such-tool' })).rejects.toThrow(
      'no-such-tool cannot be started',
    );
  });

  it('ends a command that still runs when it stops', async () => {
    await start({ autoRestart: true });
    const run = supervisor.run({ ...sleeper(), remedy: '' });
    let isOver = false;
    const ended = expect(run.finally(() => (isOver = true))).rejects.toThrow('Stopped.');
    await supervisor.stop();
    expect(isOver).toBe(true);
    await ended;
  });
});

async function start({ autoRestart }: { autoRestart: boolean }): Promise<void> {
  const announce = (line: string) => lines.push(line);
  supervisor = await createSupervisor({ dataDir: folder, autoRestart, announce });
}

function sleeper(): PartSpec {
  return {
    name: 'sleeper',
    command: 'sleep',
    args: ['60'],
    env: { PATH: process.env.PATH },
    isReady: () => true,
    stopRank: 1,
  };
}
