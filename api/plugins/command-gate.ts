import type { FastifyInstance } from 'fastify';
import fastifyPlugin from 'fastify-plugin';
import { problem } from '../problem.ts';

declare module 'fastify' {
  interface FastifyInstance {
    /** Runs a command unless the same one is under way: then `in-flight`. */
    onceAtATime: <T>(commandId: string, work: () => Promise<T>) => Promise<T>;
    /** Lets a command into the engine when its turn comes. */
    inTurn: <T>(work: () => Promise<T>) => Promise<T>;
  }
}

export interface GateOptions {
  atOnce: number;
  waiting: number;
}

/**
 * Lets only so many commands into the engine at once. Beyond about 16 on a small machine the
 * tail grows and the throughput does not; beyond the queue's bound callers hear 503 at once.
 */
export const commandGate = fastifyPlugin<GateOptions>(async (app: FastifyInstance, options) => {
  const queue: (() => void)[] = [];
  const underWay = new Set<string>();
  let running = 0;

  app.decorate('onceAtATime', async (commandId, work) => {
    if (underWay.has(commandId)) throw problem('in-flight', { retryAfter: 1 });
    underWay.add(commandId);
    return work().finally(() => underWay.delete(commandId));
  });

  app.decorate('inTurn', async (work) => {
    if (running >= options.atOnce) {
      if (queue.length >= options.waiting) throw problem('unavailable', { retryAfter: 1 });
      // Whoever leaves hands the place over: `running` stays as it is.
      await new Promise<void>((resolve) => queue.push(resolve));
    } else {
      running += 1;
    }
    try {
      return await work();
    } finally {
      const next = queue.shift();
      if (next) next();
      else running -= 1;
    }
  });
});
