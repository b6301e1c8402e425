import { Type, type Static, type TSchema } from 'typebox';
import { Value } from 'typebox/value';
import { GatewayRefused, GatewayUnavailable } from './gateway.ts';

export interface PayPalAccess {
  url: string;
  clientId: string;
  secret: string;
  /** No call is waited for longer. */
  timeoutMs?: number;
}

interface Asked {
  body?: object | string;
  /** PayPal-Request-Id: at most 108 characters, and for six hours the same answer. */
  requestId?: string;
}

export type CallPayPal = ReturnType<typeof callPayPal>;

/** Two in a row, one of them for a token, must end before an opening counts as dead. */
const TIMEOUT_MS = 6_000;
const LONGEST_REQUEST_ID = 108;
/** A token is renewed before it ends: it may be the last minute for a call that is on its way. */
const RENEWED_SECONDS_BEFORE = 120;

/**
 * Calls PayPal under a token, which is kept for as long as it lives and renewed when it is refused.
 * @returns status and JSON of what was answered; 404 and 422 are answers too
 * @throws GatewayUnavailable or GatewayRefused for anything else
 */
export function callPayPal(access: PayPalAccess) {
  const tokens = keepToken(access);
  return async (method: 'GET' | 'POST', path: string, asked: Asked = {}) => {
    const { body, requestId } = asked;
    if (requestId && requestId.length > LONGEST_REQUEST_ID)
      throw new Error(`too long for PayPal-Request-Id: ${requestId}`);
    const send = async () =>
      request(access, path, {
        method,
        headers: {
          authorization: `Bearer ${await tokens.get()}`,
          prefer: 'return=representation',
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(requestId ? { 'paypal-request-id': requestId } : {}),
        },
        body: body === undefined ? null : typeof body === 'string' ? body : JSON.stringify(body),
      });
    let answer = await send();
    if (answer.status === 401) {
      tokens.drop();
      answer = await send();
    }
    const { status } = answer;
    if (status < 300 || status === 404 || status === 422) return answer;
    throw new GatewayRefused(`paypal: ${status} on ${method} ${path}`);
  };
}

const Token = Type.Object({
  access_token: Type.String({ minLength: 1 }),
  expires_in: Type.Number({ minimum: 0 }),
});

/** One token for all calls; however many need it at once, it is asked for once. */
function keepToken(access: PayPalAccess) {
  let kept: { token: Promise<string>; endsAt: number } | undefined;
  const drop = () => void (kept = undefined);
  return {
    get(): Promise<string> {
      if (kept && kept.endsAt > Date.now()) return kept.token;
      const asked = askToken(access);
      const renewed = { token: asked.then(({ access_token }) => access_token), endsAt: Infinity };
      kept = renewed;
      asked.then(
        ({ expires_in }) => {
          renewed.endsAt = Date.now() + (expires_in - RENEWED_SECONDS_BEFORE) * 1000;
        },
        () => kept === renewed && drop(),
      );
      return renewed.token;
    },
    drop,
  };
}

async function askToken(access: PayPalAccess): Promise<Static<typeof Token>> {
  const { clientId, secret } = access;
  const { status, body } = await request(access, '/v1/oauth2/token', {
    method: 'POST',
    headers: {
      authorization: `Basic ${Buffer.from(`${clientId}:${secret}`).toString('base64')}`,
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: 'grant_type=client_credentials',
  }).catch((error: unknown) => {
    if (!(error instanceof GatewayUnavailable)) throw error;
    // No order was spoken of yet, whatever became of the token.
    const { message, retryAfterSeconds } = error;
    throw new GatewayUnavailable(message, { isOutcomeKnown: true, retryAfterSeconds });
  });
  if (status >= 300) throw new GatewayRefused(`paypal: ${status} for our credentials`);
  return check(Token, body);
}

async function request(
  { url, timeoutMs = TIMEOUT_MS }: PayPalAccess,
  path: string,
  init: { method: string; headers: Record<string, string>; body: string | null },
): Promise<{ status: number; body: unknown }> {
  let response: Response;
  let text: string;
  try {
    response = await fetch(url.replace(/\/$/, '') + path, {
      ...init,
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    });
    text = await response.text();
  } catch (error) {
    const { message } = error as Error;
    throw new GatewayUnavailable(`paypal: ${message}`, { isOutcomeKnown: false });
  }
  const { status } = response;
  if (status === 429) {
    const retryAfterSeconds = Number(response.headers.get('retry-after')) || 5;
    throw new GatewayUnavailable('paypal: 429', { isOutcomeKnown: true, retryAfterSeconds });
  }
  if (status >= 500) throw new GatewayUnavailable(`paypal: ${status}`, { isOutcomeKnown: false });
  return { status, body: parse(text) };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new GatewayUnavailable('paypal: malformed answer', { isOutcomeKnown: false });
  }
}

export function check<T extends TSchema>(schema: T, answer: unknown): Static<T> {
  if (Value.Check(schema, answer)) return answer;
  throw new GatewayUnavailable('paypal: unexpected answer', { isOutcomeKnown: false });
}
