import { createHmac, randomUUID } from 'node:crypto';
import { writeNotice } from '../courier.ts';
import type { FaultSwitch } from '../faults.ts';
import type { Books } from './books.ts';
import type { Message, Status } from './messages.ts';

export interface Account {
  sid: string;
  token: string;
}

/** The signature of a callback: over its address and then each field and value, fields in order. */
export function signCallback(token: string, url: string, fields: Record<string, string>): string {
  const signed = Object.keys(fields)
    .sort()
    .reduce((text, name) => text + name + fields[name], url);
  return createHmac('sha1', token).update(signed, 'utf8').digest('base64');
}

/** Tells whoever asked for a message what has become of it; the courier takes it from there. */
export function tellStatus(
  books: Books,
  { account, faults }: { account: Account; faults: FaultSwitch },
  { message, status, error }: { message: Message; status: Status; error?: number | undefined },
): void {
  const { sid, status_callback: url, to_number: to, from_sender: from } = message;
  if (!url) return;
  const fields = {
    AccountSid: account.sid,
    ApiVersion: '2010-04-01',
    From: from,
    MessageSid: sid,
    MessageStatus: status,
    SmsSid: sid,
    SmsStatus: status,
    To: to,
    ...(error ? { ErrorCode: String(error) } : {}),
  };
  writeNotice(books, faults, {
    eventId: randomUUID(),
    orderId: sid,
    url,
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-twilio-signature': signCallback(account.token, url, fields),
    },
    body: new URLSearchParams(fields).toString(),
  });
}
