import type { Capture } from './captures.ts';
import type { Trx } from './connect.ts';
import { directAccount, enteAccount, transactionIdOf, writeMovement } from './ledger-entries.ts';

/**
 * What a payer sent straight to an ente: it has it, so that no payout pays it again; what the comune's
 * fee takes of it, and what is given back, the ente owes (docs/adr/0034). Nothing of other captures.
 */
export async function bookDirect(
  trx: Trx,
  { capture, enteId, commandId, at }: { capture: Capture; enteId: string; commandId: string; at: string }, // prettier-ignore
): Promise<void> {
  if (capture.provider !== 'transfer') return;
  const { id, comuneId, praticaId, paymentId, operationId, amountCents: cents } = capture;
  await writeMovement(trx, {
    ...{ comuneId, praticaId, paymentId, commandId, cents, at },
    gatewayReference: operationId,
    transactionId: transactionIdOf('direct', id),
    kind: 'direct',
    debit: enteAccount(enteId),
    credit: directAccount(enteId),
  });
}
