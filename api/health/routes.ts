import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { sql } from 'kysely';
import { answers, remember } from '../answers.ts';
import { problem } from '../problem.ts';
import { Live, Ready } from './schemas.ts';

const WORKER_KNOWN_FOR_MS = 3_000;

/** Whether the process lives, and whether the parts it stands on answer. Public, never limited. */
export const routes: FastifyPluginAsyncTypebox = async (app) => {
  const tags = ['health'];
  const hasWorker = remember(WORKER_KNOWN_FOR_MS, () => app.pratiche.hasWorker());

  app.get(
    '/health/live',
    { schema: { operationId: 'getLive', tags, response: { 200: Live } } },
    async () => ({ status: 'up' }) as const,
  );

  app.get(
    '/health/ready',
    { schema: { operationId: 'getReady', tags, response: { 200: Ready } } },
    async () => {
      const [database, temporal, worker, identity] = await Promise.all([
        answers(() => sql`select 1`.execute(app.db)),
        answers(() => app.pratiche.isReachable()),
        answers(hasWorker),
        answers(() => app.identityAnswers()),
      ]);
      const parts = { database, temporal, worker, identity };
      const missing = Object.entries(parts).flatMap(([part, isUp]) => (isUp ? [] : [part]));
      if (missing.length > 0) {
        const detail = {
          it: `Non rispondono: ${missing.join(', ')}.`,
          en: `Not answering: ${missing.join(', ')}.`,
        };
        throw problem('unavailable', { retryAfter: 2, missing, detail });
      }
      return {
        status: 'ready',
        parts: { database: 'up', temporal: 'up', worker: 'up', identity: 'up' },
      } as const;
    },
  );
};
