import type { IncomingHttpHeaders } from 'node:http';
import type { Static } from 'typebox';
import type { Trx } from '../../db/connect.ts';
import { addCommand } from '../../db/commands.ts';
import { findStanding } from '../../db/pratiche.ts';
import { findTypeOfPratica } from '../../db/service-types.ts';
import type { Command, Represented } from '../../workflows/pratica/messages.ts';
import {
  refusedByTable,
  type Role,
  type State,
  type TransitionName,
} from '../../workflows/pratica/transitions.ts';
import { rightOf, tellIfEnded } from '../acting-for.ts';
import type { PreparedApproval } from '../approvals/ask-approval.ts';
import { weighRefund } from '../approvals/weigh-refund.ts';
import type { Actor } from '../actor.ts';
import { commandIdOf, hashRequest, replay } from '../idempotency.ts';
import { judgeContest } from '../contests/judge-contest.ts';
import type { PreparedContest } from '../contests/write-contest.ts';
import { problem, ProblemError } from '../problem.ts';
import { counterFacts } from '../payments/paid-elsewhere.ts';
import { policyFacts } from '../policies/policy-facts.ts';
import { checkPayload, countedPayload } from './check-payload.ts';
import { closureFacts, refuseSuspended } from './ente-facts.ts';
import { factsOf } from './facts.ts';
import type { Answered } from './answered.ts';
import { type PreparedRequest, reasonRequired } from './prepare-request.ts';
import { instalmentFacts } from './plan-payments.ts';
import { prepareReopening } from './reopening.ts';
import { needsReason } from './rights.ts';
import type { TransitionAnswer, TransitionCommand } from './schemas.ts';

export interface Prepared {
  praticaId: string;
  number: string;
  command: Command;
}

/** Another administrator was asked, and decides. */
export interface Asked {
  approvalId: string;
}

interface Given {
  actor: Actor;
  praticaId: string;
  headers: IncomingHttpHeaders;
  body: Static<typeof TransitionCommand>;
  validationError?: Error;
}

/** Roles that may move a pratica at all; the table says which moves. */
const MAY_MOVE: ReadonlySet<Role> = new Set(['citizen', 'sportello', 'ente', 'admin']);

type Standing = NonNullable<Awaited<ReturnType<typeof findStanding>>>;

/**
 * Judges a command by what the projection tells and writes it down, ready to travel. The order of
 * the checks is fixed: not yours, role, form, table, version, reason, payload. A command that was
 * answered before gets that answer again, whatever the pratica looks like now.
 */
export async function prepareTransition(
  trx: Trx,
  given: Given,
): Promise<Prepared | PreparedRequest | PreparedContest | PreparedApproval | Asked | Answered> {
  const { actor, praticaId, body, validationError } = given;
  const seen = validationError ? {} : seenBy(body);
  const standing = await findStanding(trx, { id: praticaId, ...seen });
  if (!standing) {
    if (!validationError) await tellIfEnded(trx, actor, representedBy(body));
    throw problem('not-found');
  }
  if (!MAY_MOVE.has(actor.role)) throw problem('forbidden');
  if (validationError) throw validationError;
  const id = commandIdOf(actor.id, given.headers);
  const requestHash = hashRequest({ praticaId, body });

  const transition = body.transition as TransitionName;
  const judged = await judge(trx, given, standing)
    .then(() =>
      transition === 'reopen'
        ? prepareReopening(trx, { praticaId, actor, id, onBehalfOf: representedBy(body) })
        : null,
    )
    .catch(onlyRefusals);
  const contested =
    transition === 'contest' && judged === null
      ? await judgeContest(trx, actor, {
          praticaId,
          eventId: String(body.payload?.['eventId']),
        }).catch(onlyRefusals)
      : null;
  const refusal = [judged, contested].find((each) => each instanceof ProblemError);
  const opened = judged instanceof ProblemError ? null : judged;
  const said = body.payload ?? {};
  const { serviceTypeId } = standing;
  const of = { praticaId, serviceTypeId, ...enteOf(given) };
  const payload =
    refusal || opened ? said : await countedPayload(trx, transition, { ...of, payload: said });
  const { comuneId } = actor;
  const reason = body.reason?.trim() || null;
  const row = {
    id,
    comuneId,
    praticaId: opened?.praticaId ?? praticaId,
    actorId: actor.id,
    transition,
    requestHash,
    payload,
    reason,
  };
  const isNew = refusal === undefined && (await addCommand(trx, row));
  if (!isNew) {
    const answer = await replay<Static<typeof TransitionAnswer> | Asked>(trx, { id, requestHash });
    if (answer) return 'approvalId' in answer ? answer : { answer };
    if (refusal) throw refusal;
  }
  if (opened) return opened;
  const { number } = standing;
  if (contested && !(contested instanceof ProblemError))
    return { contest: contested, id, praticaId, number, reason: reason ?? '' };
  const { effectiveOn } = payload as { effectiveOn?: string };
  const refund = await weighRefund(trx, actor, { transition, praticaId, effectiveOn });
  if (refund && refund.cents > refund.aloneUpToCents) {
    const { expectedVersion: version } = body;
    const onBehalfOf = representedBy(body);
    return {
      asks: transition,
      id,
      praticaId,
      version,
      payload,
      onBehalfOf,
      refund,
      reason: reason ?? '',
    };
  }
  const looked = await policyFacts(trx, { transition, payload, serviceTypeId });
  const due = await counterFacts(trx, { transition, payload, praticaId, comuneId });
  const closed = await closureFacts(trx, { transition, payload });
  const paidIn = instalmentFacts(id, payload);
  const command = commandOf(given, id, standing);
  return {
    praticaId,
    number,
    command: {
      ...command,
      facts: {
        ...command.facts,
        ...(refund ? { refund } : {}),
        ...looked,
        ...due,
        ...closed,
        ...paidIn,
      },
    },
  };
}

/** How far the caller has looked: the version, and the offer that the command is about. */
function seenBy({ expectedVersion, payload }: Given['body']) {
  const offerId = payload?.['offerId'];
  return {
    since: expectedVersion,
    ...(typeof offerId === 'string' ? { offerId: offerId.toLowerCase() } : {}),
  };
}

/** A transaction in which a query failed answers no other: that is for the caller to hear. */
function onlyRefusals(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error;
  throw error;
}

async function judge(trx: Trx, { actor, body }: Given, standing: Standing): Promise<undefined> {
  const onBehalfOf = representedBy(body);
  const transition = body.transition as TransitionName;
  // What a pratica is opened anew as is another: a mandate for this one does not reach it.
  const about = { ...standing, praticaId: transition === 'reopen' ? null : standing.id };
  const by = await rightOf(trx, { actor, onBehalfOf }, about);
  const at = { state: standing.state as State, closed: standing.closed };
  const refusal = refusedByTable(body.transition, at, by);
  if (refusal) throw problem(refusal);
  if (isStale(body.expectedVersion, standing)) throw problem('stale-version');
  if (needsReason(transition, onBehalfOf, actor.role) && !body.reason?.trim())
    throw reasonRequired();
  const { enteId } = enteOf({ actor, body });
  const { id: praticaId, serviceTypeId } = standing;
  const typeOf = () => findTypeOfPratica(trx, { praticaId });
  const context = { praticaId, serviceTypeId, typeOf, ...(enteId ? { enteId } : {}) };
  if (transition === 'submitOffer') await refuseSuspended(trx, { enteId, serviceTypeId });
  await checkPayload(trx, transition, body.payload ?? {}, context);
}

/**
 * A version is stale when something that the caller may see has happened since. An ente is not
 * shown what its rivals do: their offers must not stand in its way, nor tell of themselves.
 */
function isStale(expected: number, { version, hasNews }: Standing): boolean {
  return hasNews === true || expected > version;
}

function commandOf({ actor, body }: Given, id: string, standing: Standing): Command {
  const transition = body.transition as TransitionName;
  const { expectedVersion } = body;
  const onBehalfOf = representedBy(body);
  return {
    id,
    transition,
    actor: { id: actor.id, role: actor.role, ...(actor.enteId ? { enteId: actor.enteId } : {}) },
    ...(onBehalfOf ? { onBehalfOf } : {}),
    // What an ente may do is guarded by the row itself; rivals may move the version meanwhile.
    ...(actor.role === 'ente' ? {} : { expectedVersion }),
    facts: {
      ...factsOf(transition, body.payload ?? {}, id),
      ...seenRevision(transition, standing),
    },
  };
}

/**
 * Two of one ente may change its offer at once: the second must have seen what the first wrote.
 * Nothing has happened since the version that the caller saw, so today's revision is what it saw.
 */
function seenRevision(transition: TransitionName, { offerRevision }: Standing): Command['facts'] {
  if (transition !== 'reviseOffer' && transition !== 'withdrawOffer') return {};
  return offerRevision === null ? {} : { revision: offerRevision };
}

/** The ente in whose right a command is given. */
function enteOf({ actor, body }: Pick<Given, 'actor' | 'body'>): { enteId?: string } {
  const onBehalfOf = representedBy(body);
  const enteId = onBehalfOf?.role === 'ente' ? onBehalfOf.enteId : actor.enteId;
  return enteId ? { enteId } : {};
}

function representedBy({ onBehalfOf }: Given['body']): Represented | null {
  if (!onBehalfOf) return null;
  if ('enteId' in onBehalfOf) return { role: 'ente', enteId: onBehalfOf.enteId.toLowerCase() };
  const { mandateId } = onBehalfOf;
  return { role: 'citizen', ...(mandateId ? { mandateId: mandateId.toLowerCase() } : {}) };
}
