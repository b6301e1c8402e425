import { execFile } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { promisify } from 'node:util';
import { cacheDir, pathFromEnvironment, root } from '../settings.ts';
import { UserError } from '../user-error.ts';
import { installOnce, type InstallContext } from './install.ts';
import { findOnPath, isExecutable } from './on-path.ts';
import { isAtLeast, versionIn } from './version.ts';

const package_ = 'github.com/temporalio/cli/cmd/temporal';

/** The `temporal` program: the one given or on the PATH, else built from temporal/go.mod. */
export async function temporalPath(context: InstallContext): Promise<string> {
  const given = pathFromEnvironment('WEMI_TEMPORAL_BIN');
  if (given) return checkGiven(given);
  const present = findOnPath('temporal');
  if (!present) return buildTemporal(context);
  const server = await serverVersionOf(present);
  if (isAtLeast(server, pinned('go.temporal.io/server'))) return present;
  context.announce(`temporal: ${present} is of another version, ours is used instead`);
  return buildTemporal(context);
}

async function checkGiven(path: string): Promise<string> {
  if (!isExecutable(path)) {
    throw new UserError(`WEMI_TEMPORAL_BIN=${path} is not a program: correct it or unset it.`);
  }
  const oldest = pinned('go.temporal.io/server');
  if (isAtLeast(await serverVersionOf(path), oldest)) return path;
  throw new UserError(
    `WEMI_TEMPORAL_BIN=${path} brings a Temporal server older than ${oldest}: give a newer one or unset it.`,
  );
}

/** `temporal version 1.5.1 (Server 1.29.1, UI 2.42.1)` */
async function serverVersionOf(path: string): Promise<string | undefined> {
  try {
    return versionIn((await promisify(execFile)(path, ['--version'])).stdout, 'Server');
  } catch {
    return undefined;
  }
}

async function buildTemporal(context: InstallContext): Promise<string> {
  const version = pinned('github.com/temporalio/cli');
  const build = async (unfinished: string) => {
    const go = await requireGo();
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
  };
  const folder = `${cacheDir()}/temporal/${version}`;
  return `${await installOnce(folder, build, context.announce)}/temporal`;
}

/** From 1.21 on a Go that is too old fetches the one that go.mod names. */
async function requireGo(): Promise<string> {
  const go = findOnPath('go');
  if (!go) {
    throw new UserError(
      'Go is missing: install it (https://go.dev/dl) to build the Temporal server, or set WEMI_TEMPORAL_BIN to a temporal program.',
    );
  }
  const { stdout } = await promisify(execFile)(go, ['version'], { cwd: root });
  const version = versionIn(stdout, 'go version go');
  if (version === undefined || isAtLeast(version, '1.21')) return go;
  throw new UserError(
    `Go ${version} (${go}) is too old to build the Temporal server: install Go 1.21 or newer (https://go.dev/dl).`,
  );
}

function pinned(module: string): string {
  const version = versionIn(readFileSync(`${root}/temporal/go.mod`, 'utf8'), `${module} v`);
  if (!version) throw new Error(`temporal/go.mod does not pin ${module}`);
  return version;
}
