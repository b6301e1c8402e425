import type { Db } from '../db/connect.ts';
import type { Method, Provider } from '../db/tables/money.ts';
import { GatewayUnavailable, type Gateway, type Gateways } from './gateway.ts';
import { connectNexi } from './nexi.ts';
import { creditorsOf } from './pagopa-creditors.ts';
import { readPagoPaSettings, type PagoPaVariables } from './pagopa-settings.ts';
import { connectPagoPa } from './pagopa.ts';
import { connectPayPal } from './paypal.ts';
import { readPayPalSettings } from './paypal-settings.ts';

/** Of the environment (api/config.ts): each gateway's address and keys. */
export interface GatewaySettings extends PagoPaVariables {
  NEXI_URL: string;
  NEXI_API_KEY: string;
  PAYPAL_URL?: string;
  PAYPAL_CLIENT_ID?: string;
  PAYPAL_SECRET?: string;
  PAYPAL_WEBHOOK_IDS?: string;
}

export const PROVIDER_OF: Record<Method, Provider> = {
  card: 'nexi',
  paypal: 'paypal',
  pagopa: 'pagopa',
};

/**
 * @param db for what comuni laid down about pagoPA
 * @throws Error when of a gateway's group of variables some are there and some are missing
 */
export function connectGateways(settings: GatewaySettings, db: Db): Gateways {
  const { NEXI_URL: url, NEXI_API_KEY: apiKey } = settings;
  const paypal = readPayPalSettings(settings);
  const pagopa = readPagoPaSettings(settings);
  return {
    nexi: connectNexi({ url, apiKey }),
    ...(paypal ? { paypal: connectPayPal(paypal) } : {}),
    ...(pagopa ? { pagopa: connectPagoPa(pagopa, creditorsOf(db)) } : {}),
  };
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
