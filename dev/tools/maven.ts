import { cacheDir, root } from '../settings.ts';
import { UserError } from '../user-error.ts';
import type { InstallContext } from './install.ts';
import { requireJava } from './java.ts';
import { findOnPath } from './on-path.ts';

export const mavenRepository = () => `${cacheDir()}/maven`;

/** Runs Maven with a local repository inside the cache. */
export async function runMaven(context: InstallContext, name: string, args: string[]) {
  await requireJava();
  const mvn = findOnPath('mvn');
  if (!mvn) {
    throw new UserError('Maven is missing: install it (on Debian: apt-get install -y maven).');
  }
  await context.run({
    name,
    command: mvn,
    args: ['-q', '-B', `-Dmaven.repo.local=${mavenRepository()}`, ...args],
    cwd: root,
    env: process.env,
    remedy: 'Check the network and the disk space, then try again.',
  });
}
