import type { FastifyInstance } from 'fastify';
import { asSystem, type Trx } from '../../db/connect.ts';
import { findIban } from '../../db/payouts/accounts.ts';
import { nameUuid } from '../../db/name-uuid.ts';
import { bookPayout, bookReturn } from '../../db/payouts/book-payout.ts';
import { listBroken } from '../../db/payouts/broken.ts';
import { addPayoutNotice } from '../../db/payouts/payout-notices.ts';
import {
  addPayoutAct,
  findPayout,
  findPayoutAct,
  isOvertaken,
  lockPayout,
  movePayout,
  type PayoutRow,
} from '../../db/payouts/payouts.ts';
import { isTold, PAYOUT_ACTS, type PayoutAct } from '../../payouts/acts.ts';
import type { Actor } from '../actor.ts';
import { today } from '../days.ts';
import { hashRequest } from '../idempotency.ts';
import { reasonRequired } from '../pratiche/prepare-request.ts';
import { invalid, problem } from '../problem.ts';
import { tellingEnte } from './tell-ente.ts';
import { whyBlocked } from './views.ts';

export interface ActOnPayout {
  /** Of the command. */
  commandId: string;
  payoutId: string;
  act: Exclude<PayoutAct, 'order'>;
  amountCents?: number;
  reason?: string;
  /** ISO date: when the bank paid, or gave it back. */
  on?: string;
  bankReference?: string;
}

/**
 * Does one act of the table on a payout, once for each command, in one transaction with what it means
 * in the ledger.
 * @throws not-found, approval-own, approval-not-own, payout-moved, payout-outdated, payout-blocked,
 *   iban-missing, reason-required, invalid, idempotency-key-reused
 */
export function actOnPayout(
  app: FastifyInstance,
  actor: Actor,
  asked: ActOnPayout,
): Promise<void> {
  const { comuneId } = actor;
  const enteId = () =>
    asSystem(app.db, comuneId, async (trx) => (await findPayout(trx, { id: asked.payoutId }))?.enteId);
  return tellingEnte(app, { comuneId, enteId }, () => act(app, actor, asked));
} // prettier-ignore

async function act(
  app: FastifyInstance,
  actor: Actor,
  { commandId, ...asked }: ActOnPayout,
): Promise<void> {
  const { comuneId, id: actorId } = actor;
  const requestHash = hashRequest(asked);
  await asSystem(app.db, comuneId, async (trx) => {
    const known = await findPayoutAct(trx, { id: commandId });
    if (known && known.requestHash !== requestHash) throw problem('idempotency-key-reused');
    if (known) return;
    const { payoutId, act, reason } = asked;
    const payout = await lockPayout(trx, { id: payoutId });
    if (!payout) throw problem('not-found');
    mayAct(payout, actor, asked);
    const at = new Date().toISOString();
    const change = await changeOf(trx, { payout, actor, asked, at });
    if (!(await movePayout(trx, { id: payoutId, act, at, change }))) throw problem('payout-moved');
    const row = { id: commandId, payoutId, comuneId, act, actorId, requestHash, at };
    await addPayoutAct(trx, { ...row, reason: reason?.trim() || null });
    const booked = { payoutId, comuneId, enteId: payout.enteId, commandId };
    if (isTold(act))
      await addPayoutNotice(trx, { id: nameUuid('payout-notice', commandId), comuneId, enteId: payout.enteId, payoutId, kind: act }); // prettier-ignore
    if (act === 'execute') await bookPayout(trx, { ...booked, day: asked.on! });
    if (act === 'return') await bookReturn(trx, { ...booked, day: asked.on! });
  });
}

type Asked = Omit<ActOnPayout, 'commandId'>;

function mayAct(payout: PayoutRow, actor: Actor, { act, reason, on }: Asked): void {
  const { by, from, needsReason } = PAYOUT_ACTS[act];
  const isOwn = payout.askedBy === actor.id;
  if (by === 'another' && isOwn) throw problem('approval-own');
  if (by === 'whoever-asked' && !isOwn) throw problem('approval-not-own');
  if (!(from as readonly string[]).includes(payout.status)) throw problem('payout-moved');
  if (needsReason && !reason?.trim()) throw reasonRequired();
  if (on && on > today())
    throw invalid('/on', {
      it: 'Il giorno non può essere futuro.',
      en: 'The day cannot lie ahead.',
    });
  if (act === 'return' && on! < payout.executedOn!)
    throw invalid('/on', { it: 'Viene prima del pagamento.', en: 'It lies before the payment.' });
}

interface Changing {
  payout: PayoutRow;
  actor: Actor;
  asked: Asked;
  at: string;
}

async function changeOf(trx: Trx, { payout, actor, asked, at }: Changing) {
  const reason = asked.reason?.trim();
  const decided = { decidedBy: actor.id, decidedAt: at, ...(reason ? { reason } : {}) };
  if (asked.act === 'approve') {
    return { ...decided, ibanId: await judge(trx, payout, asked.amountCents) };
  }
  if (asked.act === 'decline' || asked.act === 'withdraw') return decided;
  if (asked.act === 'execute')
    return { executedOn: asked.on!, bankReference: asked.bankReference!.trim() };
  if (asked.act === 'return') return { returnedOn: asked.on!, reason: reason! };
  return { reason: reason! };
}

/** Nobody approves what is owed no more, another amount than they read, or money that does not add up. */
async function judge(trx: Trx, payout: PayoutRow, amountCents?: number): Promise<string> {
  if (amountCents !== payout.amountCents) throw problem('payout-outdated');
  if (await isOvertaken(trx, payout)) throw problem('payout-outdated');
  const broken = await listBroken(trx, payout);
  if (broken.length > 0) throw problem('payout-blocked', { detail: whyBlocked(broken) });
  const iban = await findIban(trx, payout);
  if (!iban) throw problem('iban-missing');
  return iban.id;
}
