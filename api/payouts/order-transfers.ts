import type { FastifyInstance } from 'fastify';
import type { Static } from 'typebox';
import { asSystem } from '../../db/connect.ts';
import { nameUuid } from '../../db/name-uuid.ts';
import { findComuneAccount } from '../../db/payouts/accounts.ts';
import { addPayoutAct, findPayoutAct, movePayout } from '../../db/payouts/payouts.ts';
import { addTransferFile, lockTransfers } from '../../db/payouts/transfer-files.ts';
import { endToEndIdOf, writeTransferOrder } from '../../payouts/credit-transfer.ts';
import type { Actor } from '../actor.ts';
import { today } from '../days.ts';
import { hashRequest } from '../idempotency.ts';
import { invalid, problem } from '../problem.ts';
import type { TransferFileBody } from './schemas.ts';

/**
 * Writes approved payouts into one order for the bank. A payout is in one file only, and the file is
 * kept byte for byte: fetched again it is the same, and the bank takes its message once.
 * @throws not-found, payout-moved when one is not, or no more, approved; account-missing
 */
export async function orderTransfers(
  app: FastifyInstance,
  actor: Actor,
  { id, ...asked }: Static<typeof TransferFileBody> & { id: string },
): Promise<void> {
  const { comuneId, id: actorId } = actor;
  const { executeOn } = asked;
  const ids = asked.payoutIds.map((each) => each.toLowerCase());
  if (executeOn < today())
    throw invalid('/executeOn', { it: 'Scegli oggi o un giorno che viene.', en: 'Choose today or a day ahead.' }); // prettier-ignore
  const requestHash = hashRequest(asked);
  const actIdOf = (payoutId: string) => nameUuid('payout-order', id, payoutId);
  await asSystem(app.db, comuneId, async (trx) => {
    const known = await findPayoutAct(trx, { id: actIdOf(ids[0]!) });
    if (known && known.requestHash !== requestHash) throw problem('idempotency-key-reused');
    if (known) return;
    const debtor = await findComuneAccount(trx, { comuneId });
    if (!debtor) throw problem('account-missing');
    const payouts = await lockTransfers(trx, { ids });
    if (payouts.some(({ status }) => status !== 'approved')) throw problem('payout-moved');
    if (payouts.length < ids.length) throw problem('not-found');
    const at = new Date().toISOString();
    const messageId = endToEndIdOf(id);
    const transfers = payouts.map(({ id: payoutId, amountCents: cents, holder, iban, ...of }) => ({
      ...{ id: payoutId, cents, holder, iban },
      reason: `WeMi ${of.fromDay} / ${of.throughDay}`,
    }));
    const content = writeTransferOrder({ messageId, at, executeOn, debtor, transfers });
    await addTransferFile(trx, { id, comuneId, messageId, executeOn, content, madeBy: actorId, madeAt: at }); // prettier-ignore
    for (const { id: payoutId } of payouts) {
      const change = { fileId: id };
      if (!(await movePayout(trx, { id: payoutId, act: 'order', at, change })))
        throw problem('payout-moved');
      const row = { id: actIdOf(payoutId), payoutId, comuneId, actorId, requestHash, at };
      await addPayoutAct(trx, { ...row, act: 'order' });
    }
  });
}
