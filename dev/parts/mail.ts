import { baseEnvironment, nodePath } from '../environment.ts';
import type { Supervisor } from '../process/supervisor.ts';
import { isHttpOk } from '../process/wait.ts';
import { root, type Ports } from '../settings.ts';

/** A mail server that delivers to nobody and shows on a page what it was given. */
export function startMail(
  supervisor: Supervisor,
  { ports, dataDir }: { ports: Ports; dataDir: string },
) {
  return supervisor.serve({
    name: 'mail',
    command: nodePath,
    args: [
      `${root}/node_modules/maildev/dist/bin/maildev.js`,
      ...['--ip', '127.0.0.1', '--smtp', String(ports.smtp)],
      ...['--web-ip', '127.0.0.1', '--web', String(ports.mail)],
      ...['--mail-directory', `${dataDir}/mail`, '--max-emails', '2000'],
      // It would say of each mail to whom it went, and no log of ours may.
      '--silent',
    ],
    env: baseEnvironment(),
    isReady: () => isHttpOk(`http://127.0.0.1:${ports.mail}/api/healthz`),
    stopRank: 5,
  });
}
