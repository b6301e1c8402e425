import type { FastifyInstance } from 'fastify';
import { type ApprovalRow, findApproval } from '../../db/approvals.ts';
import { listResults } from '../../db/commands.ts';
import { asActor, type Trx } from '../../db/connect.ts';
import { listEnteNames } from '../../db/ente-names.ts';
import { nameUuid } from '../../db/name-uuid.ts';
import { listNames } from '../../db/persons.ts';
import { findStanding } from '../../db/pratiche.ts';
import { listRefundable } from '../../db/refundable.ts';
import { sumPaid } from '../../db/unused-payments.ts';
import { isOpen, type Refusal, type State } from '../../workflows/pratica/transitions.ts';
import { type Actor, askingAs } from '../actor.ts';
import { isInForce } from '../policies/in-force.ts';
import { problem } from '../problem.ts';
import { countRefund } from './weigh-refund.ts';

/** The command by which an approved act is done: however often it is sent, one effect. */
export function performingIdOf(approvalId: string): string {
  return nameUuid('approved', approvalId);
}

export async function viewApprovals(trx: Trx, actor: Actor, rows: readonly ApprovalRow[]) {
  const results = await listResults(trx, rows.map(({ id }) => performingIdOf(id)));
  const refusalOf = (id: string) => results.get(performingIdOf(id))?.refused as Refusal | undefined;
  const isAnswered = (id: string) => Boolean(results.get(performingIdOf(id)));
  return rows.map((row) =>
    viewOf(row, actor, { refusal: refusalOf(row.id), isAnswered: isAnswered(row.id) }),
  );
} // prettier-ignore

/** @throws not-found */
export async function readApproval(trx: Trx, actor: Actor, id: string) {
  const row = await findApproval(trx, { id });
  if (!row) throw problem('not-found');
  return (await viewApprovals(trx, actor, [row]))[0]!;
}

/** What was asked, whatever has become of it: the answer to the request that asked it. */
export function readAsked(
  app: FastifyInstance,
  actor: Actor,
  { approvalId }: { approvalId: string },
) {
  return asActor(app.db, askingAs(actor), async (trx) => ({
    approval: await readApproval(trx, actor, approvalId),
  }));
}

/** With what it would do today. @throws not-found */
export async function readDetail(trx: Trx, actor: Actor, id: string) {
  const row = await findApproval(trx, { id });
  if (!row) throw problem('not-found');
  const [view] = await viewApprovals(trx, actor, [row]);
  const isUndecided = view!.status === 'asked';
  return {
    ...view!,
    isOutdated: isUndecided && (await isOutdated(trx, actor, row)),
    today: isUndecided && row.praticaId ? await effectToday(trx, actor, row) : null,
  };
}

/** Whether the pratica has moved, or the rules are no longer in force, since it was asked. */
export async function isOutdated(trx: Trx, actor: Actor, row: ApprovalRow): Promise<boolean> {
  if (!row.praticaId) return !row.policyId || !(await isInForce(trx, actor, row.policyId));
  if (row.act === 'refund') return !(await isLeft(trx, row));
  const isOver = !isOpen(row.state as State, row.closed ?? true);
  return isOver || row.versionNow !== row.version;
}

/** Whether what is to be given back is still there: the pratica itself may have moved, or be over. */
async function isLeft(trx: Trx, { praticaId, payload }: ApprovalRow): Promise<boolean> {
  const { paymentId, amountCents } = payload as { paymentId: string; amountCents: number };
  const payments = await listRefundable(trx, { praticaId: praticaId! });
  const paid = payments.find((each) => each.paymentId === paymentId);
  return paid !== undefined && amountCents <= paid.leftCents;
}

/** What would go back if it were done today. */
export function refundToday(trx: Trx, actor: Actor, row: ApprovalRow): Promise<number> {
  if (row.act === 'refund') return Promise.resolve(row.refundCents!);
  const { effectiveOn } = row.payload as { effectiveOn?: string };
  return countRefund(trx, actor, { praticaId: row.praticaId!, effectiveOn });
}

async function effectToday(trx: Trx, actor: Actor, row: ApprovalRow) {
  const praticaId = row.praticaId!;
  const { applicantId, chosenEnteId } = (await findStanding(trx, { id: praticaId }))!;
  const people = await listNames(trx, [applicantId]);
  const enti = await listEnteNames(trx, chosenEnteId ? [chosenEnteId] : []);
  return {
    refundCents: await refundToday(trx, actor, row),
    paidCents: await sumPaid(trx, { praticaId }),
    citizenName: people.get(applicantId) ?? null,
    enteName: enti.get(chosenEnteId ?? '') ?? null,
  };
}

function viewOf(
  row: ApprovalRow,
  { id: callerId }: Actor,
  { refusal, isAnswered }: { refusal: Refusal | undefined; isAnswered: boolean },
) {
  const { id, act, reason, askedAt, expiresAt, refundCents, aloneUpToCents } = row;
  const { decidedBy, decidedAt, decision } = row;
  const { effectiveOn = null } = row.payload as { effectiveOn?: string };
  const isOver = row.status === 'asked' && Date.parse(expiresAt) <= Date.now();
  const isDone = isAnswered || row.praticaId === null;
  return {
    ...{ id, reason, askedAt, expiresAt, refundCents, aloneUpToCents, decision, effectiveOn },
    act: act as 'cancel' | 'interrupt' | 'refund' | 'movePratiche',
    pratica: row.praticaId
      ? { id: row.praticaId, number: row.number!, state: row.state as State }
      : null,
    batch: batchOf(row),
    inPlaceOf: (row.onBehalfOf?.role ?? null) as 'citizen' | 'ente' | null,
    askedBy: { id: row.askedBy, name: row.askedByName },
    own: row.askedBy === callerId,
    status: isOver ? ('lapsed' as const) : row.status,
    decidedBy: decidedBy ? { id: decidedBy, name: row.decidedByName } : null,
    decidedAt: row.status === 'lapsed' ? null : decidedAt,
    outcome: outcomeOf(row.status, { isDone, isRefused: refusal !== undefined }),
    refusal: refusal ?? null,
  };
}

function batchOf(row: ApprovalRow) {
  const { batchId, policyId, policyVersion, serviceTypeId, movable } = row;
  if (!batchId || !policyId) return null;
  return { id: batchId, policyId, version: policyVersion!, serviceTypeId, pratiche: movable ?? 0 };
}

function outcomeOf(status: string, { isDone, isRefused }: { isDone: boolean; isRefused: boolean }) {
  if (status !== 'approved') return null;
  if (isRefused) return 'refused' as const;
  return isDone ? ('done' as const) : ('waiting' as const);
}
