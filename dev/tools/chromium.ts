import { withLock } from '../process/lock.ts';
import { cacheDir, pathFromEnvironment } from '../settings.ts';
import { UserError } from '../user-error.ts';
import type { InstallContext } from './install.ts';
import { findOnPath, isExecutable } from './on-path.ts';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const aptEnvironment = { DEBIAN_FRONTEND: 'noninteractive' };

/** The browser of the end-to-end tests: the one given, the machine's, else Debian's package. */
export async function chromiumPath(context: InstallContext): Promise<string> {
  const given = pathFromEnvironment('WEMI_CHROMIUM');
  if (given && !isExecutable(given)) {
    throw new UserError(`WEMI_CHROMIUM=${given} is not a program: correct it or unset it.`);
  }
  const present = given || findChromium();
  if (present) return present;
  if (process.getuid?.() === 0 && findOnPath('apt-get')) {
    const installed = await withLock(`${cacheDir()}/chromium.lock`, async () => {
      if (!findChromium()) await installWithApt(context);
      return findChromium();
    });
    if (installed) return installed;
  }
  throw new UserError(
    'Chromium is missing: install it (as root: apt-get install -y chromium), or set WEMI_CHROMIUM to a Chromium or Chrome program.',
  );
}

function findChromium(): string | undefined {
  return names.map(findOnPath).find((path) => path !== undefined);
}

async function installWithApt(context: InstallContext): Promise<void> {
  context.announce('chromium: installing it once with apt-get');
  const install = ['install', '-y', '--no-install-recommends', 'chromium'];
  for (const args of [['update'], install]) {
    await context.run({
      name: `apt-get-${args[0]}`,
      command: findOnPath('apt-get')!,
      // Another installation on this machine may hold dpkg's own lock for a while.
      args: ['-q', '-o', 'DPkg::Lock::Timeout=300', ...args],
      env: { ...process.env, ...aptEnvironment },
      remedy: 'Check the network, or install Chromium yourself and set WEMI_CHROMIUM.',
    });
  }
}
