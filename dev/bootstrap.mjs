/**
 * The door of every npm command: needs nothing but a Node of 20 or newer, installs the packages
 * when they are missing or changed, and goes on under the Node 24 that is one of them.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { constants } from 'node:os';
import { clearInterval, setInterval } from 'node:timers';
import { fileURLToPath } from 'node:url';
import { checkFolders, checkNode } from './bootstrap/checks.mjs';
import { explainFileError } from './bootstrap/file-error.mjs';
import { installPackages } from './bootstrap/packages.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [name, ...args] = process.argv.slice(2);

try {
  if (!name || !existsSync(join(root, 'dev', `${name}.ts`))) {
    throw new Error(
      `There is no command "${name ?? ''}": use npm start, npm test or npm run reset.`,
    );
  }
  checkNode();
  if (existsSync(join(root, '.env'))) process.loadEnvFile?.(join(root, '.env'));
  checkFolders(root, name);
  await installPackages(root);
  goOn();
} catch (error) {
  console.error(explainFileError(error) ?? error.message);
  process.exitCode = 1;
}

function goOn() {
  const child = spawn(
    join(root, 'node_modules', '.bin', 'node'),
    [join(root, 'dev', `${name}.ts`), ...args],
    // The channel tells the child when this process dies without a word.
    { cwd: root, stdio: ['inherit', 'inherit', 'inherit', 'ipc'] },
  );
  child.on('error', (error) => {
    console.error(`Node 24 cannot be started (${error.message}): remove node_modules, try again.`);
    process.exitCode = 1;
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => child.kill(signal));
  }
  stopWithNpm(child);
  child.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]));
}

/** npm ends its shell, and the shell ends without a word to us: its absence is the word. */
function stopWithNpm(child) {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    child.kill('SIGTERM');
  }, 500);
  watch.unref();
}
