import { anchorEnvironment } from './anchor-key.ts';
import { seedPratiche, prepareData } from './parts/data.ts';
import type { DatabaseUrls } from './parts/databases.ts';
import { startFrontDoor } from './parts/front-door.ts';
import { startKeycloak } from './parts/keycloak.ts';
import { startMail } from './parts/mail.ts';
import { startPostgres } from './parts/postgres.ts';
import { startApi, startWorker } from './parts/processes.ts';
import { startSimulators } from './parts/simulators.ts';
import { startTemporal } from './parts/temporal.ts';
import { buildUis } from './parts/uis.ts';
import type { Part } from './process/part.ts';
import { assertPortsAreFree } from './process/ports.ts';
import { createSupervisor, type Supervisor } from './process/supervisor.ts';
import { markDataFolder } from './data-folder.ts';
import { portNames, portVariable, type Ports } from './settings.ts';
import { realmSecretOf } from './realm-secret.ts';
import { keycloakHome } from './tools/keycloak.ts';
import { temporalPath } from './tools/temporal.ts';

export interface StackOptions {
  ports: Ports;
  dataDir: string;
  /** Whether new data get the demo pratiche. */
  demo: boolean;
  /** Whether a part that dies comes back by itself. */
  autoRestart: boolean;
  /** Whether data must survive a power cut; those of a test need not. */
  durable: boolean;
  /** Told each line of progress. */
  announce: (line: string) => void;
  /** A PostgreSQL superuser's address: the databases go there instead of to a server of our own. */
  databaseAdminUrl?: string | undefined;
  /** Events after which Temporal suggests to continue as new; its own mark when missing. */
  continueAsNewAfter?: number;
  /** Settings of the API and the worker on top of the usual ones. */
  env?: NodeJS.ProcessEnv;
  /** Stops everything, also halfway through the start. */
  signal?: AbortSignal;
}

export interface Stack {
  publicUrl: string;
  /** The API without the front door. */
  apiUrl: string;
  mailUrl: string;
  nexiUrl: string;
  paypalUrl: string;
  pagopaUrl: string;
  smsUrl: string;
  temporalAddress: string;
  temporalUiUrl: string;
  keycloakConsoleUrl: string;
  databases: DatabaseUrls;
  adminDatabaseUrl: string;
  logsDir: string;
  /** postgres, temporal, keycloak, mail, simulator-nexi, simulator-paypal, simulator-pagopa, api, worker, front-door. */
  part(name: string): Part;
  stop(): Promise<void>;
}

/**
 * Brings the whole stack up on the given ports and folder, each part as soon as what it needs
 * is there. On failure or abort nothing is left running.
 */
export async function startStack(options: StackOptions): Promise<Stack> {
  markDataFolder(options.dataDir);
  const supervisor = await createSupervisor(options);
  const stop = () => void supervisor.stop();
  options.signal?.addEventListener('abort', stop);
  try {
    options.signal?.throwIfAborted();
    await assertPortsAreFree(portsToHold(options));
    // What only waits for another command's build would not notice that all else has stopped.
    return await Promise.race([bringUp(supervisor, options), whenAborted(options.signal)]);
  } catch (error) {
    await supervisor.stop();
    throw error;
  }
}

async function bringUp(supervisor: Supervisor, options: StackOptions): Promise<Stack> {
  const { ports, dataDir, announce } = options;
  const publicUrl = `http://localhost:${ports.frontDoor}`;
  const tools = { run: supervisor.run, announce };
  const step = stopwatch(announce);

  const postgres = step('PostgreSQL', () => findPostgres(supervisor, options));
  const data = postgres.then((adminUrl) =>
    step('database and catalogue', () => prepareData(supervisor, { adminUrl, dataDir })),
  );
  const temporal = temporalPath(tools).then((binary) =>
    step('Temporal', () => startTemporal(supervisor, { ...options, binary })),
  );
  const keycloak = Promise.all([postgres, keycloakHome(tools)]).then(([adminUrl, home]) =>
    step('Keycloak', () =>
      startKeycloak(supervisor, { home, dataDir, ports, adminUrl, publicUrl }),
    ),
  );
  const processes = Promise.all([data, temporal]).then(async ([databases]) => {
    const documents = { DOCUMENTS_FOLDER: `${dataDir}/documents` };
    const realm = { KEYCLOAK_CLIENT_SECRET: realmSecretOf(dataDir) };
    const env = { ...anchorEnvironment(dataDir), ...documents, ...realm, ...options.env };
    const processOptions = { ports, publicUrl, databases, env };
    await Promise.all([
      step('API', () => startApi(supervisor, processOptions)),
      step('worker', () => startWorker(supervisor, processOptions)),
    ]);
    return processOptions;
  });
  const frontDoor = buildUis(tools).then((uis) =>
    step('front door', () => startFrontDoor(supervisor, { ports, publicUrl, uis })),
  );
  const [adminUrl, processOptions] = await Promise.all([
    postgres,
    processes,
    keycloak,
    frontDoor,
    step('mail', () => startMail(supervisor, { ports, dataDir })),
    step('simulators', () => startSimulators(supervisor, { ports, dataDir, publicUrl })),
  ]);
  if (options.demo) await addDemo(supervisor, { ...processOptions, dataDir }, announce);

  return {
    publicUrl,
    apiUrl: `http://127.0.0.1:${ports.api}`,
    mailUrl: `http://localhost:${ports.mail}`,
    nexiUrl: `http://localhost:${ports.nexi}`,
    paypalUrl: `http://localhost:${ports.paypal}`,
    pagopaUrl: `http://localhost:${ports.pagopa}`,
    smsUrl: `http://localhost:${ports.sms}`,
    temporalAddress: `127.0.0.1:${ports.temporal}`,
    temporalUiUrl: `http://localhost:${ports.temporalUi}`,
    keycloakConsoleUrl: `${publicUrl}/auth/admin/`,
    databases: processOptions.databases,
    adminDatabaseUrl: adminUrl,
    logsDir: `${dataDir}/logs`,
    part: supervisor.part,
    stop: supervisor.stop,
  };
}

/** The developer's own server when one is given, else ours. */
async function findPostgres(supervisor: Supervisor, options: StackOptions): Promise<string> {
  const { dataDir, ports, durable, databaseAdminUrl } = options;
  if (databaseAdminUrl) return databaseAdminUrl;
  return (await startPostgres(supervisor, { dataDir, port: ports.postgres, durable })).adminUrl;
}

/** The demo is an extra: the product is up without it, and the line says what is missing. */
async function addDemo(
  supervisor: Supervisor,
  options: Parameters<typeof seedPratiche>[1],
  announce: (line: string) => void,
): Promise<void> {
  try {
    await stopwatch(announce)('demo pratiche', () => seedPratiche(supervisor, options));
  } catch (error) {
    announce(`demo pratiche are missing: ${(error as Error).message}`);
  }
}

function portsToHold({ ports, databaseAdminUrl }: StackOptions): Record<string, number> {
  const held = portNames.filter((name) => name !== 'postgres' || !databaseAdminUrl);
  return Object.fromEntries(held.map((name) => [portVariable(name), ports[name]]));
}

/** Never resolves; without a signal it is never heard of. */
function whenAborted(signal?: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal?.aborted) reject(signal.reason as Error);
    signal?.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });
}

function stopwatch(announce: (line: string) => void) {
  return async <T>(what: string, work: () => Promise<T>): Promise<T> => {
    const from = Date.now();
    const result = await work();
    announce(`${what.padEnd(24)} ready in ${((Date.now() - from) / 1000).toFixed(1)} s`);
    return result;
  };
}
