import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import { until } from '../../activities/jobs/testing.ts';
import { makeSigningKey } from '../../db/anchor-seal.ts';
import { findFreePorts } from '../../dev/process/ports.ts';
import { API_KEY, openPaymentStage } from '../../payments/testing.ts';
import { buildApp } from '../app.ts';
import { openRealm, PEOPLE, type Name } from '../testing.ts';

const ISSUER = 'http://localhost:3000/auth/realms/wemi';

interface Asking {
  body?: object;
  key?: string;
}

interface Extras {
  logger?: FastifyBaseLogger;
  /** Further variables, of an API that listens on this port. */
  settings?: (port: number) => Promise<object>;
}

/** The real API before the real simulator: notices arrive over HTTP as they would. */
export async function openPaymentApi({ logger, settings }: Extras = {}) {
  const [port] = await findFreePorts(1);
  const notifyUrl = `http://127.0.0.1:${port}/api/webhooks/nexi`;
  const stage = await openPaymentStage({ notifyUrl });
  const realm = await openRealm();
  const app: FastifyInstance = await buildApp({
    db: stage.db,
    pratiche: stage.pratiche as never,
    keys: realm.keys,
    introspect: realm.introspect,
    accounts: realm.accounts,
    identityAnswers: async () => true,
    maxEventLoopDelayMs: 0,
    ...(logger ? { logger } : {}),
    config: {
      DATABASE_URL: stage.database.appUrl,
      TEMPORAL_ADDRESS: '127.0.0.1:9',
      PUBLIC_URL: 'http://localhost:3000',
      NEXI_URL: stage.nexiUrl,
      NEXI_API_KEY: API_KEY,
      ANCHOR_KEY: makeSigningKey(),
      KEYCLOAK_REALM_URL: 'http://127.0.0.1:9/realms/wemi',
      KEYCLOAK_CLIENT_SECRET: 'not-a-secret-of-any-realm',
      CONTACT_CODE_KEY: 'a-key-of-contact-codes-for-one-process',
      DOCUMENTS_FOLDER: '/nowhere',
      NEXI_NOTIFY_URL: notifyUrl,
      API_PORT: String(port),
      OIDC_ISSUER: ISSUER,
      OIDC_JWKS_URL: 'http://127.0.0.1:9',
      API_REQUESTS_PER_MINUTE: '100000',
      ...(await settings?.(port!)),
    },
  });
  await app.listen({ host: '127.0.0.1', port: port! });
  await settleDown(app);
  const askRaw = async (who: Name, method: 'GET' | 'POST', url: string, more: Asking = {}) =>
    app.inject({
      method,
      url: `/api${url}`,
      headers: {
        authorization: `Bearer ${await realm.sign(PEOPLE[who])}`,
        ...(more.key ? { 'idempotency-key': more.key } : {}),
      },
      ...(more.body ? { payload: more.body } : {}),
    });
  return {
    ...stage,
    app,
    askRaw,
    async ask(who: Name, method: 'GET' | 'POST', url: string, more: Asking = {}) {
      const { statusCode, payload, headers } = await askRaw(who, method, url, more);
      return { status: statusCode, body: JSON.parse(payload), headers };
    },
    notify: (body: object, provider = 'nexi') =>
      app.inject({ method: 'POST', url: `/api/webhooks/${provider}`, payload: body }),
    async close() {
      await app.close();
      await stage.close();
    },
  };
}
/** The load guard measures every half second, and at first how long the modules took to load. */
async function settleDown(app: FastifyInstance): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 1_200));
  const probe = () => app.inject({ method: 'POST', url: '/api/webhooks/nexi', payload: {} });
  await until(async () => (await probe()).statusCode !== 503);
}
export type PaymentApi = Awaited<ReturnType<typeof openPaymentApi>>;
