import { createPublicKey, randomUUID, sign, verify } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { writeNotice } from '../courier.ts';
import type { FaultSwitch } from '../faults.ts';
import { newId, signingKey, type Books } from './books.ts';

export interface Webhook {
  id: string;
  url: string;
  event_types: string[];
}

export function addWebhook(books: Books, { id, url, event_types }: Webhook): void {
  books
    .prepare('insert or replace into webhooks values (?, ?, ?)')
    .run(id, url, JSON.stringify(event_types));
}

function listWebhooks(books: Books): Webhook[] {
  const rows = books.prepare('select * from webhooks').all() as Record<string, string>[];
  return rows.map(({ id, url, event_types }) => ({
    id: id!,
    url: url!,
    event_types: JSON.parse(event_types!) as string[],
  }));
}

const SUMMARIES = {
  'CHECKOUT.ORDER.APPROVED': 'An order has been approved by buyer',
  'PAYMENT.CAPTURE.COMPLETED': 'Payment completed',
  'PAYMENT.CAPTURE.PENDING': 'Payment pending',
  'PAYMENT.CAPTURE.DENIED': 'Payment denied',
  'PAYMENT.CAPTURE.REFUNDED': 'A capture was refunded',
} as const;
export type EventType = keyof typeof SUMMARIES;

interface Event {
  type: EventType;
  orderId: string;
  resource: object;
}

/** Writes an event down for each webhook that listens to it, signed for that webhook. */
export function tellWebhooks(
  { books, faults, url }: { books: Books; faults: FaultSwitch; url: string },
  { type, orderId, resource }: Event,
): void {
  const id = `WH-${newId()}-${newId()}`;
  const body = JSON.stringify({
    id,
    event_version: '1.0',
    create_time: new Date().toISOString(),
    resource_type: type.startsWith('CHECKOUT') ? 'checkout-order' : type.endsWith('REFUNDED') ? 'refund' : 'capture', // prettier-ignore
    resource_version: '2.0',
    event_type: type,
    summary: SUMMARIES[type],
    resource,
    links: [
      { href: `${url}/v1/notifications/webhooks-events/${id}`, rel: 'self', method: 'GET' },
      { href: `${url}/v1/notifications/webhooks-events/${id}/resend`, rel: 'resend', method: 'POST' }, // prettier-ignore
    ],
  });
  for (const webhook of listWebhooks(books)) {
    const { event_types } = webhook;
    if (!event_types.includes(type) && !event_types.includes('*')) continue;
    const headers = signNotice({ books, url }, { webhookId: webhook.id, body });
    writeNotice(books, faults, { eventId: id, orderId, url: webhook.url, headers, body });
  }
}

/** The transmission headers of a notice: what is signed names the body by its CRC32. */
export function signNotice(
  { books, url }: { books: Books; url: string },
  { webhookId, body, at = new Date() }: { webhookId: string; body: string; at?: Date },
): Record<string, string> {
  const { id, private_key } = signingKey(books);
  const time = at.toISOString();
  for (;;) {
    const transmission = randomUUID();
    const text = signedText({ transmission, time, webhookId, body });
    const signature = sign('sha256', Buffer.from(text), private_key).toString('base64');
    // The contract has a signature begin with a letter or a digit.
    if (!/^\w/.test(signature) || /^\d+$/.test(signature)) continue;
    return {
      'paypal-transmission-id': transmission,
      'paypal-transmission-time': time,
      'paypal-transmission-sig': signature,
      'paypal-cert-url': `${url}/v1/notifications/certs/${id}`,
      'paypal-auth-algo': 'SHA256withRSA',
    };
  }
}

export interface Claim {
  auth_algo: string;
  cert_url: string;
  transmission_id: string;
  transmission_sig: string;
  transmission_time: string;
  webhook_id: string;
}

/** Whether we sent exactly these bytes to that webhook. */
export function isOurs({ books, url }: { books: Books; url: string }, claim: Claim, body: string) {
  const { id, private_key } = signingKey(books);
  const isKnown = listWebhooks(books).some((webhook) => webhook.id === claim.webhook_id);
  if (!isKnown || claim.auth_algo !== 'SHA256withRSA') return false;
  if (claim.cert_url !== `${url}/v1/notifications/certs/${id}`) return false;
  const { transmission_id: transmission, transmission_time: time, webhook_id: webhookId } = claim;
  const text = signedText({ transmission, time, webhookId, body });
  const signature = Buffer.from(claim.transmission_sig, 'base64');
  return verify('sha256', Buffer.from(text), createPublicKey(private_key), signature);
}

function signedText(of: { transmission: string; time: string; webhookId: string; body: string }) {
  return [of.transmission, of.time, of.webhookId, crc32(of.body)].join('|');
}

/**
 * The text of one member of a JSON object, byte for byte as it was sent: a signature is of bytes,
 * and parsing and printing again would change them.
 */
export function rawMember(json: string, name: string): string | undefined {
  let depth = 0;
  let from: number | undefined;
  for (const { 0: token, index } of json.matchAll(/"(?:[^"\\]|\\.)*"|[{}[\]]/g)) {
    if (token === '{' || token === '[') depth += 1;
    if (token === '}' || token === ']') depth -= 1;
    if (from !== undefined && depth === 1 && index >= from && /[}\]]/.test(token)) {
      return json.slice(from, index + 1);
    }
    if (depth === 1 && from === undefined && token === JSON.stringify(name)) {
      const rest = /^\s*:\s*(?=[{[])/.exec(json.slice(index + token.length));
      if (rest) from = index + token.length + rest[0].length;
    }
  }
  return undefined;
}
