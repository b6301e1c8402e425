import { execFile, spawnSync } from 'node:child_process';
import { promisify } from 'node:util';

/** Whether `docker compose` is here; without it a test of its own still checks the file. */
export async function composeWorks(): Promise<boolean> {
  try {
    await promisify(execFile)('docker', ['compose', 'version']);
    return true;
  } catch {
    return false;
  }
}

if (import.meta.main) {
  const { status } = spawnSync('docker', ['compose', 'config', '--quiet'], { stdio: 'inherit' });
  process.exit(status ?? 1);
}
