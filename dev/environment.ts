import { root } from './settings.ts';

export const nodePath = `${root}/node_modules/.bin/node`;

const passedOn = ['PATH', 'HOME', 'JAVA_HOME', 'TMPDIR', 'LANG', 'NODE_EXTRA_CA_CERTS'];

/**
 * What a part gets from the shell, beside its own settings: a DATABASE_URL that happens to be
 * exported there must never reach the stack.
 */
export function baseEnvironment(): NodeJS.ProcessEnv {
  return pick(process.env, passedOn);
}

/** Settings of the API and the worker that a developer may change by exporting them. */
export function chosenSettings(): NodeJS.ProcessEnv {
  return pick(process.env, [
    ...['LOG_LEVEL', 'DEFAULT_COMUNE', 'MAIL_FROM'],
    ...['API_REQUESTS_PER_MINUTE', 'WORKER_CACHED_PRATICHE'],
  ]);
}

function pick(env: NodeJS.ProcessEnv, names: string[]): NodeJS.ProcessEnv {
  return Object.fromEntries(names.flatMap((name) => (env[name] ? [[name, env[name]]] : [])));
}
