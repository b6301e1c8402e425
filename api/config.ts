import { Type, type Static, type TObject } from 'typebox';
import { Value } from 'typebox/value';

const url = (description: string) => Type.String({ pattern: '^[a-z]+://', description });
const port = (description: string) => Type.String({ pattern: '^\\d{1,5}$', description });
const optional = (description: string) => Type.Optional(Type.String({ description }));

const shared = {
  DATABASE_URL: url(
    'PostgreSQL as wemi_app: a role that owns nothing and cannot bypass row-level security',
  ),
  TEMPORAL_ADDRESS: Type.String({
    pattern: '^[^:]+:\\d+$',
    description: 'host:port of the Temporal frontend',
  }),
  TEMPORAL_NAMESPACE: optional('Temporal namespace; `default` when missing'),
  TEMPORAL_TASK_QUEUE: optional('task queue shared by API and worker; `wemi` when missing'),
  PUBLIC_URL: url('the address people type; links in messages and redirects start with it'),
  NEXI_URL: url('base address of the card gateway (Nexi XPay)'),
  NEXI_API_KEY: Type.String({ minLength: 8, description: 'key given by the card gateway' }),
  NEXI_NOTIFY_URL: Type.Optional(
    url('where the gateway sends notices; PUBLIC_URL/api/webhooks/nexi when missing'),
  ),
  PAYPAL_URL: Type.Optional(
    url('base address of PayPal’s API; without the PAYPAL_… variables PayPal is not offered'),
  ),
  PAYPAL_CLIENT_ID: optional('client id of our app at PayPal'),
  PAYPAL_SECRET: optional('secret of our app at PayPal'),
  PAYPAL_WEBHOOK_IDS: Type.Optional(
    Type.String({
      pattern: '^[A-Za-z0-9]{1,50}(,[A-Za-z0-9]{1,50})?$',
      description: 'id of our webhook at PayPal; two, with a comma between, while one replaces the other', // prettier-ignore
    }),
  ),
  PAYPAL_CERT_HOSTS: optional(
    'hosts of the certificates that sign PayPal’s notices, with commas between; PayPal’s own when missing',
  ),
  PAGOPA_URL: Type.Optional(
    url('base address of pagoPA’s platform; without the PAGOPA_… variables pagoPA is not offered'),
  ),
  PAGOPA_GPD_KEY: optional('subscription key of pagoPA’s debt positions (GPD)'),
  PAGOPA_RECEIPTS_KEY: optional('subscription key of pagoPA’s receipts (GPD payments)'),
  PAGOPA_CHECKOUT_KEY: optional('subscription key of pagoPA’s Checkout for creditors'),
  PAGOPA_FDR_KEY: optional('subscription key of pagoPA’s reporting flows (FdR)'),
  KEYCLOAK_REALM_URL: url('the realm as API and worker reach it: …/auth/realms/wemi'),
  KEYCLOAK_CLIENT_SECRET: Type.String({
    minLength: 16,
    description:
      'secret of the realm’s client wemi-api, under which we ask about tokens and accounts',
  }),
  CONTACT_CODE_KEY: Type.String({
    minLength: 32,
    description: 'secret from which the codes that confirm a contact are computed',
  }),
  SMS_API_URL: Type.Optional(
    url('base address of the SMS provider (Twilio’s API); Twilio’s own when missing'),
  ),
  TWILIO_ACCOUNT_SID: Type.Optional(
    Type.String({
      pattern: '^AC[0-9a-f]{32}$',
      description: 'our account at Twilio; without it, its token and SMS_FROM no SMS are sent',
    }),
  ),
  TWILIO_AUTH_TOKEN: optional('secret of our account at Twilio; it signs callbacks, too'),
  SMS_FROM: optional('sender of SMS: a number in E.164, or up to 11 letters'),
  MAIL_WEBHOOK_SECRETS: Type.Optional(
    Type.String({
      pattern: '^[^,\\s]{16,200}(,[^,\\s]{16,200})?$',
      description: 'secret of the mail provider’s callbacks; two, with a comma between, while one replaces the other', // prettier-ignore
    }),
  ),
  ANCHOR_KEY: Type.String({
    pattern: '^[A-Za-z0-9+/]{64}$',
    description: 'Ed25519 private key that signs anchors and bundles: PKCS 8, DER, base64',
  }),
  DOCUMENTS_FOLDER: Type.String({
    minLength: 1,
    description: 'folder that keeps uploaded documents, shared by API and worker; never served',
  }),
  LOG_LEVEL: Type.Optional(
    Type.Enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent'], {
      description: 'pino level; `info` when missing',
    }),
  ),
};

/** What `api/server.ts` needs in its environment. */
export const apiEnvironment = Type.Object({
  ...shared,
  API_HOST: optional('address to listen on; 127.0.0.1 when missing'),
  API_PORT: port('port to listen on'),
  OIDC_ISSUER: url('the realm as tokens name it in `iss`'),
  OIDC_JWKS_URL: url('where the realm publishes its keys, as the API reaches it'),
  OIDC_AUDIENCE: optional('the audience a token must carry; `wemi-api` when missing'),
  DEFAULT_COMUNE: optional('the comune of public pages when none is asked; `milano` when missing'),
  TEMPORAL_UI_URL: Type.Optional(url('address of Temporal’s web pages, for administrators')),
  CLAMD_ADDRESS: Type.Optional(
    Type.String({
      pattern: '^.+:\\d{1,5}$',
      description: 'host:port of a clamd that scans uploads; no scan when missing',
    }),
  ),
  API_REQUESTS_PER_MINUTE: Type.Optional(
    Type.String({
      pattern: '^\\d{1,7}$',
      description: 'requests a minute for one person or address; 1500 when missing',
    }),
  ),
});

/** What `temporal/worker.ts` needs in its environment. */
export const workerEnvironment = Type.Object({
  ...shared,
  WORKER_HOST: optional('address of the health port; 127.0.0.1 when missing'),
  WORKER_PORT: port('port of GET /live and /ready'),
  SMTP_URL: url('mail server, smtp:// or smtps://'),
  MAIL_FROM: Type.String({ minLength: 3, description: 'sender of mails' }),
  MAILS_PER_SECOND: Type.Optional(
    Type.String({
      pattern: '^[1-9]\\d{0,5}$',
      description: 'mails a second that the mail server takes from us; 250 when missing',
    }),
  ),
  MAIL_LOOKUP_URL: optional(
    'address where the mail server answers, as a JSON list, which mails of {messageId} it took',
  ),
  MAIL_SINK_URL: optional(
    'API of the maildev (3 or later) that mail goes to instead of to people: an erasure takes mails out of it',
  ),
  ANCHOR_FILE: Type.String({
    minLength: 1,
    description: 'file outside the database to which anchors are appended',
  }),
  WORKER_CACHED_PRATICHE: Type.Optional(
    port('how many pratiche a worker keeps in memory; 400 when missing'),
  ),
  WORKER_BUILD_ID: optional(
    'the release this worker is of; Temporal gives the latest all work. Without, workers have none',
  ),
});

export type ApiEnvironment = Static<typeof apiEnvironment>;
export type WorkerEnvironment = Static<typeof workerEnvironment>;

/**
 * Reads a process's environment by its schema.
 * @throws Error naming every variable that is missing or malformed; the process must not start
 */
export function readEnvironment<T extends TObject>(schema: T, env = process.env): Static<T> {
  const known = Object.fromEntries(
    Object.keys(schema.properties).flatMap((name) => (env[name] ? [[name, env[name]]] : [])),
  );
  const wrong = Object.keys(schema.properties).filter((name) => {
    const property = schema.properties[name];
    const isOptional = !(schema.required ?? []).includes(name);
    return (
      property && !(known[name] === undefined ? isOptional : Value.Check(property, known[name]))
    );
  });
  if (wrong.length > 0) throw new Error(`Environment: missing or malformed ${wrong.join(', ')}`);
  return known as Static<T>;
}
