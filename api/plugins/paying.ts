import type { FastifyInstance } from 'fastify';
import fastifyPlugin from 'fastify-plugin';
import type { Gateway } from '../../payments/gateway.ts';
import { connectNexi } from '../../payments/nexi.ts';
import type { ApiEnvironment } from '../config.ts';

/** The card gateway and the addresses it is given. */
export interface Paying {
  gateway: Gateway;
  notifyUrl: string;
  /** Where the payer comes back to, having paid or not: the page asks us, the return proves nothing. */
  returnUrl(praticaId: string): string;
}

declare module 'fastify' {
  interface FastifyInstance {
    paying: Paying;
  }
}

/** Decorates `app.paying`. */
export const paying = fastifyPlugin<{ environment: PayingEnvironment }>(
  async (app: FastifyInstance, { environment }) => {
    const { NEXI_URL: url, NEXI_API_KEY: apiKey, PUBLIC_URL, NEXI_NOTIFY_URL } = environment;
    const publicUrl = PUBLIC_URL.replace(/\/$/, '');
    app.decorate('paying', {
      gateway: connectNexi({ url, apiKey }),
      notifyUrl: NEXI_NOTIFY_URL ?? `${publicUrl}/api/webhooks/nexi`,
      returnUrl: (praticaId: string) => `${publicUrl}/pagamento/esito?pratica=${praticaId}`,
    });
  },
);

type PayingEnvironment = Pick<
  ApiEnvironment,
  'NEXI_URL' | 'NEXI_API_KEY' | 'PUBLIC_URL' | 'NEXI_NOTIFY_URL'
>;
