import type { Method, Provider } from '../db/tables/money.ts';
import { GatewayUnavailable, type Gateway, type Gateways } from './gateway.ts';
import { connectNexi } from './nexi.ts';

/** Of the environment (api/config.ts): each gateway's address and keys. */
export interface GatewaySettings {
  NEXI_URL: string;
  NEXI_API_KEY: string;
}

export const PROVIDER_OF: Record<Method, Provider> = {
  card: 'nexi',
  paypal: 'paypal',
  pagopa: 'pagopa',
};

export function connectGateways({
  NEXI_URL: url,
  NEXI_API_KEY: apiKey,
}: GatewaySettings): Gateways {
  return { nexi: connectNexi({ url, apiKey }) };
}

/** Of these ways to pay, those that this deployment has a gateway for. */
export function offeredBy(gateways: Gateways, methods: readonly Method[]): Method[] {
  return methods.filter((method) => gateways[PROVIDER_OF[method]] !== undefined);
}

/**
 * @throws GatewayUnavailable when it was there once and is not any more: what it knows of our
 *   orders has to wait for it
 */
export function gatewayOf(gateways: Gateways, provider: Provider): Gateway {
  const gateway = gateways[provider];
  if (gateway) return gateway;
  throw new GatewayUnavailable(`no gateway ${provider}`, { isOutcomeKnown: true });
}
