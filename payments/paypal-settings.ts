import type { PayPalAccess } from './paypal-call.ts';

interface PayPalVariables {
  PAYPAL_URL?: string;
  PAYPAL_CLIENT_ID?: string;
  PAYPAL_SECRET?: string;
  PAYPAL_WEBHOOK_IDS?: string;
  PAYPAL_CERT_HOSTS?: string;
}

export interface PayPalSettings extends PayPalAccess {
  /** Two while one replaces the other. */
  webhookIds: string[];
  /** Where certificates may be said to lie; `protocol` is that of PayPal's own address. */
  certificates: { hosts: string[]; protocol: string };
}

const PAYPAL_HOSTS = 'api.paypal.com,api.sandbox.paypal.com';

/**
 * The variables stand together: all, or none.
 * @returns undefined when this deployment has no PayPal
 * @throws Error naming those that are missing
 */
export function readPayPalSettings(variables: PayPalVariables): PayPalSettings | undefined {
  const { PAYPAL_URL, PAYPAL_CLIENT_ID, PAYPAL_SECRET, PAYPAL_WEBHOOK_IDS } = variables;
  const group = { PAYPAL_URL, PAYPAL_CLIENT_ID, PAYPAL_SECRET, PAYPAL_WEBHOOK_IDS };
  const missing = Object.entries(group).filter(([, value]) => !value);
  if (missing.length === Object.keys(group).length) return undefined;
  if (missing.length > 0)
    throw new Error(
      `Environment: missing or malformed ${missing.map(([name]) => name).join(', ')}`,
    );
  const hosts = (variables.PAYPAL_CERT_HOSTS ?? PAYPAL_HOSTS).split(',');
  return {
    url: PAYPAL_URL!,
    clientId: PAYPAL_CLIENT_ID!,
    secret: PAYPAL_SECRET!,
    webhookIds: PAYPAL_WEBHOOK_IDS!.split(','),
    certificates: { hosts, protocol: new URL(PAYPAL_URL!).protocol },
  };
}
