import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { UserError } from './user-error.ts';

export const root = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '');

/** Every port of the stack, the variable that moves it and its default in `npm start`. */
const portVariables = {
  frontDoor: ['WEMI_PORT', 3000],
  api: ['WEMI_API_PORT', 3001],
  worker: ['WEMI_WORKER_PORT', 3002],
  postgres: ['WEMI_POSTGRES_PORT', 5434],
  temporal: ['WEMI_TEMPORAL_PORT', 7233],
  temporalUi: ['WEMI_TEMPORAL_UI_PORT', 8233],
  keycloak: ['WEMI_KEYCLOAK_PORT', 8180],
  keycloakManagement: ['WEMI_KEYCLOAK_MANAGEMENT_PORT', 9180],
  smtp: ['WEMI_SMTP_PORT', 1025],
  mail: ['WEMI_MAIL_PORT', 1080],
  nexi: ['WEMI_NEXI_PORT', 4010],
  paypal: ['WEMI_PAYPAL_PORT', 4020],
  pagopa: ['WEMI_PAGOPA_PORT', 4030],
  sms: ['WEMI_SMS_PORT', 4040],
} as const;

export type PortName = keyof typeof portVariables;
export type Ports = Record<PortName, number>;
export const portNames = Object.keys(portVariables) as PortName[];

export function portVariable(name: PortName): string {
  return portVariables[name][0];
}

/** Reads `.env` when there is one; what the shell already set wins. */
export function loadDotEnv(): void {
  if (existsSync(`${root}/.env`)) process.loadEnvFile(`${root}/.env`);
}

export function readPorts(env: NodeJS.ProcessEnv): Ports {
  return Object.fromEntries(
    portNames.map((name) => {
      const [variable, fallback] = portVariables[name];
      return [name, parsePort(variable, env[variable] || String(fallback))];
    }),
  ) as Ports;
}

export function cacheDir(): string {
  return resolve(root, process.env.WEMI_CACHE || '.cache');
}

/** The cache and the data where they lie inside the repository, relative to it: no sources. */
export function foldersOfOurs(): string[] {
  return [cacheDir(), dataDir()]
    .filter((folder) => folder.startsWith(`${root}/`))
    .map((folder) => folder.slice(root.length + 1));
}

export function dataDir(): string {
  return resolve(root, process.env.WEMI_DATA || '.data');
}

/** A program or folder that the person has at hand; a relative one counts from the repository. */
export function pathFromEnvironment(
  name: 'WEMI_TEMPORAL_BIN' | 'WEMI_KEYCLOAK_HOME' | 'WEMI_CHROMIUM' | 'WEMI_TEST_SERVER',
): string | undefined {
  const given = process.env[name];
  return given ? resolve(root, given) : undefined;
}

function parsePort(variable: string, text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new UserError(`${variable}=${text} is not a port: give a whole number from 1 to 65535.`);
}
