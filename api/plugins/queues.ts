import { createBullBoard } from '@bull-board/api';
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter';
import { FastifyAdapter } from '@bull-board/fastify';
import type { FastifyInstance } from 'fastify';
import { problem } from '../problem.ts';
import { only } from './auth.ts';
import { sendProblem } from './problems.ts';
import { createTicketOffice } from './queue-ticket.ts';

const BASE = '/api/queues';

/**
 * The queues' own page (bull-board), for administrators. It is opened by navigating, and a browser
 * that navigates sends no token: so the administrator's app first asks, with its token, for a
 * ticket (POST /api/queues/session), a cookie that is good as long as that token is, is read by no
 * script, goes with no request that starts elsewhere (SameSite=Strict, so no forged clicks) and only
 * to this path. It is signed with a key that dies with the process. The page only reads: one set of queues
 * serves every comune and bull-board cannot tell their jobs apart, so that an administrator sees
 * those of all. What is seen is therefore ids alone, and errors say nothing of persons: the rows
 * they name are read behind row-level security.
 */
export async function queues(
  app: FastifyInstance,
  { publicUrl }: { publicUrl: string },
): Promise<void> {
  const tickets = createTicketOffice({ path: BASE, isSecure: publicUrl.startsWith('https:') });
  /** By who holds a ticket: whether the token it was given for is still good. */
  const stillStands = new Map<string, () => Promise<boolean>>();
  const serverAdapter = new FastifyAdapter().setBasePath(BASE);
  const board = createBullBoard({
    queues: [],
    // The two packages each bring their own copy of the type.
    serverAdapter: serverAdapter as never,
    options: { uiConfig: UI },
  });

  app.post(
    `${BASE}/session`,
    {
      onRequest: [app.authenticate, only('admin')],
      schema: {
        operationId: 'openQueues',
        tags: ['admin'],
        security: [{ bearer: [] }],
        response: { 204: { type: 'null', description: 'Now open /api/queues' } },
      },
    },
    async (request, reply) => {
      const { id, expiresAt } = request.actor;
      for (const queue of Object.values(await app.openQueues())) {
        board.addQueue(new BullMQAdapter(queue as never, { readOnlyMode: true }));
      }
      stillStands.set(id, request.stillStands);
      return reply.header('set-cookie', tickets.issue(id, expiresAt)).code(204).send(null);
    },
  );
  await app.register(async (scope) => {
    scope.addHook('onRequest', async (request, reply) => {
      const holder = tickets.holderOf(request.headers.cookie);
      if (holder && (await stillStands.get(holder)?.())) return;
      if (holder) stillStands.delete(holder);
      await sendProblem(request, reply, problem('unauthenticated'));
    });
    await scope.register(serverAdapter.registerPlugin(), { prefix: BASE });
  });
}

const UI = { boardTitle: 'WeMi', hideRedisDetails: true } as const;
