import type { FastifyInstance } from 'fastify';
import fastifyPlugin from 'fastify-plugin';
import type { Provider } from '../../db/tables/money.ts';
import type { AllBooks } from '../../payments/books.ts';
import { connectBooks } from '../../payments/connect-books.ts';
import { connectGateways, type GatewaySettings } from '../../payments/channels.ts';
import type { Gateways } from '../../payments/gateway.ts';
import { connectNoticeCheck, type NoticeCheck } from '../../payments/paypal-notice.ts';
import { readPayPalSettings } from '../../payments/paypal-settings.ts';
import type { ApiEnvironment } from '../config.ts';

/** The gateways and the addresses they are given. */
export interface Paying {
  gateways: Gateways;
  /** Of the same gateways, to hold ours against. */
  books: AllBooks;
  /** Missing where PayPal is not offered. */
  isFromPayPal?: NoticeCheck;
  notifyUrl(provider: Provider): string;
  /** Where the payer comes back to, having paid or not: the page asks us, the return proves nothing. */
  returnUrl(of: { praticaId: string; paymentId: string }): string;
}

declare module 'fastify' {
  interface FastifyInstance {
    paying: Paying;
  }
}

/** Decorates `app.paying`. */
export const paying = fastifyPlugin<{ environment: PayingEnvironment }>(
  async (app: FastifyInstance, { environment }) => {
    const { PUBLIC_URL, NEXI_NOTIFY_URL } = environment;
    const publicUrl = PUBLIC_URL.replace(/\/$/, '');
    const paypal = readPayPalSettings(environment);
    app.decorate('paying', {
      gateways: connectGateways(environment, app.db),
      books: connectBooks(environment, app.db),
      ...(paypal ? { isFromPayPal: connectNoticeCheck(paypal) } : {}),
      notifyUrl: (provider) =>
        (provider === 'nexi' && NEXI_NOTIFY_URL) || `${publicUrl}/api/webhooks/${provider}`,
      returnUrl: ({ praticaId, paymentId }) =>
        `${publicUrl}/pagamento/esito?pratica=${praticaId}&pagamento=${paymentId}`,
    });
  },
);

type PayingEnvironment = GatewaySettings &
  Pick<ApiEnvironment, 'PUBLIC_URL' | 'NEXI_NOTIFY_URL' | 'PAYPAL_CERT_HOSTS'>;
