import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { baseEnvironment } from '../environment.ts';
import type { Supervisor } from '../process/supervisor.ts';
import { isHttpOk } from '../process/wait.ts';
import { root, type Ports } from '../settings.ts';

/** The real Temporal server with its Web UI, on one SQLite file of the data folder. */
export function startTemporal(
  supervisor: Supervisor,
  options: { binary: string; dataDir: string; ports: Ports; continueAsNewAfter?: number },
) {
  const { binary, dataDir, ports, continueAsNewAfter } = options;
  return supervisor.serve({
    name: 'temporal',
    command: binary,
    args: [
      'server',
      'start-dev',
      ...['--ip', '127.0.0.1', '--port', String(ports.temporal)],
      ...['--ui-ip', '127.0.0.1', '--ui-port', String(ports.temporalUi)],
      ...['--db-filename', `${dataDir}/temporal.db`],
      ...['--sqlite-pragma', 'journal_mode=wal', '--sqlite-pragma', 'synchronous=normal'],
      ...['--log-format', 'json', '--log-level', 'warn'],
      ...dynamicConfig(),
      ...(continueAsNewAfter ? setting(CONTINUE_AS_NEW, continueAsNewAfter) : []),
    ],
    cwd: dataDir,
    env: baseEnvironment(),
    isReady: () => isHttpOk(`http://127.0.0.1:${ports.temporalUi}/api/v1/namespaces/default`),
    stopRank: 5,
  });
}

/** The same file that docker-compose gives its server, as flags of the development server. */
function dynamicConfig(): string[] {
  const settings = parse(readFileSync(`${root}/temporal/dynamic-config.yaml`, 'utf8')) as Record<
    string,
    { value: unknown }[]
  >;
  return Object.entries(settings).flatMap(([key, [first]]) => setting(key, first!.value));
}

const CONTINUE_AS_NEW = 'limit.historyCount.suggestContinueAsNew';

function setting(key: string, value: unknown): string[] {
  return ['--dynamic-config-value', `${key}=${JSON.stringify(value)}`];
}
