import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { DefaultLogger, Runtime, Worker } from '@temporalio/worker';
import type { FastifyInstance } from 'fastify';
import { decodeJwt, exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createActivities } from '../activities/index.ts';
import { makeSigningKey } from '../db/anchor-seal.ts';
import { connect, type Db } from '../db/connect.ts';
import { createTestDatabase } from '../dev/testing/database.ts';
import { accountsInMemory } from '../realm/testing.ts';
import { bundleWorkflows } from '../temporal/bundle.ts';
import { connectPratiche, type Pratiche } from '../temporal/client.ts';
import { PRATICA, type PraticaInput, whereIsIt } from '../workflows/pratica/messages.ts';
import { newPratica } from '../workflows/pratica/pratica.ts';
import { TERMS } from '../workflows/pratica/testing.ts';
import { type AppDeps, buildApp } from './app.ts';
import type { ApiEnvironment } from './config.ts';
import { plantComuni } from './testing-catalogue.ts';
import { startTestServer } from '../dev/testing/temporal.ts';

const ISSUER = 'http://localhost:3000/auth/realms/wemi';
const AUDIENCE = 'wemi-api';

export const ENTE_A = 'e0000000-0000-4000-8000-000000000001';
export const ENTE_B = 'e0000000-0000-4000-8000-000000000002';
export const ENTE_C = 'e0000000-0000-4000-8000-000000000003';
const ENTE_ELSEWHERE = 'e0000000-0000-4000-8000-000000000009';

/** The people of the tests: claims as Keycloak gives them. */
export const PEOPLE = {
  citizen: person('11111111-0000-4000-8000-000000000001', 'citizen', { name: 'Anna Ferrari' }),
  otherCitizen: person('11111111-0000-4000-8000-000000000002', 'citizen', { name: 'Luca Bianchi' }),
  delegate: person('11111111-0000-4000-8000-000000000004', 'citizen', { name: 'Marta Ferrari', email: 'marta@example.org', email_verified: true }),
  ente: person('22222222-0000-4000-8000-000000000001', 'ente', { ente_id: ENTE_A, name: 'Paola Conti' }),
  colleague: person('22222222-0000-4000-8000-000000000011', 'ente', { ente_id: ENTE_A, name: 'Ugo Sala' }),
  rival: person('22222222-0000-4000-8000-000000000002', 'ente', { ente_id: ENTE_B, name: 'Marco Galli' }),
  unasked: person('22222222-0000-4000-8000-000000000003', 'ente', { ente_id: ENTE_C, name: 'Sara Moretti' }),
  operator: person('33333333-0000-4000-8000-000000000001', 'operator', { ente_id: ENTE_A }),
  sportello: person('44444444-0000-4000-8000-000000000001', 'sportello', { sportello_id: 'spazio-wemi-capuana', name: 'Davide Colombo' }),
  otherSportello: person('44444444-0000-4000-8000-000000000003', 'sportello', { sportello_id: 'spazio-wemi-loreto' }),
  admin: person('55555555-0000-4000-8000-000000000001', 'admin', { name: 'Carla Neri' }),
  secondAdmin: person('55555555-0000-4000-8000-000000000003', 'admin', { name: 'Dario Serra' }),
  auditor: person('66666666-0000-4000-8000-000000000001', 'auditor'),
  citizenElsewhere: person('11111111-0000-4000-8000-000000000003', 'citizen', { comune: 'sesto-san-giovanni' }),
  enteElsewhere: person('22222222-0000-4000-8000-000000000004', 'ente', { comune: 'sesto-san-giovanni', ente_id: ENTE_ELSEWHERE }),
  sportelloElsewhere: person('44444444-0000-4000-8000-000000000002', 'sportello', { comune: 'sesto-san-giovanni' }),
  auditorElsewhere: person('66666666-0000-4000-8000-000000000002', 'auditor', { comune: 'sesto-san-giovanni' }),
  adminElsewhere: person('55555555-0000-4000-8000-000000000002', 'admin', { comune: 'sesto-san-giovanni' }),
} as const; // prettier-ignore
export type Name = keyof typeof PEOPLE;

function person(sub: string, role: string, claims: JWTPayload = {}): JWTPayload {
  return { sub, roles: [role], comune: 'milano', name: `Persona ${sub.slice(0, 4)}`, ...claims };
}

/** A realm of its own: keys made for one test file. */
export async function openRealm() {
  const { privateKey, publicKey } = await generateKeyPair('ES256');
  const jwk = { ...(await exportJWK(publicKey)), kid: 'test', alg: 'ES256' };
  const sign = (
    claims: JWTPayload,
    said: { expires?: string; issued?: string; issuer?: string; audience?: string } = {},
  ) =>
    new SignJWT(claims)
      .setProtectedHeader({ alg: 'ES256', kid: 'test' })
      .setIssuer(said.issuer ?? ISSUER)
      .setAudience(said.audience ?? AUDIENCE)
      .setIssuedAt(said.issued)
      .setExpirationTime(said.expires ?? '5 minutes')
      .sign(privateKey);
  /** What the realm says of a person today where that is not what their tokens say, by `sub`. */
  const today = new Map<string, JWTPayload | 'nobody' | 'away'>();
  const introspect = async (token: string) => {
    const claims = decodeJwt(token);
    const said = today.get(claims.sub!) ?? claims;
    if (said === 'away') throw new Error('no route');
    return said === 'nobody' ? undefined : said;
  };
  /** Each of the people has an account; what is done with them stays in memory. */
  const people = accountsInMemory(Object.values(PEOPLE));
  return {
    jwk,
    keys: async () => publicKey,
    sign,
    introspect,
    today,
    accounts: people.asked,
    people,
  };
}

export interface Stage {
  app: FastifyInstance;
  db: Db;
  adminUrl: string;
  realm: Awaited<ReturnType<typeof openRealm>>;
  bearer(who: Name): Promise<string>;
  /** One request as someone; `key` is its Idempotency-Key, made up when missing. */
  ask(who: Name | null, method: Method, url: string, body?: object, key?: string): Promise<Answer>;
  close(): Promise<void>;
}
type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
/** What a test reads without a schema at hand. */
export type Json = ReturnType<typeof JSON.parse>;
export interface Answer {
  status: number;
  body: Json;
  headers: Record<string, unknown>;
}

/** The API over a database of its own; commands go to `pratiche`. */
export async function openApi(
  pratiche: Pratiche,
  changes: Partial<ApiEnvironment> = {},
  more: Pick<AppDeps, 'askRealmEveryMs'> = {},
): Promise<Stage> {
  const database = await createTestDatabase();
  await plantComuni(database.ownerUrl);
  const db = connect(database.appUrl);
  const realm = await openRealm();
  const documentsFolder = await mkdtemp(join(tmpdir(), 'wemi-documents-'));
  const app = await buildApp({
    db,
    pratiche,
    keys: realm.keys,
    introspect: realm.introspect,
    accounts: realm.accounts,
    identityAnswers: async () => true,
    maxEventLoopDelayMs: 0,
    ...more,
    config: {
      DATABASE_URL: database.appUrl,
      TEMPORAL_ADDRESS: '127.0.0.1:9',
      PUBLIC_URL: 'http://localhost:3000',
      NEXI_URL: 'http://127.0.0.1:9',
      NEXI_API_KEY: 'not-a-key',
      ANCHOR_KEY: makeSigningKey(),
      KEYCLOAK_REALM_URL: 'http://127.0.0.1:9/realms/wemi',
      KEYCLOAK_CLIENT_SECRET: 'not-a-secret-of-any-realm',
      CONTACT_CODE_KEY: 'a-key-for-tests-a-key-for-tests-a-key',
      DOCUMENTS_FOLDER: documentsFolder,
      API_PORT: '9',
      OIDC_ISSUER: ISSUER,
      OIDC_JWKS_URL: 'http://127.0.0.1:9',
      API_REQUESTS_PER_MINUTE: '100000',
      ...changes,
    },
  });
  const bearer = async (who: Name) => `Bearer ${await realm.sign(PEOPLE[who])}`;
  return {
    app,
    db,
    adminUrl: database.adminUrl,
    realm,
    bearer,
    async ask(who, method, url, body, key = randomUUID()) {
      const headers = {
        ...(who ? { authorization: await bearer(who) } : {}),
        ...(method === 'GET' ? {} : { 'idempotency-key': key }),
      };
      const {
        statusCode,
        payload,
        headers: answered,
      } = await app.inject({
        method,
        url: `/api${url}`,
        headers,
        ...(body ? { payload: body } : {}),
      });
      return {
        status: statusCode,
        body: payload ? JSON.parse(payload) : undefined,
        headers: answered,
      };
    },
    async close() {
      await app.close();
      await db.destroy();
      await database.drop();
      await rm(documentsFolder, { recursive: true, force: true });
    },
  };
}

/** The API with a real worker on Temporal's test server. */
export async function openApiWithWorker(changes: Partial<ApiEnvironment> = {}): Promise<Stage> {
  Runtime.install({ logger: new DefaultLogger('ERROR') });
  const temporal = await startTestServer();
  const { address, nativeConnection } = temporal.env;
  const taskQueue = `api-${randomUUID()}`;
  const pratiche = connectPratiche({ address, taskQueue });
  const engine = { TEMPORAL_ADDRESS: address, TEMPORAL_TASK_QUEUE: taskQueue };
  const stage = await openApi(pratiche, { ...engine, ...changes });
  const worker = await Worker.create({
    connection: nativeConnection,
    taskQueue,
    workflowBundle: await bundleWorkflows(),
    activities: createActivities({ db: stage.db }),
  });
  const running = worker.run();
  await warmUp(temporal.env, taskQueue);
  return {
    ...stage,
    async close() {
      worker.shutdown();
      await running;
      await stage.close();
      await pratiche.close();
      await temporal.stop();
    },
  };
}

/** The first workflow of a worker loads the code for all: on a busy machine that takes seconds. */
async function warmUp({ client }: TestWorkflowEnvironment, taskQueue: string): Promise<void> {
  const start = { applicantId: randomUUID(), enti: [], terms: TERMS, holidays: [] };
  const input: PraticaInput = { pratica: newPratica(randomUUID(), 'nowhere', start) };
  const handle = await client.workflow.start(PRATICA, {
    taskQueue,
    workflowId: 'warm-up',
    args: [input],
  });
  await handle.query(whereIsIt);
  await handle.terminate();
}
