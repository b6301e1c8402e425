import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { sql } from 'kysely';
import { problem } from '../problem.ts';
import { Live, Ready } from './schemas.ts';

const ANSWER_WITHIN_MS = 2_500;
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
        answers(sql`select 1`.execute(app.db)),
        answers(app.pratiche.isReachable()),
        answers(hasWorker()),
        answers(app.identityAnswers()),
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

/** Public and never limited, so however often it is asked, the engine is asked only so often. */
function remember<T>(ms: number, ask: () => Promise<T>): () => Promise<T> {
  let until = 0;
  let known: Promise<T>;
  return () => {
    if (Date.now() >= until) {
      until = Date.now() + ms;
      known = ask();
    }
    return known;
  };
}

/** True when `asked` says so in time, or answers anything else but false. */
async function answers(asked: Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(resolve, ANSWER_WITHIN_MS, false);
  });
  const heard = asked.then((answer) => answer !== false, () => false); // prettier-ignore
  return Promise.race([heard, late]).finally(() => clearTimeout(timer));
}
