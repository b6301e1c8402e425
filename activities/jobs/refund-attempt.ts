import { asSystem } from '../../db/connect.ts';
import { listDueRefunds } from '../../db/refund-rows.ts';
import { recordRefund, recordRefusedRefund } from '../../db/refunds.ts';
import { gatewayOf } from '../../payments/channels.ts';
import { GatewayRefused } from '../../payments/gateway.ts';
import type { Settling } from '../../payments/outcome.ts';

export interface AttemptJob {
  attemptId: string;
  comuneId: string;
}

/** Gives back whatever of an attempt is on its way back. */
export async function refundAttempt(settling: Settling, job: AttemptJob): Promise<void> {
  const { attemptId, comuneId } = job;
  const refunds = await asSystem(settling.db, comuneId, (trx) =>
    listDueRefunds(trx, { attemptId }),
  );
  for (const refund of refunds) await giveBack(settling, refund);
}

type Due = Awaited<ReturnType<typeof listDueRefunds>>[number];

/** The key is the refund's id: however often it is asked, one refund. */
async function giveBack({ db, gateways }: Settling, refund: Due): Promise<void> {
  const { id, comuneId, paymentId, provider, operationId, amountCents } = refund;
  const record = (write: typeof recordRefund | typeof recordRefusedRefund) =>
    asSystem<unknown>(db, comuneId, (trx) =>
      write(trx, { id, paymentId, at: new Date().toISOString() }),
    );
  try {
    if (provider === 'transfer') return;
    const gateway = gatewayOf(gateways, provider);
    if (!gateway.refund) return;
    await gateway.refund({ operationId, amountCents, key: `refund-${id}` });
  } catch (error) {
    if (!(error instanceof GatewayRefused)) throw error;
    await record(recordRefusedRefund);
    return;
  }
  await record(recordRefund);
}
