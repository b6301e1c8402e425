import { createHash } from 'node:crypto';
import { chmodSync, cpSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { cacheDir, pathFromEnvironment } from '../settings.ts';
import { UserError } from '../user-error.ts';
import { installOnce, type InstallContext } from './install.ts';
import { requireJava } from './java.ts';
import { mavenRepository, runMaven } from './maven.ts';
import { findOnPath, isExecutable } from './on-path.ts';
import { isAtLeast, versionIn } from './version.ts';

const version = '26.7.3';
const artifact = 'org.keycloak:keycloak-quarkus-dist';

/** Options fixed when Keycloak is built; `start --optimized` refuses to change them. */
const keycloakBuildOptions = [
  '--db=postgres',
  '--health-enabled=true',
  '--http-relative-path=/auth',
];

/** A Keycloak home: the one given, else one downloaded and built for PostgreSQL under /auth. */
export async function keycloakHome(context: InstallContext): Promise<string> {
  await requireJava();
  const given = pathFromEnvironment('WEMI_KEYCLOAK_HOME');
  if (given) return copyGiven(given, context);
  const install = async (unfinished: string) => {
    context.announce(`keycloak: downloading and building once, about 2 minutes`);
    await download(unfinished, context);
    await build(unfinished, context);
  };
  return installOnce(`${cacheDir()}/keycloak/${version}`, install, context.announce);
}

/** Building writes into a Keycloak: into a copy, never into the one that somebody has at hand. */
async function copyGiven(given: string, context: InstallContext): Promise<string> {
  const name = readVersion(given);
  const hash = createHash('sha256').update(given).update(name).digest('hex').slice(0, 8);
  const install = async (unfinished: string) => {
    context.announce(`keycloak: copying ${given} and building it once, about a minute`);
    for (const part of ['bin', 'conf', 'lib', 'providers']) {
      cpSync(`${given}/${part}`, `${unfinished}/${part}`, { recursive: true, dereference: true });
    }
    await build(unfinished, context);
  };
  return installOnce(`${cacheDir()}/keycloak/given-${hash}`, install, context.announce);
}

async function download(into: string, context: InstallContext): Promise<void> {
  await runMaven(context, 'download-keycloak', [
    'dependency:get',
    `-Dartifact=${artifact}:${version}:zip`,
    '-Dtransitive=false',
  ]);
  const stored = `${mavenRepository()}/org/keycloak/keycloak-quarkus-dist/${version}`;
  await extract(`${stored}/keycloak-quarkus-dist-${version}.zip`, into, context);
  for (const name of readdirSync(`${into}/keycloak-${version}`)) {
    renameSync(`${into}/keycloak-${version}/${name}`, `${into}/${name}`);
  }
  rmSync(`${into}/keycloak-${version}`, { recursive: true });
  rmSync(stored, { recursive: true });
  for (const script of readdirSync(`${into}/bin`)) {
    if (script.endsWith('.sh')) chmodSync(`${into}/bin/${script}`, 0o755);
  }
}

/** A JDK brings `jar`, a JRE does not: unzip or Python will do as well. */
async function extract(zip: string, into: string, context: InstallContext): Promise<void> {
  const ways: [string, string[]][] = [
    ['unzip', ['-q', '-o', zip]],
    ['jar', ['xf', zip]],
    ['python3', ['-m', 'zipfile', '-e', zip, '.']],
    ['bsdtar', ['-xf', zip]],
  ];
  const way = ways.find(([program]) => findOnPath(program));
  if (!way) {
    throw new UserError('Nothing here can open a zip file: install unzip (or a JDK, or Python 3).');
  }
  await context.run({
    name: 'extract-keycloak',
    command: findOnPath(way[0])!,
    args: way[1],
    cwd: into,
    env: process.env,
    remedy: 'Check the disk space, then try again.',
  });
}

async function build(home: string, context: InstallContext): Promise<void> {
  await context.run({
    name: 'build-keycloak',
    command: `${home}/bin/kc.sh`,
    args: ['build', ...keycloakBuildOptions],
    cwd: home,
    env: { ...process.env, JAVA_OPTS_APPEND: '-Xmx768m' },
    remedy: 'Check that Java is 17 or newer and that there is disk space, then try again.',
  });
}

function readVersion(home: string): string {
  const remedy = `point it to an unpacked Keycloak ${version} or unset it.`;
  if (!isExecutable(`${home}/bin/kc.sh`)) {
    throw new UserError(`WEMI_KEYCLOAK_HOME=${home} holds no bin/kc.sh: ${remedy}`);
  }
  const found = versionIn(readFileSync(`${home}/version.txt`, 'utf8'), 'Version');
  if (isAtLeast(found, '26.3')) return found!;
  throw new UserError(`WEMI_KEYCLOAK_HOME=${home} is Keycloak ${found}: ${remedy}`);
}
