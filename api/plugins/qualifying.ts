import type { FastifyInstance } from 'fastify';
import fastifyPlugin from 'fastify-plugin';
import { connectQualifications, type Qualifications } from '../../temporal/qualifications.ts';
import type { ApiEnvironment } from '../config.ts';

declare module 'fastify' {
  interface FastifyInstance {
    /** Writes to qualifications of enti. */
    qualifications: Qualifications;
  }
}

type EngineEnvironment = Pick<
  ApiEnvironment,
  'TEMPORAL_ADDRESS' | 'TEMPORAL_NAMESPACE' | 'TEMPORAL_TASK_QUEUE'
>;

/** Decorates `app.qualifications`. */
export const qualifying = fastifyPlugin<{ environment: EngineEnvironment }>(
  async (app: FastifyInstance, { environment }) => {
    const qualifications = connectQualifications({
      address: environment.TEMPORAL_ADDRESS,
      namespace: environment.TEMPORAL_NAMESPACE,
      taskQueue: environment.TEMPORAL_TASK_QUEUE,
    });
    app.decorate('qualifications', qualifications);
    app.addHook('onClose', () => qualifications.close());
  },
);
