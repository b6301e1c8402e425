/** Where Keycloak's realm is, as our processes reach it, and the secret they are known by. */
export interface RealmSettings {
  /** Such as http://keycloak:8080/auth/realms/wemi, without a slash at the end. */
  realmUrl: string;
  clientSecret: string;
}

/** Our client in identity/wemi-realm.json; tokens carry it as their audience, or it could not ask about them. */
export const CLIENT_ID = 'wemi-api';

export function realmSettingsOf(config: {
  KEYCLOAK_REALM_URL: string;
  KEYCLOAK_CLIENT_SECRET: string;
}): RealmSettings {
  const { KEYCLOAK_REALM_URL: realmUrl, KEYCLOAK_CLIENT_SECRET: clientSecret } = config;
  return { realmUrl: realmUrl.replace(/\/$/, ''), clientSecret };
}

/** How a client of the realm says who it is (RFC 6749, 2.3.1). */
export function clientAuthorization({ clientSecret }: RealmSettings): string {
  const pair = `${encodeURIComponent(CLIENT_ID)}:${encodeURIComponent(clientSecret)}`;
  return `Basic ${Buffer.from(pair).toString('base64')}`;
}
