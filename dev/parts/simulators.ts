import { existsSync, readdirSync } from 'node:fs';
import { baseEnvironment, nodePath } from '../environment.ts';
import type { Supervisor } from '../process/supervisor.ts';
import { isAnswering } from '../process/wait.ts';
import { portNames, root, type Ports } from '../settings.ts';
import { nexiApiKey, pagopaKey, paypalApp, smsAccount } from './processes.ts';

/** Every outside service that has a stand-in, each on the port of its name. */
export async function startSimulators(
  supervisor: Supervisor,
  { ports, dataDir, publicUrl }: { ports: Ports; dataDir: string; publicUrl: string },
): Promise<void> {
  await Promise.all(
    findSimulators().map((name) => {
      const port = String(ports[name]);
      return supervisor.serve({
        name: `simulator-${name}`,
        command: nodePath,
        args: [`simulators/${name}/server.ts`],
        cwd: root,
        env: {
          ...baseEnvironment(),
          [`WEMI_${name.toUpperCase()}_PORT`]: port,
          NEXI_API_KEY: nexiApiKey,
          PAYPAL_CLIENT_ID: paypalApp.clientId,
          PAYPAL_SECRET: paypalApp.secret,
          PAYPAL_WEBHOOK_ID: paypalApp.webhookId,
          PAYPAL_NOTIFY_URL: `${publicUrl}/api/webhooks/paypal`,
          PAGOPA_KEY: pagopaKey,
          SMS_ACCOUNT_SID: smsAccount.sid,
          SMS_AUTH_TOKEN: smsAccount.token,
          WEMI_DATA: `${dataDir}/simulators`,
        },
        isReady: () => isAnswering(`http://127.0.0.1:${port}/`),
        stopRank: 5,
      });
    }),
  );
}

function findSimulators() {
  return readdirSync(`${root}/simulators`)
    .filter((name) => existsSync(`${root}/simulators/${name}/server.ts`))
    .map((name) => {
      const known = portNames.find((port) => port === name);
      if (known) return known;
      throw new Error(`simulators/${name} has no port in dev/settings.ts`);
    });
}
