import { randomUUID } from 'node:crypto';
import { Type, type Static, type TSchema } from 'typebox';
import { Value } from 'typebox/value';
import {
  GatewayRefused,
  GatewayUnavailable,
  type RefundingGateway,
  type GatewayOperation,
} from './gateway.ts';

/**
 * Nexi XPay, Payment API v1 (developer.nexigroup.com). Amounts travel as strings of cents, every
 * call carries X-API-KEY and a Correlation-Id, and none is waited for longer than `timeoutMs`.
 */
export function connectNexi(access: NexiAccess): RefundingGateway {
  const call = callNexi(access);
  return {
    async openOrder({ orderId, amountCents, description, notifyUrl, resultUrl, cancelUrl }) {
      const amount = String(amountCents);
      const answer = await call('POST', '/orders/hpp', {
        body: {
          order: { orderId, amount, currency: 'EUR', description },
          paymentSession: {
            actionType: 'PAY',
            amount,
            language: 'ita',
            resultUrl,
            cancelUrl,
            notificationUrl: notifyUrl,
          },
        },
      });
      const { hostedPage, securityToken } = check(OpenedOrder, answer);
      return { hostedPage, securityToken };
    },
    async readOrder({ orderId }) {
      const order = await readNexiOrder(call, orderId);
      if (!order) return undefined;
      const { orderStatus, operations } = order;
      return {
        amountCents: Number(orderStatus.order.amount),
        currency: orderStatus.order.currency,
        operations: operations.map(toOperation),
      };
    },
    async refund({ operationId, amountCents, key }) {
      const path = `/operations/${encodeURIComponent(operationId)}/refunds`;
      const body = { amount: String(amountCents), currency: 'EUR', description: 'WeMi' };
      const answer = await call('POST', path, { body, headers: { 'idempotency-key': key } });
      if (answer === undefined) throw new GatewayRefused(`no operation ${operationId}`);
    },
  };
}

const Cents = Type.String({ pattern: '^\\d{1,9}$' });
const OpenedOrder = Type.Object({
  hostedPage: Type.String({ pattern: '^https?://' }),
  securityToken: Type.String({ minLength: 1 }),
});
export const NexiOperation = Type.Object({
  orderId: Type.String(),
  operationId: Type.String({ minLength: 1 }),
  operationTime: Type.String(),
  operationType: Type.String(),
  operationResult: Type.String(),
  operationAmount: Cents,
});
const ReadOrder = Type.Object({
  orderStatus: Type.Object({ order: Type.Object({ amount: Cents, currency: Type.String() }) }),
  operations: Type.Array(NexiOperation),
});

/** @returns undefined when the gateway knows no such order */
export async function readNexiOrder(call: CallNexi, orderId: string) {
  const answer = await call('GET', `/orders/${encodeURIComponent(orderId)}`);
  return answer === undefined ? undefined : check(ReadOrder, answer);
}

export interface NexiAccess {
  url: string;
  apiKey: string;
  /** No call is waited for longer. */
  timeoutMs?: number;
}

type CallNexi = ReturnType<typeof callNexi>;
type Call = { body?: object; headers?: Record<string, string> };

/** @returns the answer's JSON, or undefined for 404 */
export function callNexi({ url, apiKey, timeoutMs = 8_000 }: NexiAccess) {
  return async (method: 'GET' | 'POST', path: string, { body, headers }: Call = {}) => {
    let response: Response;
    let text: string;
    try {
      response = await fetch(url.replace(/\/$/, '') + path, {
        method,
        headers: {
          'x-api-key': apiKey,
          'correlation-id': randomUUID(),
          ...(body ? { 'content-type': 'application/json' } : {}),
          ...headers,
        },
        body: body ? JSON.stringify(body) : null,
        redirect: 'error',
        signal: AbortSignal.timeout(timeoutMs),
      });
      text = await response.text();
    } catch (error) {
      const { message } = error as Error;
      throw new GatewayUnavailable(`gateway: ${message}`, { isOutcomeKnown: false });
    }
    if (response.status === 404) return undefined;
    if (response.status === 429) {
      const retryAfterSeconds = Number(response.headers.get('retry-after')) || 5;
      throw new GatewayUnavailable('gateway: 429', { isOutcomeKnown: true, retryAfterSeconds });
    }
    if (response.status >= 500) {
      throw new GatewayUnavailable(`gateway: ${response.status}`, { isOutcomeKnown: false });
    }
    if (!response.ok) throw new GatewayRefused(`gateway: ${response.status} on ${method} ${path}`);
    return parse(text);
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new GatewayUnavailable('gateway: malformed answer', { isOutcomeKnown: false });
  }
}

export function check<T extends TSchema>(schema: T, answer: unknown): Static<T> {
  if (Value.Check(schema, answer)) return answer;
  throw new GatewayUnavailable('gateway: unexpected answer', { isOutcomeKnown: false });
}

const FAILURES = ['DECLINED', 'DENIED_BY_RISK', 'THREEDS_FAILED', 'CANCELED', 'FAILED'];

/** With implicit capture a payment is a CAPTURE that is EXECUTED; refunds are not its outcome. */
function toOperation(operation: {
  operationId: string;
  operationType: string;
  operationResult: string;
  operationAmount: string;
}): GatewayOperation {
  const { operationId: id, operationType: type, operationResult: result } = operation;
  const amountCents = Number(operation.operationAmount);
  if (type !== 'CAPTURE' && type !== 'AUTHORIZATION') return { id, outcome: 'other', amountCents };
  if (type === 'CAPTURE' && result === 'EXECUTED') return { id, outcome: 'success', amountCents };
  if (FAILURES.includes(result)) return { id, outcome: 'failure', amountCents };
  return { id, outcome: 'pending', amountCents };
}
