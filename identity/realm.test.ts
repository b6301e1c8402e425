import { argon2Sync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from '@jest/globals';
import { buildDemoRealm } from './demo-realm.ts';

const realm = readPart('wemi-realm.json');
const demo = readPart('demo.json');
const productRoles = ['citizen', 'ente', 'operator', 'sportello', 'admin', 'auditor'];
const apps = realm.clients.filter((client: Json) => client.redirectUris);

describe('the realm of production', () => {
  it('holds no person but the account of our processes, and no client for scripts', () => {
    expect(realm.users.map((user: Json) => user.serviceAccountClientId)).toEqual(['wemi-api']);
    expect(realm.users[0]).not.toHaveProperty('credentials');
    expect(JSON.stringify(realm)).not.toContain('wemi-dev');
    expect(realm.clients.filter((client: Json) => client.directAccessGrantsEnabled)).toEqual([]);
  });

  it('lets nobody sign up by themselves, and gives no role by default', () => {
    expect(realm).toMatchObject({ registrationAllowed: false });
    expect(realm).not.toHaveProperty('defaultRole');
    expect(realm).not.toHaveProperty('defaultRoles');
  });

  it('knows exactly the roles of the domain', () => {
    expect(realm.roles.realm.map((role: Json) => role.name)).toEqual(productRoles);
  });

  it('keeps access tokens within five minutes and uses a refresh token once', () => {
    expect(realm.accessTokenLifespan).toBeLessThanOrEqual(300);
    expect(realm).toMatchObject({ revokeRefreshToken: true, refreshTokenMaxReuse: 0 });
    expect(realm.ssoSessionIdleTimeout).toBeLessThanOrEqual(1800);
    expect(realm.ssoSessionMaxLifespan).toBeLessThanOrEqual(12 * 3600);
  });

  it('slows down who guesses passwords, without locking people out for ever', () => {
    expect(realm).toMatchObject({ bruteForceProtected: true, permanentLockout: false });
    expect(realm.failureFactor).toBeLessThanOrEqual(5);
    expect(realm.passwordPolicy).toContain('length(12)');
  });

  it('asks for TLS outside the private network and signs with one algorithm', () => {
    expect(realm).toMatchObject({ sslRequired: 'external', defaultSignatureAlgorithm: 'RS256' });
  });

  it('speaks Italian first, and English, in the look of the product', () => {
    expect(realm).toMatchObject({
      internationalizationEnabled: true,
      defaultLocale: 'it',
      supportedLocales: ['it', 'en'],
      loginTheme: 'wemi',
    });
  });

  it('names no comune on the login page, which is the same for all', () => {
    expect(realm.displayNameHtml).toContain('WeMi');
    expect(realm.displayNameHtml).not.toMatch(/Milano|Comune/);
  });

  it('records what happens, for a limited time, and never in the log', () => {
    expect(realm).toMatchObject({ eventsEnabled: true, adminEventsEnabled: true });
    expect(realm.eventsExpiration).toBeGreaterThan(0);
    expect(Number(realm.attributes.adminEventsExpiration)).toBeGreaterThan(0);
    expect(realm.eventsListeners).toEqual([]);
  });
});

describe('the two apps', () => {
  it('are citizen-ui and admin-ui, public, with nothing but the code flow and S256', () => {
    expect(apps.map((client: Json) => client.clientId)).toEqual(['citizen-ui', 'admin-ui']);
    for (const client of apps) {
      expect(client).toMatchObject({
        publicClient: true,
        standardFlowEnabled: true,
        implicitFlowEnabled: false,
        directAccessGrantsEnabled: false,
        serviceAccountsEnabled: false,
        fullScopeAllowed: false,
        defaultClientScopes: ['wemi'],
        optionalClientScopes: [],
      });
      expect(client.attributes['pkce.code.challenge.method']).toBe('S256');
    }
  });

  it('are sent back to fixed addresses of their own origin only', () => {
    expect(addressesOf('citizen-ui')).toEqual(['/accesso', '/silent-check-sso.html', '/']);
    expect(addressesOf('admin-ui')).toEqual([
      '/admin/accesso',
      '/admin/silent-check-sso.html',
      '/admin/',
    ]);
    for (const client of apps) expect(client.webOrigins).toEqual(['${WEMI_ORIGIN}']);
    expect(JSON.stringify(apps)).not.toMatch(/[*+]|##/);
  });
});

describe('the client of our processes', () => {
  const client = realm.clients.find(({ clientId }: Json) => clientId === 'wemi-api');

  it('is known by a secret that the realm’s file does not hold, and logs nobody in', () => {
    expect(client).toMatchObject({
      publicClient: false,
      secret: '${WEMI_API_SECRET}',
      standardFlowEnabled: false,
      implicitFlowEnabled: false,
      directAccessGrantsEnabled: false,
      fullScopeAllowed: false,
    });
    expect(client).not.toHaveProperty('redirectUris');
  });

  it('may look at accounts and change them, and nothing else of the realm', () => {
    const roles = ['view-users', 'manage-users'];
    expect(realm.users[0].clientRoles).toEqual({ 'realm-management': roles });
    expect(realm.users[0]).not.toHaveProperty('realmRoles');
    expect(realm.clientScopeMappings).toEqual({
      'realm-management': [{ client: 'wemi-api', roles }],
    });
  });
});

describe('the token', () => {
  const [scope] = realm.clientScopes;

  it('names the audience, the person, the tenant and the roles', () => {
    const claims = scope.protocolMappers
      .filter((mapper: Json) => mapper.config['access.token.claim'] === 'true')
      .map((mapper: Json) => mapper.config['claim.name'] ?? mapper.name);
    expect(claims.sort()).toEqual(
      [
        ...[
          'audience',
          'comune',
          'email',
          'email_verified',
          'ente_id',
          'name',
          'preferred_username',
        ],
        ...['roles', 'sportello_id', 'sub'],
      ].sort(),
    );
    const audience = scope.protocolMappers.find((mapper: Json) => mapper.name === 'audience');
    expect(audience.config['included.custom.audience']).toBe('wemi-api');
  });

  it('carries product roles only', () => {
    expect(realm.scopeMappings).toEqual([{ clientScope: 'wemi', roles: productRoles }]);
  });

  test.each(['comune', 'ente_id', 'sportello_id'])(
    'takes %s from what only an admin sets',
    (name) => {
      const [provider] = realm.components['org.keycloak.userprofile.UserProfileProvider'];
      const profile = JSON.parse(provider.config['kc.user.profile.config'][0]);
      expect(profile).not.toHaveProperty('unmanagedAttributePolicy');
      const attribute = profile.attributes.find((declared: Json) => declared.name === name);
      expect(attribute.permissions).toEqual({ view: ['admin'], edit: ['admin'] });
    },
  );
});

describe('the demo', () => {
  it('adds one client for scripts and keeps the clients of production', async () => {
    const merged: Json = await buildDemoRealm();
    expect(merged.clients.slice(0, -1)).toEqual(realm.clients);
    expect(merged.clients.at(-1)).toMatchObject({
      clientId: 'wemi-dev',
      directAccessGrantsEnabled: true,
      standardFlowEnabled: false,
      defaultClientScopes: ['wemi'],
    });
    expect(merged.passwordPolicy).toBe(realm.passwordPolicy);
  });

  test.each<Json>(demo.users)('$username has one role, a comune and the password demo', (user) => {
    expect(user.realmRoles).toEqual([user.username.replace(/\d+$/, '')]);
    expect(user.attributes.comune).toHaveLength(1);
    expect(user.email).toBe(`${user.username}@example.org`);
    expect('ente_id' in user.attributes).toBe(/^(ente|operator)/.test(user.username));
    expect('sportello_id' in user.attributes).toBe(user.username.startsWith('sportello'));
    expect(hashLikeKeycloak('demo', user.credentials[0])).toBe(storedHash(user.credentials[0]));
  });

  it('has the logins that the README promises, each with an id of its own', () => {
    const names = demo.users.map((user: Json) => user.username);
    expect(names.sort().join(' ')).toBe(
      'admin1 admin2 admin3 auditor1 auditor2 citizen1 citizen2 citizen3 ente1 ente2 ente3 ente4 operator1 sportello1',
    );
    expect(new Set(demo.users.map((user: Json) => user.id)).size).toBe(names.length);
  });
});

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- Keycloak's export has no published type
type Json = any;

function readPart(name: string): Json {
  return JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8'));
}

function addressesOf(clientId: string): string[] {
  const client = apps.find((app: Json) => app.clientId === clientId);
  const logout = client.attributes['post.logout.redirect.uris'];
  return [...client.redirectUris, logout].map((uri) => {
    expect(uri).toMatch(/^\$\{WEMI_ORIGIN\}\//);
    return uri.slice('${WEMI_ORIGIN}'.length);
  });
}

function storedHash(credential: Json): string {
  return JSON.parse(credential.secretData).value;
}

function hashLikeKeycloak(password: string, credential: Json): string {
  const { hashIterations, additionalParameters } = JSON.parse(credential.credentialData);
  return argon2Sync('argon2id', {
    message: password,
    nonce: Buffer.from(JSON.parse(credential.secretData).salt, 'base64'),
    parallelism: Number(additionalParameters.parallelism[0]),
    tagLength: Number(additionalParameters.hashLength[0]),
    memory: Number(additionalParameters.memory[0]),
    passes: hashIterations,
  }).toString('base64');
}
