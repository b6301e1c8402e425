import { createHash } from 'node:crypto';
import { buildDemoRealm } from '../../identity/demo-realm.ts';
import { baseEnvironment } from '../environment.ts';
import { realmSecretOf } from '../realm-secret.ts';
import type { Supervisor } from '../process/supervisor.ts';
import { isHttpOk } from '../process/wait.ts';
import type { Ports } from '../settings.ts';
import { forgetKeycloakDatabase, keycloakDatabase, prepareKeycloakDatabase } from './databases.ts';
import { layOutKeycloakHome } from './keycloak-home.ts';
import { whenChanged } from './stamp.ts';

export interface KeycloakOptions {
  /** Where Keycloak is installed. */
  home: string;
  dataDir: string;
  ports: Ports;
  adminUrl: string;
  publicUrl: string;
}

/** Keycloak on its own database, seen by browsers under `publicUrl/auth`. */
export async function startKeycloak(supervisor: Supervisor, options: KeycloakOptions) {
  const { ports, publicUrl, adminUrl } = options;
  const home = `${options.dataDir}/keycloak`;
  const realm = JSON.stringify(await buildDemoRealm(), null, 2);
  await layOutKeycloakHome(options.home, home, realm);
  const secret = realmSecretOf(options.dataDir);
  // Keycloak imports a realm only when it has none of that name: when the realm's file, the address
  // people type, the mail server or our secret has changed, its database starts afresh. It holds demo
  // identities only.
  const state = createHash('sha256')
    .update(realm)
    .update(`${publicUrl} ${ports.smtp} ${secret}`)
    .digest('hex');
  await whenChanged(`${home}/realm-hash`, state, () => forgetKeycloakDatabase(adminUrl));
  await prepareKeycloakDatabase(adminUrl);
  const database = new URL(adminUrl);

  return supervisor.serve({
    name: 'keycloak',
    command: `${home}/bin/kc.sh`,
    args: ['start', '--optimized', '--import-realm'],
    cwd: home,
    env: {
      ...baseEnvironment(),
      JAVA_OPTS_KC_HEAP: '-Xms128m -Xmx384m',
      JAVA_OPTS_APPEND: '-XX:-UseG1GC -XX:+UseSerialGC -XX:TieredStopAtLevel=1',
      KC_DB_URL: `jdbc:postgresql://${database.host}/${keycloakDatabase}`,
      KC_DB_USERNAME: keycloakDatabase,
      KC_DB_PASSWORD: keycloakDatabase,
      KC_DB_POOL_MAX_SIZE: '20',
      // After a restart of PostgreSQL a pooled connection is dead: tried before it is used, not by
      // whoever logs in.
      QUARKUS_DATASOURCE_JDBC_VALIDATE_ON_BORROW: 'true',
      KC_CACHE: 'local',
      KC_HOSTNAME: `${publicUrl}/auth`,
      KC_HTTP_ENABLED: 'true',
      KC_HTTP_HOST: '127.0.0.1',
      KC_HTTP_PORT: String(ports.keycloak),
      KC_HTTP_MANAGEMENT_PORT: String(ports.keycloakManagement),
      KC_HTTP_MANAGEMENT_HOST: '127.0.0.1',
      KC_PROXY_HEADERS: 'xforwarded',
      KC_BOOTSTRAP_ADMIN_USERNAME: 'admin',
      KC_BOOTSTRAP_ADMIN_PASSWORD: 'admin',
      WEMI_ORIGIN: publicUrl,
      WEMI_API_SECRET: secret,
      WEMI_SMTP_HOST: '127.0.0.1',
      WEMI_SMTP_PORT: String(ports.smtp),
    },
    isReady: () => isHttpOk(`http://127.0.0.1:${ports.keycloakManagement}/auth/health/ready`),
    readyTimeoutMs: 300_000,
    readyEveryMs: 500,
    stopRank: 5,
  });
}
