/** An answer of the API, read without its schema. */
type Json = ReturnType<typeof JSON.parse>;

/** Someone logged in, who acts through the API. */
export interface Visitor {
  get(path: string): Promise<Json>;
  /** A command under a fixed key: done once, however often it is sent. */
  post(path: string, body: object, key: string): Promise<Json>;
}

/** Logs in with the development client's direct grant; demo logins all have the same password. */
export async function signIn(args: {
  username: string;
  apiUrl: string;
  issuer: string;
}): Promise<Visitor> {
  const answer = await fetch(`${args.issuer}/protocol/openid-connect/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'password',
      client_id: 'wemi-dev',
      username: args.username,
      password: 'demo',
      scope: 'openid',
    }),
  });
  if (!answer.ok) throw new Error(`${args.username} cannot log in: ${await answer.text()}`);
  const { access_token: token } = (await answer.json()) as { access_token: string };
  const authorization = `Bearer ${token}`;

  return {
    async get(path) {
      const found = await fetch(`${args.apiUrl}${path}`, { headers: { authorization } });
      if (!found.ok) throw new Error(`GET ${path}: ${found.status} ${await found.text()}`);
      return found.json();
    },
    async post(path, body, key) {
      const headers = { authorization, 'content-type': 'application/json', 'idempotency-key': key };
      const done = await fetch(`${args.apiUrl}${path}`, {
        method: 'POST',
        headers,
        body: JSON.stringify(body),
      });
      const result = (await done.json()) as { code?: string };
      // A step that was made on another day carried other dates: it is made all the same.
      if (done.ok || result.code === 'idempotency-key-reused') return result;
      throw new Error(`POST ${path} (${key}): ${done.status} ${JSON.stringify(result)}`);
    },
  };
}
