import { readFileSync, rmSync } from 'node:fs';
import { cacheDir, root } from '../settings.ts';
import { UserError } from '../user-error.ts';
import { installOnce, type InstallContext } from './install.ts';
import { findOnPath, isExecutable } from './on-path.ts';

const package_ = 'github.com/temporalio/cli/cmd/temporal';

/** The `temporal` program: the one given or on the PATH, else built from temporal/go.mod. */
export async function temporalPath(context: InstallContext): Promise<string> {
  const given = process.env.WEMI_TEMPORAL_BIN;
  if (given && !isExecutable(given)) {
    throw new UserError(`WEMI_TEMPORAL_BIN=${given} is not a program: correct it or unset it.`);
  }
  return given || findOnPath('temporal') || (await buildTemporal(context));
}

async function buildTemporal(context: InstallContext): Promise<string> {
  const version = pinnedVersion();
  const folder = await installOnce(`${cacheDir()}/temporal/${version}`, async (unfinished) => {
    const go = findOnPath('go');
    if (!go) {
      throw new UserError(
        'Go is missing: install it (https://go.dev/dl) to build the Temporal server, or set WEMI_TEMPORAL_BIN to a temporal program.',
      );
    }
    context.announce('temporal: building the server once, 2 to 5 minutes');
    const goHome = `${cacheDir()}/go`;
    await context.run({
      name: 'build-temporal',
      command: go,
      args: ['build', '-trimpath', '-ldflags=-s -w', '-o', `${unfinished}/temporal`, package_],
      cwd: `${root}/temporal`,
      env: {
        ...process.env,
        GOMODCACHE: `${goHome}/mod`,
        GOCACHE: `${goHome}/build`,
        GOFLAGS: '-modcacherw -mod=readonly',
        GOWORK: 'off',
      },
      remedy: 'Check the network and the disk space, then try again.',
    });
    // 2 GB of sources and objects that nothing needs any more.
    rmSync(goHome, { recursive: true, force: true });
  });
  return `${folder}/temporal`;
}

function pinnedVersion(): string {
  const pin = /temporalio\/cli v(\S+)/.exec(readFileSync(`${root}/temporal/go.mod`, 'utf8'));
  if (!pin) throw new Error('temporal/go.mod does not pin github.com/temporalio/cli');
  return pin[1]!;
}
