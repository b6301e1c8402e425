import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import twilio from 'twilio';
import { asSystem } from '../../db/connect.ts';
import { settleSms, type Verdict } from '../../db/settle-message.ts';
import { smsCallbackUrl } from '../../notifications/callback-urls.ts';
import { readSmsSettings } from '../../notifications/sms-settings.ts';
import { problem } from '../problem.ts';
import { refused } from './refused.ts';
import { Taken } from './schemas.ts';

const text = (maxLength: number) => Type.Optional(Type.String({ maxLength }));

/** What the provider tells of a message, as far as it is read; missing ones were sent by nobody we know. */
const Callback = Type.Object({
  AccountSid: text(60),
  MessageSid: text(60),
  MessageStatus: text(40),
  ErrorCode: text(10),
});

/** No such number, or one that takes no SMS. */
const DEAD = ['30005', '30006'];

/**
 * Callbacks of the SMS provider. Public, so nothing is believed that is not signed: the signature is
 * over the address, which names comune and message, and over every field.
 */
export const smsCallbacks: FastifyPluginAsyncTypebox = async (app) => {
  const settings = readSmsSettings(app.config);
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: 16_384 },
    async (_request: unknown, body: string) => Object.fromEntries(new URLSearchParams(body)),
  );
  app.post(
    '/webhooks/sms/:comuneId',
    {
      schema: {
        operationId: 'takeSmsCallback',
        tags: ['notifications'],
        consumes: ['application/x-www-form-urlencoded'],
        params: Type.Object({ comuneId: Type.String({ pattern: '^[a-z][a-z-]{0,60}$' }) }),
        querystring: Type.Object({ message: Type.Optional(Type.String({ format: 'uuid' })) }),
        headers: Type.Object({ 'x-twilio-signature': text(200) }),
        body: Callback,
        response: { 200: Taken },
      },
    },
    async ({ params: { comuneId }, query, headers, body, log }) => {
      if (!settings) throw problem('not-found');
      const { MessageSid: ref, MessageStatus: status = '', ErrorCode: code } = body;
      const about = { eventId: ref ?? 'none', orderId: query.message };
      const id = query.message;
      if (!id || !ref) throw refused(log, about, 'it names no message');
      const url = smsCallbackUrl(app.config.PUBLIC_URL, { comuneId, messageId: id });
      const signature = headers['x-twilio-signature'] ?? '';
      const fields = body as Record<string, string>;
      if (!twilio.validateRequest(settings.authToken, signature, url, fields))
        throw refused(log, about, 'signature');
      if (body.AccountSid !== settings.accountSid) throw refused(log, about, 'another account');
      const verdict = verdictOf(status, code);
      const settled = await asSystem(app.db, comuneId, (trx) => settleSms(trx, { id, ref, verdict }));
      if (settled === 'unknown') throw refused(log, about, 'no such message here');
      if (settled === 'stale') throw refused(log, about, 'stale');
      return { taken: true };
    },
  ); // prettier-ignore
};

function verdictOf(status: string, code: string | undefined): Verdict {
  if (status === 'delivered' || status === 'read') return { end: 'delivered' };
  if (status !== 'undelivered' && status !== 'failed') return { end: 'sent' };
  return { end: 'failed', why: 'undelivered', isDead: DEAD.includes(code ?? '') };
}
