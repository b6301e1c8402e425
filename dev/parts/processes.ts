import { baseEnvironment, nodePath } from '../environment.ts';
import type { Supervisor } from '../process/supervisor.ts';
import { isHttpOk } from '../process/wait.ts';
import { root, type Ports } from '../settings.ts';
import type { DatabaseUrls } from './databases.ts';

export const nexiApiKey = 'wemi-development-key';
export const pagopaKey = 'wemi-development-key';
export const paypalApp = {
  clientId: 'wemi-development',
  secret: 'wemi-development-secret',
  webhookId: 'WEMIDEVELOPMENT',
};

export const smsAccount = {
  sid: `AC${'0'.repeat(32)}`,
  token: 'wemi-development-token',
};

export interface ProcessOptions {
  ports: Ports;
  publicUrl: string;
  databases: DatabaseUrls;
  /** Settings on top, such as a fault or a shorter term that a test wants. */
  env: NodeJS.ProcessEnv;
}

/** As docker-compose.yml launches it; what each is worth is in docs/performance.md. */
const workerFlags = ['--max-semi-space-size=32', '--import', './temporal/workflow-threads.ts'];

export function startApi(supervisor: Supervisor, options: ProcessOptions) {
  return supervisor.serve({
    name: 'api',
    command: nodePath,
    args: ['api/server.ts'],
    cwd: root,
    env: processEnvironment(options),
    isReady: () => isHttpOk(`http://127.0.0.1:${options.ports.api}/api/health/live`),
    stopRank: 2,
  });
}

export function startWorker(supervisor: Supervisor, options: ProcessOptions) {
  return supervisor.serve({
    name: 'worker',
    command: nodePath,
    args: [...workerFlags, 'temporal/worker.ts'],
    cwd: root,
    env: processEnvironment(options),
    isReady: () => isHttpOk(`http://127.0.0.1:${options.ports.worker}/ready`),
    stopGraceMs: 20_000,
    stopRank: 3,
  });
}

/** The environment of the API and the worker: one set of names, read by api/config.ts. */
export function processEnvironment(options: ProcessOptions): NodeJS.ProcessEnv {
  const { ports, publicUrl, databases } = options;
  return {
    ...baseEnvironment(),
    DATABASE_URL: databases.appUrl,
    TEMPORAL_ADDRESS: `127.0.0.1:${ports.temporal}`,
    TEMPORAL_NAMESPACE: 'default',
    TEMPORAL_TASK_QUEUE: 'wemi',
    TEMPORAL_UI_URL: `http://localhost:${ports.temporalUi}`,
    OIDC_ISSUER: `${publicUrl}/auth/realms/wemi`,
    OIDC_JWKS_URL: `http://127.0.0.1:${ports.keycloak}/auth/realms/wemi/protocol/openid-connect/certs`,
    OIDC_AUDIENCE: 'wemi-api',
    KEYCLOAK_REALM_URL: `http://127.0.0.1:${ports.keycloak}/auth/realms/wemi`,
    PUBLIC_URL: publicUrl,
    API_HOST: '127.0.0.1',
    API_PORT: String(ports.api),
    WORKER_HOST: '127.0.0.1',
    WORKER_PORT: String(ports.worker),
    SMTP_URL: `smtp://127.0.0.1:${ports.smtp}`,
    MAIL_FROM: 'WeMi <wemi@example.org>',
    MAIL_LOOKUP_URL: `http://127.0.0.1:${ports.mail}/api/email?limit=1&messageId={messageId}`,
    MAIL_SINK_URL: `http://127.0.0.1:${ports.mail}/api`,
    NEXI_URL: `http://localhost:${ports.nexi}`,
    NEXI_API_KEY: nexiApiKey,
    NEXI_NOTIFY_URL: `${publicUrl}/api/webhooks/nexi`,
    PAYPAL_URL: `http://localhost:${ports.paypal}`,
    PAYPAL_CLIENT_ID: paypalApp.clientId,
    PAYPAL_SECRET: paypalApp.secret,
    PAYPAL_WEBHOOK_IDS: paypalApp.webhookId,
    PAYPAL_CERT_HOSTS: `localhost:${ports.paypal}`,
    PAGOPA_URL: `http://localhost:${ports.pagopa}`,
    PAGOPA_GPD_KEY: pagopaKey,
    PAGOPA_RECEIPTS_KEY: pagopaKey,
    PAGOPA_CHECKOUT_KEY: pagopaKey,
    PAGOPA_FDR_KEY: pagopaKey,
    SMS_API_URL: `http://localhost:${ports.sms}`,
    TWILIO_ACCOUNT_SID: smsAccount.sid,
    TWILIO_AUTH_TOKEN: smsAccount.token,
    SMS_FROM: 'WeMi',
    MAIL_WEBHOOK_SECRETS: 'wemi-development-secret',
    CONTACT_CODE_KEY: 'wemi-development-key-of-contact-codes',
    DEFAULT_COMUNE: 'milano',
    ...options.env,
  };
}
