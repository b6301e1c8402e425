import { pino } from 'pino';
import { connect } from '../db/connect.ts';
import { accountsOf } from '../realm/accounts.ts';
import { introspectionOf } from '../realm/introspect.ts';
import { realmSettingsOf } from '../realm/settings.ts';
import { connectPratiche } from '../temporal/client.ts';
import { buildApp } from './app.ts';
import { apiEnvironment, readEnvironment } from './config.ts';
import { logging } from './logging.ts';
import { remoteKeys } from './plugins/auth.ts';

/** The API process. Database, Temporal and realm are reached when first needed, so that it starts while they are away. */
const config = readEnvironment(apiEnvironment);
const db = connect(config.DATABASE_URL, { max: 10 });
const pratiche = connectPratiche({
  address: config.TEMPORAL_ADDRESS,
  namespace: config.TEMPORAL_NAMESPACE,
  taskQueue: config.TEMPORAL_TASK_QUEUE,
});
const realm = realmSettingsOf(config);
const introspect = introspectionOf(realm);
const app = await buildApp({
  config,
  db,
  pratiche,
  keys: remoteKeys(config.OIDC_JWKS_URL),
  introspect,
  accounts: accountsOf(realm),
  // About no token: says that the realm answers, and that it knows us.
  identityAnswers: async () => {
    await introspect('none');
    return (await fetch(config.OIDC_JWKS_URL)).ok;
  },
  // Written without waiting: a log line must not hold up an answer.
  logger: pino(logging(config.LOG_LEVEL), pino.destination({ sync: false })),
});

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, async () => {
    await app.close();
    await pratiche.close();
    await db.destroy();
    process.exit(0);
  });
}
await app.listen({ host: config.API_HOST ?? '127.0.0.1', port: Number(config.API_PORT) });
