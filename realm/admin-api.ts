import { clientAuthorization, type RealmSettings } from './settings.ts';

const ANSWER_WITHIN_MS = 5_000;
/** So long before it ends a token is replaced. */
const AHEAD_MS = 30_000;

/** The realm did not answer, or not as it should: what was asked may or may not have been done. */
export class RealmAway extends Error {}

export interface RealmAnswer {
  status: number;
  /** Parsed JSON; undefined where there is none. */
  body: unknown;
  /** The last part of the Location of what was made. */
  madeId: string | undefined;
}

export type AskRealm = (
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  body?: unknown,
) => Promise<RealmAnswer>;

/**
 * Asks Keycloak's Admin API under our own client's token. Answers the status for the caller to judge
 * where it is below 500 and not about our own right.
 * @throws RealmAway
 */
export function adminApiOf(settings: RealmSettings): AskRealm {
  const base = settings.realmUrl.replace('/realms/', '/admin/realms/');
  let token: Promise<{ value: string; until: number }> | undefined;

  async function tokenNow(): Promise<string> {
    const known = await token?.catch(() => undefined);
    if (known && known.until > Date.now()) return known.value;
    token = fetchToken(settings);
    return (await token).value;
  }

  async function send(...[method, path, body]: Parameters<AskRealm>): Promise<Response> {
    return ask(`${base}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${await tokenNow()}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  }

  return async (...asked) => {
    let response = await send(...asked);
    if (response.status === 401) {
      // The realm has started anew: what it gave before is worth nothing.
      await response.body?.cancel();
      token = undefined;
      response = await send(...asked);
    }
    const text = await response.text();
    const { status } = response;
    if (status >= 500 || status === 401 || status === 403)
      throw new RealmAway(`the realm answers ${status} to ${asked[0]}`);
    return {
      status,
      body: text ? JSON.parse(text) : undefined,
      madeId: response.headers.get('location')?.split('/').at(-1),
    };
  };
}

async function fetchToken(settings: RealmSettings) {
  const response = await ask(`${settings.realmUrl}/protocol/openid-connect/token`, {
    method: 'POST',
    headers: { authorization: clientAuthorization(settings) },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  });
  if (!response.ok) {
    await response.body?.cancel();
    throw new RealmAway(`the realm gives us no token: ${response.status}`);
  }
  const said = (await response.json()) as { access_token: string; expires_in: number };
  return { value: said.access_token, until: Date.now() + said.expires_in * 1000 - AHEAD_MS };
}

async function ask(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, { ...init, signal: AbortSignal.timeout(ANSWER_WITHIN_MS) });
  } catch (error) {
    throw new RealmAway('the realm does not answer', { cause: error });
  }
}
