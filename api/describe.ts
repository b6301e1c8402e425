import { createLocalJWKSet } from 'jose';
import { makeSigningKey } from '../db/anchor-seal.ts';
import { connect } from '../db/connect.ts';
import { accountsOf } from '../realm/accounts.ts';
import { connectPratiche } from '../temporal/client.ts';
import { buildApp } from './app.ts';

/** The OpenAPI document, drawn from the routes without listening or reaching for any part. */
export async function describeApi(): Promise<object> {
  const nowhere = 'http://127.0.0.1:9';
  const db = connect('postgres://127.0.0.1:9/nowhere', { max: 1 });
  const pratiche = connectPratiche({ address: '127.0.0.1:9' });
  const app = await buildApp({
    db,
    pratiche,
    keys: createLocalJWKSet({ keys: [] }),
    introspect: async () => undefined,
    accounts: accountsOf({ realmUrl: nowhere, clientSecret: '' }),
    identityAnswers: async () => false,
    config: {
      DATABASE_URL: 'postgres://127.0.0.1:9/nowhere',
      TEMPORAL_ADDRESS: '127.0.0.1:9',
      PUBLIC_URL: nowhere,
      NEXI_URL: nowhere,
      NEXI_API_KEY: 'not-a-key',
      ANCHOR_KEY: makeSigningKey(),
      KEYCLOAK_REALM_URL: nowhere,
      KEYCLOAK_CLIENT_SECRET: 'not-a-secret-of-any-realm',
      CONTACT_CODE_KEY: 'a-key-of-contact-codes-for-one-process',
      DOCUMENTS_FOLDER: '/nowhere',
      API_PORT: '9',
      OIDC_ISSUER: nowhere,
      OIDC_JWKS_URL: nowhere,
    },
  });
  await app.ready();
  const document = app.swagger();
  await app.close();
  await pratiche.close();
  await db.destroy();
  return document;
}
