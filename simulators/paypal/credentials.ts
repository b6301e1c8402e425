import { randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { readForms } from '../pay-page.ts';
import { unauthorized } from './errors.ts';

const LIVES_SECONDS = 32_400;

export interface Merchant {
  clientId: string;
  secret: string;
}

/** OAuth 2 with the merchant's own credentials; tokens live in memory, a restart ends them all. */
export function issueTokens({ clientId, secret }: Merchant) {
  const tokens = new Map<string, number>();
  const basic = `Basic ${Buffer.from(`${clientId}:${secret}`).toString('base64')}`;
  return {
    async routes(app: FastifyInstance) {
      readForms(app);
      app.post('/v1/oauth2/token', async ({ headers, body }, reply) => {
        const isAsked = (body as { grant_type?: string } | null)?.grant_type;
        if (headers.authorization !== basic)
          return reply.code(401).send({ error: 'invalid_client', error_description: 'Client Authentication failed' }); // prettier-ignore
        if (isAsked !== 'client_credentials')
          return reply.code(400).send({ error: 'unsupported_grant_type', error_description: 'Unsupported grant_type' }); // prettier-ignore
        const token = randomBytes(48).toString('base64url');
        tokens.set(token, Date.now() + LIVES_SECONDS * 1000);
        return {
          scope: 'https://uri.paypal.com/services/payments/payment',
          access_token: token,
          token_type: 'Bearer',
          app_id: 'APP-WEMI',
          expires_in: LIVES_SECONDS,
          nonce: randomBytes(8).toString('hex'),
        };
      });
    },
    async require(request: FastifyRequest, reply: FastifyReply): Promise<void> {
      const [, token] = /^Bearer (.+)$/.exec(request.headers.authorization ?? '') ?? [];
      if (!token || (tokens.get(token) ?? 0) < Date.now()) await unauthorized(reply);
    },
    forget: () => tokens.clear(),
  };
}
export type Tokens = ReturnType<typeof issueTokens>;
