import type { FastifyInstance } from 'fastify';
import fastifyPlugin from 'fastify-plugin';
import { openQueue, QUEUE_NAMES, type Queue, type QueueName } from '../../db/queues.ts';
import { prepareQueues } from '../../db/queue-schema.ts';

declare module 'fastify' {
  interface FastifyInstance {
    /** The job queues, prepared and opened when first needed. */
    openQueues: () => Promise<Record<QueueName, Queue>>;
  }
}

/** Decorates `app.openQueues`. */
export const openQueues = fastifyPlugin<{ databaseUrl: string }>(
  async (app: FastifyInstance, { databaseUrl }) => {
    let opened: Record<QueueName, Queue> | undefined;
    const open = (name: QueueName): Queue =>
      openQueue(name, databaseUrl).on('error', (err) => app.log.warn({ err }, 'queue'));

    app.decorate('openQueues', async () => {
      if (!opened) await prepareQueues(databaseUrl);
      opened ??= Object.fromEntries(QUEUE_NAMES.map((name) => [name, open(name)])) as Record<
        QueueName,
        Queue
      >;
      return opened;
    });
    app.addHook('onClose', async () => {
      await Promise.all(Object.values(opened ?? {}).map((queue) => queue.close()));
    });
  },
);
