import type { FastifyInstance } from 'fastify';
import type { Static } from 'typebox';
import { asSystem } from '../../db/connect.ts';
import { listEnteNames } from '../../db/ente-names.ts';
import { findIban } from '../../db/payouts/accounts.ts';
import { listBroken } from '../../db/payouts/broken.ts';
import { addPayout, addPayoutAct, findPayoutAct } from '../../db/payouts/payouts.ts';
import type { Actor } from '../actor.ts';
import { today } from '../days.ts';
import { hashRequest } from '../idempotency.ts';
import { invalid, problem } from '../problem.ts';
import type { PayoutBody } from './schemas.ts';
import { tellingEnte } from './tell-ente.ts';
import { whyBlocked } from './views.ts';

/**
 * Asks that an ente be paid what it is owed for a period: of the amount that the administrator read,
 * no other. All that is in it is claimed, so that no other payout can have it.
 * @throws not-found, iban-missing, payout-blocked, nothing-to-pay, payout-outdated, idempotency-key-reused
 */
export function askPayout(app: FastifyInstance, actor: Actor, asked: Asked): Promise<void> {
  const { comuneId } = actor;
  const enteId = async () => asked.enteId.toLowerCase();
  return tellingEnte(app, { comuneId, enteId }, () => ask(app, actor, asked));
}

type Asked = Static<typeof PayoutBody> & { id: string };

async function ask(app: FastifyInstance, actor: Actor, { id, ...asked }: Asked): Promise<void> {
  const { comuneId, id: actorId } = actor;
  const { from, until, amountCents } = asked;
  const enteId = asked.enteId.toLowerCase();
  checkPeriod(asked);
  const requestHash = hashRequest(asked);
  await asSystem(app.db, comuneId, async (trx) => {
    const known = await findPayoutAct(trx, { id });
    if (known && known.requestHash !== requestHash) throw problem('idempotency-key-reused');
    if (known) return;
    if (!(await listEnteNames(trx, [enteId])).has(enteId)) throw problem('not-found');
    if (!(await findIban(trx, { enteId }))) throw problem('iban-missing');
    const broken = await listBroken(trx, { enteId });
    if (broken.length > 0) throw problem('payout-blocked', { detail: whyBlocked(broken) });
    const at = new Date().toISOString();
    const days = { fromDay: from, throughDay: until };
    const cents = await addPayout(trx, { id, comuneId, enteId, ...days, askedBy: actorId, at });
    if (cents === undefined) throw problem('nothing-to-pay');
    // What was claimed is given up with the transaction.
    if (cents !== amountCents) throw problem('payout-outdated');
    await addPayoutAct(trx, { id, payoutId: id, comuneId, act: 'ask', actorId, requestHash, at });
  });
}

/** @throws invalid for a period that ends before it begins, or is not over or begun yet */
export function checkPeriod({ from, until }: { from: string; until: string }): void {
  if (until < from)
    throw invalid('/until', {
      it: 'La fine del periodo viene prima dell’inizio.',
      en: 'The period ends before it begins.',
    });
  if (until > today())
    throw invalid('/until', {
      it: 'Il periodo arriva al massimo a oggi.',
      en: 'The period reaches today at most.',
    });
}
