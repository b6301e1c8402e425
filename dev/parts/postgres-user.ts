import { execFileSync } from 'node:child_process';
import { accessSync, chmodSync, chownSync, constants, mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { UserError } from '../user-error.ts';

export interface PostgresIdentity {
  uid?: number;
  gid?: number;
  launch(binary: string, args: string[]): LaunchAs;
}

interface LaunchAs {
  command: string;
  args: string[];
  uid?: number;
  gid?: number;
}

/**
 * PostgreSQL refuses to run as root: then it runs as the system user `postgres`, made when
 * missing. Where that user cannot enter the folders (a clone under /root), it is given the one
 * capability that lets it through, instead of opening the folders to everyone.
 */
export function postgresIdentity(binary: string, dataDir: string): PostgresIdentity {
  for (const file of [binary, binary.replace(/postgres$/, 'initdb')]) makeExecutable(file);
  if (process.getuid?.() !== 0) return { launch: (command, args) => ({ command, args }) };
  const { uid, gid } = findPostgresUser() ?? createPostgresUser();
  mkdirSync(dataDir, { recursive: true });
  const isClosed = [binary, dataDir].some((path) => !canBeEntered(path));
  return {
    uid,
    gid,
    launch: (command, args) =>
      isClosed ? withCapability({ uid, gid }, command, args) : { command, args, uid, gid },
  };
}

export function ownByPostgres(identity: PostgresIdentity, paths: string[]): void {
  if (identity.uid === undefined || identity.gid === undefined) return;
  for (const path of paths) chownSync(path, identity.uid, identity.gid);
}

function withCapability(user: { uid: number; gid: number }, command: string, args: string[]) {
  return {
    command: 'setpriv',
    args: [
      `--reuid=${user.uid}`,
      `--regid=${user.gid}`,
      '--clear-groups',
      '--inh-caps=+dac_override',
      '--ambient-caps=+dac_override',
      command,
      ...args,
    ],
  };
}

function findPostgresUser(): { uid: number; gid: number } | undefined {
  try {
    const read = (flag: string) =>
      Number(execFileSync('id', [flag, 'postgres'], { stdio: ['ignore', 'pipe', 'ignore'] }));
    return { uid: read('-u'), gid: read('-g') };
  } catch {
    return undefined;
  }
}

function createPostgresUser(): { uid: number; gid: number } {
  try {
    execFileSync('groupadd', ['--force', '--system', 'postgres'], { stdio: 'ignore' });
    execFileSync('useradd', ['--system', '-g', 'postgres', 'postgres'], { stdio: 'ignore' });
  } catch {
    // Whatever went wrong, the look below says whether there is a user now.
  }
  const user = findPostgresUser();
  if (user) return user;
  throw new UserError(
    'PostgreSQL does not run as root and no system user "postgres" could be made: create one (useradd --system postgres) or start WeMi as a normal user.',
  );
}

/** Whether users other than the owner may pass through every folder above a path. */
function canBeEntered(path: string): boolean {
  for (let folder = path; folder !== dirname(folder); folder = dirname(folder)) {
    if ((statSync(folder).mode & 0o001) === 0) return false;
  }
  return true;
}

function makeExecutable(file: string): void {
  try {
    accessSync(file, constants.X_OK);
  } catch {
    chmodSync(file, 0o755);
  }
}
