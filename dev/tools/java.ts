import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { UserError } from '../user-error.ts';
import { findOnPath, isExecutable } from './on-path.ts';

const oldest = 17;
const remedy = `install Java ${oldest} or newer (on Debian: apt-get install -y default-jdk-headless)`;

/** The Java that Keycloak and Maven will use, after making sure that it is new enough. */
export async function requireJava(): Promise<string> {
  const java = findJava();
  const version = parseJavaVersion(await askVersion(java));
  if (version === undefined || version >= oldest) return java;
  throw new UserError(`Java ${version} (${java}) is too old: ${remedy}, or set JAVA_HOME to one.`);
}

/** @param text what `java -version` says: `version "17.0.15"`, in old times `version "1.8.0_392"` */
export function parseJavaVersion(text: string): number | undefined {
  const found = /version "(?:1\.)?(\d+)/.exec(text);
  return found ? Number(found[1]) : undefined;
}

function findJava(): string {
  const home = process.env.JAVA_HOME;
  if (home && !isExecutable(`${home}/bin/java`)) {
    throw new UserError(`JAVA_HOME=${home} holds no bin/java: correct it or unset it.`);
  }
  const java = home ? `${home}/bin/java` : findOnPath('java');
  if (java) return java;
  throw new UserError(`Java is missing: ${remedy}.`);
}

async function askVersion(java: string): Promise<string> {
  try {
    return (await promisify(execFile)(java, ['-version'])).stderr;
  } catch {
    throw new UserError(`${java} cannot be run: ${remedy}.`);
  }
}
