import { UserError } from '../user-error.ts';
import type { InstallContext } from './install.ts';
import { findOnPath, isExecutable } from './on-path.ts';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const aptEnvironment = { DEBIAN_FRONTEND: 'noninteractive' };

/** The browser of the end-to-end tests: the one given, the machine's, else Debian's package. */
export async function chromiumPath(context: InstallContext): Promise<string> {
  const given = process.env.WEMI_CHROMIUM;
  if (given && !isExecutable(given)) {
    throw new UserError(`WEMI_CHROMIUM=${given} is not a program: correct it or unset it.`);
  }
  const present = given || findChromium();
  if (present) return present;
  if (process.getuid?.() === 0 && findOnPath('apt-get')) await installWithApt(context);
  const installed = findChromium();
  if (installed) return installed;
  throw new UserError(
    'Chromium is missing: install it (as root: apt-get install -y chromium), or set WEMI_CHROMIUM to a Chromium or Chrome program.',
  );
}

function findChromium(): string | undefined {
  return names.map(findOnPath).find((path) => path !== undefined);
}

async function installWithApt(context: InstallContext): Promise<void> {
  context.announce('chromium: installing it once with apt-get');
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', 'chromium']]) {
    await context.run({
      name: `apt-get-${args[0]}`,
      command: findOnPath('apt-get')!,
      args: ['-q', ...args],
      env: { ...process.env, ...aptEnvironment },
      remedy: 'Check the network, or install Chromium yourself and set WEMI_CHROMIUM.',
    });
  }
}
