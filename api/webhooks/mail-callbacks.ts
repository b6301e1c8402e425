import { createHmac, timingSafeEqual } from 'node:crypto';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { asSystem } from '../../db/connect.ts';
import { settleMail, type Verdict } from '../../db/settle-message.ts';
import { problem } from '../problem.ts';
import { isFresh } from './fresh.ts';
import { keepRawJson } from './raw-json.ts';
import { refused } from './refused.ts';
import { Taken } from './schemas.ts';

const text = (maxLength: number) => Type.String({ minLength: 1, maxLength });

/**
 * What a mail provider tells: that a mail was delivered, or came back. `permanent`: at that address
 * nothing will ever arrive.
 */
const MailEvent = Type.Object({
  id: text(100),
  event: Type.Enum(['delivered', 'bounced']),
  permanent: Type.Optional(Type.Boolean()),
  /** As it left: <…@wemi>. */
  messageId: text(200),
  recipient: text(254),
});

const Headers = Type.Object({
  'x-wemi-timestamp': Type.Optional(
    Type.String({ maxLength: 40, description: 'seconds since 1970' }),
  ),
  'x-wemi-signature': Type.Optional(
    Type.String({
      maxLength: 200,
      description: 'HMAC-SHA256, in hexadecimal, of the timestamp, a dot and the body as it came',
    }),
  ),
});

const MESSAGE_ID = /^<?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@wemi>?$/;

/** Callbacks of the mail provider, signed under one of two live secrets; old ones may be replays. */
export const mailCallbacks: FastifyPluginAsyncTypebox = async (app) => {
  const secrets = app.config.MAIL_WEBHOOK_SECRETS?.split(',');
  const rawOf = keepRawJson(app);
  app.post(
    '/webhooks/mail/:comuneId',
    {
      schema: {
        operationId: 'takeMailCallback',
        tags: ['notifications'],
        params: Type.Object({ comuneId: Type.String({ pattern: '^[a-z][a-z-]{0,60}$' }) }),
        headers: Headers,
        body: MailEvent,
        response: { 200: Taken },
      },
    },
    async (request) => {
      const { body, headers, log, params } = request;
      if (!secrets) throw problem('not-found');
      const about = { eventId: body.id, orderId: undefined };
      const timestamp = headers['x-wemi-timestamp'] ?? '';
      const given = headers['x-wemi-signature'] ?? '';
      const signed = `${timestamp}.${rawOf(request)}`;
      if (!secrets.some((secret) => isSigned(secret, signed, given)))
        throw refused(log, about, 'signature');
      if (
        !/^\d{1,12}$/.test(timestamp) ||
        !isFresh(new Date(Number(timestamp) * 1000).toISOString())
      )
        // prettier-ignore
        throw refused(log, about, 'stale');
      const [, id] = MESSAGE_ID.exec(body.messageId) ?? [];
      if (!id) throw refused(log, about, 'no message of ours');
      const said = { id, recipient: body.recipient, verdict: verdictOf(body) };
      const settled = await asSystem(app.db, params.comuneId, (trx) => settleMail(trx, said));
      if (settled !== 'settled') throw refused(log, about, 'no such message here');
      return { taken: true };
    },
  );
};

function verdictOf({ event, permanent = true }: { event: string; permanent?: boolean }): Verdict {
  if (event === 'delivered') return { end: 'delivered' };
  return { end: 'failed', why: 'bounced', isDead: permanent };
}

function isSigned(secret: string, text: string, given: string): boolean {
  const expected = createHmac('sha256', secret).update(text).digest();
  const said = Buffer.from(given, 'hex');
  return said.length === expected.length && timingSafeEqual(said, expected);
}
