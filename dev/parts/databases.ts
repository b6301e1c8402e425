import pg from 'pg';

export const wemiDatabase = 'wemi';
/** Not `keycloak`: a server of the developer's own may have one of that name. */
export const keycloakDatabase = 'wemi_keycloak';

export interface DatabaseUrls {
  /** Role wemi_owner: migrations and seed only. */
  ownerUrl: string;
  /** Role wemi_app: what the processes use; not the owner, cannot bypass row-level security. */
  appUrl: string;
}

/**
 * Makes the two roles and an empty database, each only when missing. The schema `queue` is
 * wemi_app's own (the job queue migrates itself there); all else comes from the migrations,
 * run by wemi_owner.
 */
export async function prepareDatabase(adminUrl: string, name: string): Promise<DatabaseUrls> {
  await withClient(adminUrl, async (client) => {
    for (const role of ['wemi_owner', 'wemi_app']) await createRole(client, role);
    await createSystemRole(client);
    await createDatabase(client, name, 'wemi_owner');
    await client.query(`revoke all on database ${pg.escapeIdentifier(name)} from public`);
    await client.query(`grant connect on database ${pg.escapeIdentifier(name)} to wemi_app`);
  });
  await withClient(urlFor(adminUrl, name), async (client) => {
    await client.query('create schema if not exists queue authorization wemi_app');
  });
  return databaseUrls(adminUrl, name);
}

export async function prepareKeycloakDatabase(adminUrl: string): Promise<void> {
  await withClient(adminUrl, async (client) => {
    await createRole(client, keycloakDatabase);
    await createDatabase(client, keycloakDatabase, keycloakDatabase);
  });
}

export function forgetKeycloakDatabase(adminUrl: string): Promise<void> {
  return dropDatabases(adminUrl, [keycloakDatabase]);
}

/** What `npm start` has made on a server that is not its own. */
export function forgetDatabases(adminUrl: string): Promise<void> {
  return dropDatabases(adminUrl, [wemiDatabase, keycloakDatabase]);
}

async function dropDatabases(adminUrl: string, names: string[]): Promise<void> {
  await withClient(adminUrl, async (client) => {
    for (const name of names) {
      await client.query(`drop database if exists ${pg.escapeIdentifier(name)} with (force)`);
    }
  });
}

/** In development a role's password is its name: the server listens on loopback only. */
export function databaseUrls(adminUrl: string, name: string): DatabaseUrls {
  return {
    ownerUrl: urlFor(adminUrl, name, 'wemi_owner'),
    appUrl: urlFor(adminUrl, name, 'wemi_app'),
  };
}

export function urlFor(adminUrl: string, database: string, role?: string): string {
  const url = new URL(adminUrl);
  url.pathname = `/${database}`;
  if (role) {
    url.username = role;
    url.password = role;
  }
  return url.href;
}

export async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function createRole(client: pg.Client, role: string): Promise<void> {
  const { rowCount } = await client.query('select from pg_roles where rolname = $1', [role]);
  if (rowCount) return;
  await client.query(
    `create role ${role} login nosuperuser nobypassrls nocreatedb nocreaterole password '${role}'`,
  );
}

/** What wemi_app becomes for the platform's own work; nobody logs in as it (db/mirror-system.ts). */
async function createSystemRole(client: pg.Client): Promise<void> {
  const { rowCount } = await client.query(`select from pg_roles where rolname = 'wemi_system'`);
  if (!rowCount) await client.query('create role wemi_system nologin nobypassrls');
  await client.query('grant wemi_system to wemi_app with inherit false, set true');
}

async function createDatabase(client: pg.Client, name: string, owner: string): Promise<void> {
  const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
  if (rowCount) return;
  await client.query(`create database ${pg.escapeIdentifier(name)} owner ${owner}`);
}
