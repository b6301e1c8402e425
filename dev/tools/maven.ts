import { cacheDir, root } from '../settings.ts';
import { UserError } from '../user-error.ts';
import type { InstallContext } from './install.ts';
import { findOnPath } from './on-path.ts';

export const mavenRepository = () => `${cacheDir()}/maven`;

/** Runs Maven with a local repository inside the cache. */
export async function runMaven(context: InstallContext, name: string, args: string[]) {
  const mvn = findOnPath('mvn');
  if (!mvn || !findOnPath('java')) {
    throw new UserError(
      `${mvn ? 'Java' : 'Maven'} is missing: install Java 17 or newer and Maven (on Debian: apt-get install -y default-jdk-headless maven).`,
    );
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
