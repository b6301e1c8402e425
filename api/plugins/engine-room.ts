import type { FastifyInstance } from 'fastify';
import fastifyPlugin from 'fastify-plugin';
import { connectEngineRoom, type EngineRoom } from '../../temporal/describe.ts';
import type { ApiEnvironment } from '../config.ts';

declare module 'fastify' {
  interface FastifyInstance {
    /** Looks at workflows from outside. */
    engineRoom: EngineRoom;
  }
}

/** Decorates `app.engineRoom`. */
export const engineRoom = fastifyPlugin<{ environment: EngineEnvironment }>(
  async (app: FastifyInstance, { environment }) => {
    const { TEMPORAL_ADDRESS: address, TEMPORAL_NAMESPACE: namespace } = environment;
    const room = connectEngineRoom({ address, ...(namespace ? { namespace } : {}) });
    app.decorate('engineRoom', room);
    app.addHook('onClose', () => room.close());
  },
);

type EngineEnvironment = Pick<ApiEnvironment, 'TEMPORAL_ADDRESS' | 'TEMPORAL_NAMESPACE'>;
