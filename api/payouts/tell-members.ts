import type { Trx } from '../../db/connect.ts';
import { nameUuid } from '../../db/name-uuid.ts';
import { listMembers } from '../../db/payouts/iban-proposals.ts';
import { addPayoutNotice } from '../../db/payouts/payout-notices.ts';
import type { IbanNoticeKind } from '../../payouts/acts.ts';

/**
 * Tells an ente of what becomes of where it is paid, and each of its people at their own address as
 * well, whoever did it among them: nobody's account, and nobody who reads the ente's mail, can change it
 * unseen. Asked as the system, in the transaction of what it tells.
 */
export async function tellMembers(
  trx: Trx,
  { commandId, ...of }: {
    commandId: string;
    comuneId: string;
    enteId: string;
    proposalId: string;
    kind: IbanNoticeKind;
  },
): Promise<void> {
  await addPayoutNotice(trx, { ...of, id: nameUuid('payout-notice', commandId) });
  for (const { id: personId } of await listMembers(trx, of))
    await addPayoutNotice(trx, {
      ...of,
      id: nameUuid('payout-notice', commandId, personId),
      personId,
    });
} // prettier-ignore
