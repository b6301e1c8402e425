import { expect, test } from '@jest/globals';
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { promisify } from 'node:util';

/** What a thread does with a hook on promises, and with a script that takes longer than it may. */
const LOOK = `
  const { parentPort } = require('node:worker_threads');
  let hooked = 0;
  require('node:v8').promiseHooks.createHook({ init: () => { hooked += 1; } });
  void Promise.resolve().then(() => {});
  const vm = require('node:vm');
  const slow = new vm.Script('const end = Date.now() + 60; while (Date.now() < end); "done"');
  let ran;
  try {
    ran = slow.runInContext(vm.createContext({ Date }), { timeout: 5 });
  } catch (error) {
    ran = error.code;
  }
  parentPort.postMessage({ isHooked: hooked > 0, ran });
`;

/** In a thread of a process that was launched with these flags. */
async function lookIn(flags: string[]): Promise<unknown> {
  const folder = mkdtempSync(`${tmpdir()}/threads-`);
  writeFileSync(`${folder}/look.cjs`, LOOK);
  const main = `new (require('node:worker_threads').Worker)('${folder}/look.cjs')
    .on('message', (seen) => console.log(JSON.stringify(seen)))`;
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [...flags, '-e', main]);
    return JSON.parse(stdout);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('A thread launched as ours keeps no promise stacks and no watchdog; any other does', async () => {
  const ours = new URL('workflow-threads.ts', import.meta.url).href;
  expect(await lookIn(['--import', ours])).toEqual({ isHooked: false, ran: 'done' });
  expect(await lookIn([])).toEqual({ isHooked: true, ran: 'ERR_SCRIPT_EXECUTION_TIMEOUT' });
});
