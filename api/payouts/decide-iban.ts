import type { FastifyInstance } from 'fastify';
import { asSystem, type Trx } from '../../db/connect.ts';
import { nameUuid } from '../../db/name-uuid.ts';
import { addIban } from '../../db/payouts/accounts.ts';
import {
  decideIbanProposal,
  findIbanDecision,
  findIbanProposal,
  type IbanProposal,
  standsFor,
} from '../../db/payouts/iban-proposals.ts';
import type { Actor } from '../actor.ts';
import { today } from '../days.ts';
import { reasonRequired } from '../pratiche/prepare-request.ts';
import { problem } from '../problem.ts';
import { tellMembers } from './tell-members.ts';

export const IBAN_ACTS = { confirm: 'confirmed', refuse: 'refused', withdraw: 'withdrawn' } as const; // prettier-ignore
export type IbanAct = keyof typeof IBAN_ACTS;

/** What one of the ente's people can do with a proposal that is open; see `isOfOneHand`. */
export function ibanActs(
  { proposedBy, expiresAt }: Pick<IbanProposal, 'proposedBy' | 'expiresAt'>,
  { personId, isOfOneHand }: { personId: string; isOfOneHand: boolean },
): IbanAct[] {
  if (Date.parse(expiresAt) <= Date.now()) return [];
  if (proposedBy === personId) return ['withdraw'];
  return isOfOneHand ? ['refuse'] : ['confirm', 'refuse'];
}

interface Given {
  proposalId: string;
  commandId: string;
  act: IbanAct;
  /** Why; who refuses says it. */
  reason?: string | undefined;
}

/**
 * Decides what somebody else of the same ente proposed, or takes back one's own, once. What is confirmed
 * is in use from now on. Who may is said here, and by constraints of the table again.
 * @throws not-found, approval-own, approval-not-own, approval-decided, approval-lapsed, iban-of-one-hand,
 * idempotency-key-reused; reason-required without words
 */
export async function decideIban(app: FastifyInstance, actor: Actor, given: Given): Promise<void> {
  const { comuneId } = actor;
  await asSystem(app.db, comuneId, async (trx) => {
    const proposal = await findIbanProposal(trx, { id: given.proposalId });
    if (!proposal || proposal.enteId !== actor.enteId) throw problem('not-found');
    if (await isAgain(trx, given)) return;
    judge(proposal, actor, given);
    if (given.act === 'confirm' && (await isOfOneHand(trx, proposal, actor)))
      throw problem('iban-of-one-hand');
    await write(trx, actor, { proposal, given });
  });
}

/** Whom one lets in, or lets be let in, is no second person: docs/adr/0062. */
async function isOfOneHand(
  trx: Trx,
  { proposedBy }: IbanProposal,
  { id }: Actor,
): Promise<boolean> {
  const first = await standsFor(trx, { personId: proposedBy });
  return first === (await standsFor(trx, { personId: id }));
}

/** @throws idempotency-key-reused when something else was decided under the same key */
async function isAgain(trx: Trx, { proposalId, commandId, act }: Given): Promise<boolean> {
  const known = await findIbanDecision(trx, { decisionId: commandId });
  if (!known) return false;
  if (known.id !== proposalId || known.status !== IBAN_ACTS[act]) throw problem('idempotency-key-reused'); // prettier-ignore
  return true;
}

function judge(proposal: IbanProposal, actor: Actor, { act, reason }: Given): void {
  const { proposedBy, status, expiresAt } = proposal;
  const isOwn = proposedBy === actor.id;
  if (act === 'withdraw' && !isOwn) throw problem('approval-not-own');
  if (act !== 'withdraw' && isOwn) throw problem('approval-own');
  if (status === 'lapsed') throw problem('approval-lapsed');
  if (status !== 'proposed') throw problem('approval-decided');
  if (Date.parse(expiresAt) <= Date.now()) throw problem('approval-lapsed');
  if (act === 'refuse' && !reason?.trim()) throw reasonRequired();
}

async function write(
  trx: Trx,
  { comuneId, id: decidedBy }: Actor,
  { proposal, given }: { proposal: IbanProposal; given: Given },
): Promise<void> {
  const { id: proposalId, enteId, iban, holder } = proposal;
  const { act, commandId } = given;
  const decided = await decideIbanProposal(trx, {
    ...{ id: proposalId, status: IBAN_ACTS[act], decidedBy, decisionId: commandId },
    reason: act === 'refuse' ? given.reason!.trim() : null,
    at: new Date().toISOString(),
  });
  if (!decided) throw problem('approval-decided');
  if (act === 'confirm')
    await addIban(trx, {
      id: nameUuid('ente-iban', proposalId),
      ...{ comuneId, enteId, iban, holder, proposalId },
      validFrom: today(),
      setBy: decidedBy,
    });
  const kind = `iban-${IBAN_ACTS[act]}` as const;
  await tellMembers(trx, { commandId, comuneId, enteId, proposalId, kind });
}
