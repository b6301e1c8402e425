import { readFile } from 'node:fs/promises';

interface RealmPart {
  clients: object[];
  users: object[];
}

/**
 * The realm of development and tests, ready for Keycloak's import: the production realm plus the
 * demo logins and the `wemi-dev` client. Never used where real people log in.
 */
export async function buildDemoRealm() {
  const [realm, demo] = await Promise.all([readPart('wemi-realm.json'), readPart('demo.json')]);
  return {
    ...realm,
    clients: [...realm.clients, ...demo.clients],
    users: [...realm.users, ...demo.users],
  };
}

async function readPart(name: string): Promise<RealmPart> {
  return JSON.parse(await readFile(new URL(name, import.meta.url), 'utf8'));
}
