import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';

/** An answer of the API as a test wants to look at it. */
export interface Heard<T> {
  status: number;
  body: T;
  headers: Headers;
}

interface Said {
  body?: unknown;
  /** The Idempotency-Key; a new one when missing. */
  key?: string;
  headers?: Record<string, string>;
}

/** The demo people at the API, over HTTP and with tokens of the real Keycloak. */
export function peopleOf(publicUrl: string, apiUrl = publicUrl) {
  const tokens = new Map<string, { value: Promise<string>; until: number }>();

  /** One log-in at a time for each person, shared by all who ask meanwhile. */
  function tokenOf(username: string): Promise<string> {
    const known = tokens.get(username);
    if (known && known.until > Date.now()) return known.value;
    const value = logIn(username);
    tokens.set(username, { value, until: Date.now() + 120_000 });
    value.catch(() => tokens.delete(username));
    return value;
  }

  async function logIn(username: string): Promise<string> {
    const url = `${publicUrl}/auth/realms/wemi/protocol/openid-connect/token`;
    const form = { grant_type: 'password', client_id: 'wemi-dev', username, password: 'demo' };
    const response = await fetch(url, { method: 'POST', body: new URLSearchParams(form) });
    if (!response.ok) throw new Error(`no token for ${username}: ${response.status}`);
    return ((await response.json()) as { access_token: string }).access_token;
  }

  function as(username: string) {
    async function call<T>(method: string, path: string, said: Said = {}): Promise<Heard<T>> {
      const response = await fetch(`${apiUrl}/api${path}`, {
        method,
        headers: {
          authorization: `Bearer ${await tokenOf(username)}`,
          ...(method === 'GET' ? {} : { 'idempotency-key': said.key ?? randomUUID() }),
          ...(said.body === undefined ? {} : { 'content-type': 'application/json' }),
          ...said.headers,
        },
        ...(said.body === undefined ? {} : { body: JSON.stringify(said.body) }),
      });
      const text = await response.text();
      const body = (text ? JSON.parse(text) : undefined) as T;
      return { status: response.status, body, headers: response.headers };
    }

    /** Says the same thing under the same key until a part that was away is back. */
    async function insist<T>(method: string, path: string, said: Said = {}): Promise<T> {
      const same = { ...said, key: said.key ?? randomUUID() };
      for (let tries = 0; tries < 120; tries += 1) {
        const heard = await call<T>(method, path, same).catch(() => undefined);
        if (heard && heard.status < 300) return heard.body;
        // The first try may still be under way though its caller has lost it.
        const isUnderWay = (heard?.body as { code?: string } | undefined)?.code === 'in-flight';
        if (heard && ![429, 503].includes(heard.status) && !isUnderWay) {
          throw new Error(
            `${username} ${method} ${path}: ${heard.status} ${JSON.stringify(heard.body)}`,
          );
        }
        await pause(500);
      }
      throw new Error(`${username} ${method} ${path}: nobody answers`);
    }

    return { username, call, insist, token: () => tokenOf(username) };
  }

  return { as };
}

export type Person = ReturnType<ReturnType<typeof peopleOf>['as']>;
