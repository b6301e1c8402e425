import { listCaptures, type Capture } from '../../db/captures.ts';
import { asSystem } from '../../db/connect.ts';
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
  const captures = await asSystem(settling.db, comuneId, (trx) =>
    listCaptures(trx, { attemptId, status: 'to-refund' }),
  );
  for (const capture of captures) await refundCapture(settling, capture);
}

/** The key is the capture's id: however often it is asked, one refund. */
async function refundCapture({ db, gateways }: Settling, capture: Capture): Promise<void> {
  const { id, comuneId, paymentId, provider, operationId, refundCents } = capture;
  if (!refundCents) throw new Error(`capture ${id}: nothing to refund`);
  const record = (write: typeof recordRefund | typeof recordRefusedRefund) =>
    asSystem<unknown>(db, comuneId, (trx) =>
      write(trx, { id, paymentId, at: new Date().toISOString() }),
    );
  try {
    const gateway = gatewayOf(gateways, provider);
    await gateway.refund({ operationId, amountCents: refundCents, key: `refund-${id}` });
  } catch (error) {
    if (!(error instanceof GatewayRefused)) throw error;
    await record(recordRefusedRefund);
    return;
  }
  await record(recordRefund);
}
