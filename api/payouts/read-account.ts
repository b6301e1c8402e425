import type { Static } from 'typebox';
import type { Trx } from '../../db/connect.ts';
import { findIban, listLoneIbans } from '../../db/payouts/accounts.ts';
import { listIbanProposals, listMembers, standsFor } from '../../db/payouts/iban-proposals.ts';
import { lastFour } from '../../payouts/iban.ts';
import type { Actor } from '../actor.ts';
import { ibanActs } from './decide-iban.ts';
import type { EnteIbans } from './schemas.ts';

type Account = Static<typeof EnteIbans>;
type Proposal = Awaited<ReturnType<typeof listIbanProposals>>[number];

/**
 * Where an ente is paid, what waits to be confirmed and by whom it can be, and who did what. In full are
 * only the account in use and the one to confirm. Asked as the system, for one of the ente's people.
 */
export async function readAccount(
  trx: Trx,
  { id: personId }: Actor,
  { enteId }: { enteId: string },
): Promise<Account> {
  const now = await findIban(trx, { enteId });
  const proposals = await listIbanProposals(trx, { enteId });
  const lone = await listLoneIbans(trx, { enteId });
  const members = await listMembers(trx, { enteId });
  const open = proposals.find((one) => statusOf(one) === 'proposed');
  const first = await standsFor(trx, { personId: open?.proposedBy ?? personId });
  const isOfOneHand = (await standsFor(trx, { personId })) === first;
  return {
    now: now ? { iban: now.iban, holder: now.holder, validFrom: now.validFrom } : null,
    open: open ? viewOpen(open, { personId, isOfOneHand }) : null,
    confirmers: members.filter((member) => member.standsFor !== first).map(({ name }) => name),
    history: [
      ...proposals.filter((one) => one !== open).map(viewPast),
      ...lone.map(({ id, iban, holder, at, setByName }) => ({
        ...{ id, ends: lastFour(iban), holder, status: 'alone' as const },
        ...{ proposedBy: setByName, proposedAt: at, decidedBy: null, decidedAt: null, reason: null },
      })),
    ],
  };
} // prettier-ignore

function statusOf({ status, expiresAt }: Proposal) {
  const isOver = status === 'proposed' && Date.parse(expiresAt) <= Date.now();
  return isOver ? ('lapsed' as const) : status;
}

function viewOpen(
  proposal: Proposal,
  reader: Parameters<typeof ibanActs>[1],
): NonNullable<Account['open']> {
  const { id, iban, holder, proposedByName, proposedAt, expiresAt } = proposal;
  const acts = ibanActs(proposal, reader);
  return { id, iban, holder, proposedBy: proposedByName, proposedAt, expiresAt, acts };
}

function viewPast(proposal: Proposal): Account['history'][number] {
  const { id, iban, holder, proposedByName, proposedAt, decidedByName, reason } = proposal;
  const status = statusOf(proposal) as Exclude<Proposal['status'], 'proposed'>;
  return {
    ...{ id, ends: lastFour(iban), holder, status, proposedAt, reason },
    proposedBy: proposedByName,
    decidedBy: decidedByName,
    decidedAt: status === 'lapsed' ? proposal.expiresAt : proposal.decidedAt,
  };
}
