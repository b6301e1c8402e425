import type { FastifyInstance } from 'fastify';
import { addApproval, decideApproval, findOpenApproval } from '../../db/approvals.ts';
import { answerCommand, refuseCommand } from '../../db/commands.ts';
import { asSystem, type Trx } from '../../db/connect.ts';
import { appendEventBeside } from '../../db/events-beside.ts';
import { lockPratica } from '../../db/pratica-lock.ts';
import type { Represented } from '../../workflows/pratica/messages.ts';
import type { TransitionName } from '../../workflows/pratica/transitions.ts';
import type { Actor } from '../actor.ts';
import { problem } from '../problem.ts';
import { expiryOf } from './expiry.ts';
import { readAsked } from './views.ts';
import type { Refund } from './weigh-refund.ts';

/** An act that one administrator may not do alone; its command is written down. */
export interface PreparedApproval {
  asks: TransitionName | 'refund';
  id: string;
  praticaId: string;
  version: number;
  payload: object;
  onBehalfOf: Represented | null;
  refund: Refund;
  reason: string;
}

/**
 * Asks another administrator instead of doing it. One question at a time for each pratica: one
 * that is out of date or out of time gives way.
 * @throws approval-pending while another is open; stale-version when the pratica has just moved
 */
export async function askApproval(app: FastifyInstance, actor: Actor, asked: PreparedApproval) {
  const { comuneId } = actor;
  const { id } = asked;
  const refusal = await asSystem(app.db, comuneId, async (trx) => {
    const code = await write(trx, actor, asked);
    await (code ? refuseCommand(trx, { id, code }) : answerCommand(trx, { id, answer: { approvalId: id } })); // prettier-ignore
    return code;
  });
  if (refusal) throw problem(refusal);
  return readAsked(app, actor, { approvalId: id });
}

async function write(trx: Trx, actor: Actor, asked: PreparedApproval) {
  const { id, asks: act, praticaId, version, payload, onBehalfOf, refund, reason } = asked;
  const { comuneId, id: askedBy } = actor;
  const { cents: refundCents, aloneUpToCents } = refund;
  const askedAt = new Date().toISOString();
  if ((await lockPratica(trx, { praticaId })).version !== version) return 'stale-version' as const;
  await giveWay(trx, { praticaId, version, at: askedAt });
  const times = { askedAt, expiresAt: await expiryOf(trx, comuneId, askedAt) };
  const about = { id, comuneId, act, praticaId, version, payload, onBehalfOf, reason, askedBy };
  const isNew = await addApproval(trx, { ...about, refundCents, aloneUpToCents, ...times });
  if (!isNew) return 'approval-pending' as const;
  await appendEventBeside(trx, {
    ...{ comuneId, praticaId, reason, at: askedAt, commandId: id },
    kind: 'approvalAsked',
    actor: { id: askedBy, role: actor.role },
    channel: 'web',
    audience: ['office'],
    tells: [],
    data: { approvalId: id, asked: act, refundCents },
  });
  return undefined;
}

async function giveWay(
  trx: Trx,
  { praticaId, version, at }: { praticaId: string; version: number; at: string },
): Promise<void> {
  const open = await findOpenApproval(trx, { praticaId });
  if (!open || (open.version === version && open.expiresAt > at)) return;
  const nobody = { decidedBy: null, decision: null, decisionId: null };
  await decideApproval(trx, { id: open.id, status: 'lapsed', ...nobody, at });
}
