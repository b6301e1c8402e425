import { Type } from 'typebox';
import { callPayPal, check } from './paypal-call.ts';
import type { PayPalSettings } from './paypal-settings.ts';

/** The transmission headers of a notice. */
export interface Transmission {
  id: string;
  time: string;
  signature: string;
  certificateUrl: string;
  algorithm: string;
}

const Verified = Type.Object({ verification_status: Type.String() });

/**
 * Asks PayPal whether it sent these very bytes to one of our webhooks. The certificate, which only
 * PayPal fetches, must be said to lie on a host of its own.
 * @param raw the body as it came: parsed and printed again it would be another
 * @throws GatewayUnavailable when PayPal cannot be asked
 */
export function connectNoticeCheck(settings: PayPalSettings) {
  const call = callPayPal(settings);
  const { certificates, webhookIds } = settings;
  return async (transmission: Transmission, raw: string): Promise<boolean> => {
    if (!isOnList(transmission.certificateUrl, certificates)) return false;
    for (const webhookId of webhookIds) {
      const body = claim(transmission, { webhookId, raw });
      const { status, body: answer } = await call('POST', '/v1/notifications/verify-webhook-signature', { body }); // prettier-ignore
      if (status < 300 && check(Verified, answer).verification_status === 'SUCCESS') return true;
    }
    return false;
  };
}
export type NoticeCheck = ReturnType<typeof connectNoticeCheck>;

function isOnList(address: string, { hosts, protocol }: PayPalSettings['certificates']): boolean {
  const url = URL.parse(address);
  if (!url || url.username || url.password) return false;
  return url.protocol === protocol && hosts.includes(url.host);
}

/** The notice goes in as text: JSON.stringify of a parsed one would not give the same bytes. */
function claim(
  { id, time, signature, certificateUrl, algorithm }: Transmission,
  { webhookId, raw }: { webhookId: string; raw: string },
): string {
  const about = {
    auth_algo: algorithm,
    cert_url: certificateUrl,
    transmission_id: id,
    transmission_sig: signature,
    transmission_time: time,
    webhook_id: webhookId,
  };
  return `${JSON.stringify(about).slice(0, -1)},"webhook_event":${raw}}`;
}
