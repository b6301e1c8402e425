import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { cacheDir, pathFromEnvironment, root } from '../settings.ts';
import { installOnce, type InstallContext } from './install.ts';
import { requireJava } from './java.ts';
import { runMaven } from './maven.ts';

const pom = `${root}/dev/tools/test-server.pom.xml`;

/** Where the time-skipping Temporal server of the workflow tests is, once installed. */
export function testServerPath(): string {
  const given = pathFromEnvironment('WEMI_TEST_SERVER');
  return given ?? `${cacheDir()}/test-server/${pinnedVersion()}/test-server`;
}

export async function installTestServer(context: InstallContext): Promise<string> {
  if (pathFromEnvironment('WEMI_TEST_SERVER')) return testServerPath();
  await requireJava();
  const build = async (unfinished: string) => {
    context.announce('test server: downloading once');
    await runMaven(context, 'download-test-server', [
      '-f',
      pom,
      'dependency:copy-dependencies',
      `-DoutputDirectory=${unfinished}/lib`,
    ]);
    writeFileSync(`${unfinished}/test-server`, script);
    chmodSync(`${unfinished}/test-server`, 0o755);
  };
  await installOnce(`${cacheDir()}/test-server/${pinnedVersion()}`, build, context.announce);
  return testServerPath();
}

const script = `#!/bin/sh
exec "\${JAVA_HOME:+$JAVA_HOME/bin/}java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp "$(dirname "$0")/lib/*" io.temporal.testserver.TestServer "$@"
`;

function pinnedVersion(): string {
  const pin = /temporal-test-server<\/artifactId>\s*<version>([^<]+)/.exec(
    readFileSync(pom, 'utf8'),
  );
  if (!pin) throw new Error(`${pom} does not pin temporal-test-server`);
  return pin[1]!;
}
