import { execFile, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { root } from '../settings.ts';

/** Whether `docker compose` is here; without it a test of its own still checks the file. */
export async function composeWorks(): Promise<boolean> {
  try {
    await promisify(execFile)('docker', ['compose', 'version']);
    return true;
  } catch {
    return false;
  }
}

/** A value for each variable that docker-compose.yml demands and that nobody has given. */
export function placeholders(compose: string): NodeJS.ProcessEnv {
  const demanded = [...compose.matchAll(/\$\{(\w+):\?\}/g)].map((match) => match[1]!);
  return Object.fromEntries(demanded.map((name) => [name, 'given']));
}

if (import.meta.main) {
  const compose = readFileSync(`${root}/docker-compose.yml`, 'utf8');
  // A fresh clone has no .env, and one that is there must not decide whether the file is right.
  const args = ['compose', '--env-file', '/dev/null', 'config', '--quiet'];
  const env = { ...process.env, ...placeholders(compose) };
  const { status } = spawnSync('docker', args, { cwd: root, env, stdio: 'inherit' });
  process.exit(status ?? 1);
}
