import { clientAuthorization, type RealmSettings } from './settings.ts';

const ANSWER_WITHIN_MS = 2_000;

/** Claims as they are today, by name; a role that was taken away is no longer among them. */
export type Claims = Record<string, unknown>;

/**
 * What the realm says of a token now: its claims of today, or undefined once it stands for nobody
 * (the person disabled, the session ended). Rejects when the realm does not answer within two seconds.
 */
export type Introspect = (token: string) => Promise<Claims | undefined>;

/** Asks Keycloak (RFC 7662). */
export function introspectionOf(settings: RealmSettings): Introspect {
  const url = `${settings.realmUrl}/protocol/openid-connect/token/introspect`;
  const headers = { authorization: clientAuthorization(settings), accept: 'application/json' };
  return async (token) => {
    const response = await fetch(url, {
      method: 'POST',
      headers,
      body: new URLSearchParams({ token, token_type_hint: 'access_token' }),
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    });
    // Nothing but 200 is an answer about the token: 401 says that our own secret is wrong.
    if (response.status !== 200) {
      await response.body?.cancel();
      throw new Error(`the realm answers ${response.status} when asked about a token`);
    }
    const { active, ...claims } = (await response.json()) as Claims;
    return active === true ? claims : undefined;
  };
}
