import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { countToDecide, findOpenApproval, listApprovals } from '../../db/approvals.ts';
import { readRules } from '../../db/comune-rules.ts';
import { asActor, type Trx } from '../../db/connect.ts';
import { findStanding } from '../../db/pratiche.ts';
import { startsFrom, type State } from '../../workflows/pratica/transitions.ts';
import { type Actor, askingAs } from '../actor.ts';
import { readCursor, writeCursor } from '../cursor.ts';
import { commandIdOf } from '../idempotency.ts';
import { CommandHeaders, IdParams } from '../id-params.ts';
import { only } from '../plugins/auth.ts';
import { problem } from '../problem.ts';
import { listBeside } from './beside.ts';
import { decide, type Decision } from './decide.ts';
import {
  ApprovalDetail,
  ApprovalsAnswer,
  ApprovalsQuery,
  ApproveBody,
  Cancellation,
  DeclineBody,
  TO_DECIDE_AT_MOST,
  WithdrawBody,
} from './schemas.ts';
import { readDetail, viewApprovals } from './views.ts';
import { countRefund } from './weigh-refund.ts';

/** What needs two administrators: asked by one, decided by another (docs/adr/0019). */
export const routes: FastifyPluginAsyncTypebox = async (app) => {
  const tags = ['approvals'];
  const params = IdParams;
  const office = only('admin', 'auditor');
  const within = <T>(actor: Actor, work: (trx: Trx) => Promise<T>) =>
    asActor(app.db, askingAs(actor), work);

  app.get(
    '/approvals',
    {
      onRequest: office,
      schema: {
        operationId: 'listApprovals',
        tags,
        querystring: ApprovalsQuery,
        response: { 200: ApprovalsAnswer },
      },
    },
    ({ actor, query }) => within(actor, (trx) => listPage(trx, actor, query)),
  );

  app.get(
    '/approvals/:id',
    {
      onRequest: office,
      schema: { operationId: 'getApproval', tags, params, response: { 200: ApprovalDetail } },
    },
    ({ actor, params: { id } }) => within(actor, (trx) => readDetail(trx, actor, id.toLowerCase())),
  );

  const DECISIONS = [
    { act: 'approve', decision: 'approved', body: ApproveBody },
    { act: 'decline', decision: 'declined', body: DeclineBody },
    { act: 'withdraw', decision: 'withdrawn', body: WithdrawBody },
  ] as const satisfies { act: string; decision: Decision; body: object }[];
  for (const { act, decision, body } of DECISIONS) {
    app.post(
      `/approvals/:id/${act}`,
      {
        onRequest: only('admin'),
        schema: {
          operationId: `${act}Approval`,
          tags,
          params,
          headers: CommandHeaders,
          body,
          response: { 200: ApprovalDetail },
        },
      },
      ({ actor, params: { id }, headers, body: said }) => {
        const commandId = commandIdOf(actor.id, headers);
        const given = { ...said, id: id.toLowerCase(), commandId, decision };
        return app.onceAtATime(commandId, () => decide(app as never, actor, given));
      },
    );
  }

  app.get(
    '/pratiche/:id/cancellation',
    {
      schema: { operationId: 'getCancellation', tags, params, response: { 200: Cancellation } },
    },
    ({ actor, params: { id } }) => within(actor, (trx) => foreseeCancellation(trx, actor, id)),
  );
};

interface Page {
  box?: 'toDecide' | 'mine' | 'all';
  cursor?: string;
  limit?: number;
}

async function listPage(trx: Trx, actor: Actor, { box = 'all', cursor, limit = 25 }: Page) {
  const { comuneId, id: personId } = actor;
  const after = readCursor(cursor, ['instant', 'uuid']);
  const asked = { comuneId, personId, box, limit: limit + 1, ...(after ? { after } : {}) };
  const found = await listApprovals(trx, asked);
  const page = found.slice(0, limit);
  const last = page.at(-1);
  const { aloneUpToCents } = await readRules(trx, actor);
  const waiting = await countToDecide(trx, { comuneId, personId, atMost: TO_DECIDE_AT_MOST });
  const besideToDecide = (await listBeside(trx, actor, 'toDecide')).length;
  return {
    items: await viewApprovals(trx, actor, page),
    next: found.length > limit && last ? writeCursor([last.askedAt, last.id]) : null,
    toDecide: Math.min(waiting + besideToDecide, TO_DECIDE_AT_MOST),
    aloneUpToCents,
    beside: cursor ? [] : await listBeside(trx, actor, box),
  };
}

/** @throws not-found where it is not the caller's, forbidden but for the office; not-allowed-in-state */
async function foreseeCancellation(trx: Trx, actor: Actor, id: string) {
  const standing = await findStanding(trx, { id });
  if (!standing) throw problem('not-found');
  if (actor.role !== 'admin' && actor.role !== 'auditor') throw problem('forbidden');
  const { state, closed, version } = standing;
  if (!startsFrom('cancel', state as State, closed)) throw problem('not-allowed-in-state');
  const refundCents = await countRefund(trx, actor, { praticaId: id });
  const { aloneUpToCents } = await readRules(trx, actor);
  const open = await findOpenApproval(trx, { praticaId: id });
  const isWaiting = open?.version === version && Date.parse(open.expiresAt) > Date.now();
  const needsApproval = refundCents > aloneUpToCents;
  return { refundCents, aloneUpToCents, needsApproval, waitingId: isWaiting ? open.id : null };
}
