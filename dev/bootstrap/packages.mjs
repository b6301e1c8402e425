import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { withInstallLock } from './lock.mjs';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
/** Whatever the machine's npm leaves out by default, the product needs whole. */
const whole = ['--include=dev', '--include=optional', '--ignore-scripts=false'];

/** Brings node_modules to what the lock file says; a second command waits for the first. */
export async function installPackages(root) {
  if (isInstalled(root)) return;
  const cache = resolve(root, process.env.WEMI_CACHE || '.cache');
  const logs = join(cache, 'logs');
  mkdirSync(logs, { recursive: true });
  await withInstallLock(join(cache, 'packages.lock'), async () => {
    if (isInstalled(root)) return;
    console.log('Installing packages once, about a minute…');
    await runNpm(root, join(logs, 'npm-ci.log'));
    writeFileSync(stampPath(root), lockHash(root));
  });
}

/** By our stamp, or by npm's own note of what it installed when someone ran npm by hand. */
function isInstalled(root) {
  if (!existsSync(join(root, 'node_modules', '.bin', 'node'))) return false;
  const stamp = existsSync(stampPath(root)) && readFileSync(stampPath(root), 'utf8');
  return stamp === lockHash(root) || agreesWithLock(root);
}

function agreesWithLock(root) {
  const note = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(note)) return false;
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  const present = JSON.parse(readFileSync(note, 'utf8')).packages;
  return Object.entries(wanted).every(([path, { version, optional, devOptional, link }]) => {
    if (!path.includes('node_modules/') || optional || devOptional || link) return true;
    return present[path]?.version === version;
  });
}

function runNpm(root, logPath) {
  const log = openSync(logPath, 'w');
  const npm = process.env.npm_execpath
    ? [process.execPath, process.env.npm_execpath]
    : [process.platform === 'win32' ? 'npm.cmd' : 'npm'];
  const [command, ...first] = npm;
  const child = spawn(command, [...first, 'ci', ...whole, '--no-audit', '--no-fund'], {
    cwd: root,
    stdio: ['ignore', log, log],
  });
  let stopped;
  const stop = (signal) => child.kill((stopped = signal));
  for (const signal of signals) process.on(signal, stop);
  return new Promise((done, fail) => {
    child.on('error', () => fail(new Error('npm cannot be started: install Node with npm.')));
    child.on('exit', (code) => {
      // From here on the command itself decides what Ctrl-C means.
      for (const signal of signals) process.off(signal, stop);
      if (stopped) return fail(new Error('Stopped.'));
      if (code === 0 && existsSync(join(root, 'node_modules', '.bin', 'node'))) return done();
      fail(
        new Error(
          `Installing the packages failed: check the network and the disk space, then try again. Details are in ${logPath}.`,
        ),
      );
    });
  });
}

function stampPath(root) {
  return join(root, 'node_modules', '.wemi-lock-hash');
}

function lockHash(root) {
  return createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
}
