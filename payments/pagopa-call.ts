import type { Static, TSchema } from 'typebox';
import { Value } from 'typebox/value';
import { GatewayRefused, GatewayUnavailable } from './gateway.ts';
import type { PagoPaAccess } from './pagopa-settings.ts';

/** Two in a row, one of them for a page, must end before an opening counts as dead. */
const TIMEOUT_MS = 6_000;
/** pagoPA's products under its one address, as their contracts name them. */
const PRODUCTS = {
  gpd: { path: '/gpd/debt-positions-service/v3', key: 'gpdKey' },
  receipts: { path: '/gpd/payments-receipts-service/v1', key: 'receiptsKey' },
  checkout: { path: '/checkout/ec/v2', key: 'checkoutKey' },
  fdr: { path: '/fdr-org/service/v1', key: 'fdrKey' },
} as const;

export type CallPagoPa = ReturnType<typeof callPagoPa>;
interface Answered {
  status: number;
  text: string;
  location: string | null;
}

/**
 * Calls a product of pagoPA with its key. Redirects are answers: nobody follows them here.
 * @returns what was answered; 302, 404 and 409 are answers too
 * @throws GatewayUnavailable or GatewayRefused for anything else
 */
export function callPagoPa(access: PagoPaAccess) {
  return async (
    product: keyof typeof PRODUCTS,
    method: 'GET' | 'POST' | 'DELETE',
    path: string,
    body?: object,
  ): Promise<Answered> => {
    const { path: base, key } = PRODUCTS[product];
    const answer = await send(access, base + path, {
      method,
      headers: {
        'ocp-apim-subscription-key': access[key],
        ...(body ? { 'content-type': 'application/json' } : {}),
      },
      body: body ? JSON.stringify(body) : null,
    });
    const { status } = answer;
    if (status === 429)
      throw new GatewayUnavailable('pagopa: 429', { isOutcomeKnown: true, retryAfterSeconds: answer.retryAfterSeconds }); // prettier-ignore
    if (status >= 500) throw new GatewayUnavailable(`pagopa: ${status}`, { isOutcomeKnown: false });
    if (status < 300 || [302, 404, 409].includes(status)) return answer;
    throw new GatewayRefused(`pagopa: ${status} on ${method} ${product}`);
  };
}

async function send(
  { url, timeoutMs = TIMEOUT_MS }: PagoPaAccess,
  path: string,
  init: { method: string; headers: Record<string, string>; body: string | null },
) {
  try {
    const response = await fetch(url.replace(/\/$/, '') + path, {
      ...init,
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    });
    return {
      status: response.status,
      text: await response.text(),
      location: response.headers.get('location'),
      retryAfterSeconds: Number(response.headers.get('retry-after')) || 5,
    };
  } catch (error) {
    const { message } = error as Error;
    throw new GatewayUnavailable(`pagopa: ${message}`, { isOutcomeKnown: false });
  }
}

/** @throws GatewayUnavailable when an answer does not make sense */
export function parse<T extends TSchema>(schema: T, text: string): Static<T> {
  let answer: unknown;
  try {
    answer = JSON.parse(text);
  } catch {
    throw new GatewayUnavailable('pagopa: malformed answer', { isOutcomeKnown: false });
  }
  if (Value.Check(schema, answer)) return answer;
  throw new GatewayUnavailable('pagopa: unexpected answer', { isOutcomeKnown: false });
}
