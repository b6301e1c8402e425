import type { Message } from './messages.ts';

/** A message as the contract shows it: instants in RFC 2822, numbers as text. */
export function toResource(message: Message, accountSid: string) {
  const { sid, to_number: to, from_sender: from, body, status } = message;
  const uri = `/2010-04-01/Accounts/${accountSid}/Messages/${sid}`;
  return {
    account_sid: accountSid,
    api_version: '2010-04-01',
    body,
    date_created: toRfc2822(message.created_at),
    date_sent: message.sent_at && toRfc2822(message.sent_at),
    date_updated: toRfc2822(message.updated_at),
    direction: 'outbound-api',
    error_code: message.error_code,
    error_message: message.error_code ? `Error ${message.error_code}` : null,
    from,
    messaging_service_sid: null,
    num_media: '0',
    num_segments: String(message.segments),
    price: null,
    price_unit: 'EUR',
    sid,
    status,
    subresource_uris: { media: `${uri}/Media.json` },
    to,
    uri: `${uri}.json`,
  };
}

function toRfc2822(instant: string): string {
  return new Date(instant).toUTCString().replace('GMT', '+0000');
}
