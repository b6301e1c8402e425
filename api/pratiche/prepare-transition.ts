import type { IncomingHttpHeaders } from 'node:http';
import type { Static } from 'typebox';
import type { Trx } from '../../db/connect.ts';
import { addCommand } from '../../db/commands.ts';
import { findStanding } from '../../db/pratiche.ts';
import type { Command } from '../../workflows/pratica/messages.ts';
import {
  refusedByTable,
  type Role,
  type State,
  type TransitionName,
} from '../../workflows/pratica/transitions.ts';
import type { Actor } from '../actor.ts';
import { commandIdOf, hashRequest, replay } from '../idempotency.ts';
import { invalid, problem, ProblemError } from '../problem.ts';
import { policyFacts } from '../policies/policy-facts.ts';
import { needsReason, type Represented } from './allowed.ts';
import { checkPayload } from './check-payload.ts';
import { factsOf } from './facts.ts';
import type { Answered } from './answered.ts';
import type { PreparedRequest } from './prepare-request.ts';
import { prepareReopening } from './reopening.ts';
import type { TransitionAnswer, TransitionCommand } from './schemas.ts';

export interface Prepared {
  praticaId: string;
  number: string;
  command: Command;
}

interface Given {
  actor: Actor;
  praticaId: string;
  headers: IncomingHttpHeaders;
  body: Static<typeof TransitionCommand>;
  validationError?: Error;
}

/** Roles that may move a pratica at all; the table says which moves. */
const MAY_MOVE: ReadonlySet<Role> = new Set(['citizen', 'ente', 'admin']);

type Standing = NonNullable<Awaited<ReturnType<typeof findStanding>>>;

/**
 * Judges a command by what the projection tells and writes it down, ready to travel. The order of
 * the checks is fixed: not yours, role, form, table, version, reason, payload. A command that was
 * answered before gets that answer again, whatever the pratica looks like now.
 */
export async function prepareTransition(
  trx: Trx,
  given: Given,
): Promise<Prepared | PreparedRequest | Answered> {
  const { actor, praticaId, body, validationError } = given;
  const seen = validationError ? {} : seenBy(body);
  const standing = await findStanding(trx, { id: praticaId, ...seen });
  if (!standing) throw problem('not-found');
  if (!MAY_MOVE.has(actor.role)) throw problem('forbidden');
  if (validationError) throw validationError;
  const id = commandIdOf(actor.id, given.headers);
  const requestHash = hashRequest({ praticaId, body });

  const transition = body.transition as TransitionName;
  const judged = await judge(trx, given, standing)
    .then(() => (transition === 'reopen' ? prepareReopening(trx, { praticaId, actor, id }) : null))
    .catch(onlyRefusals);
  const refusal = judged instanceof ProblemError ? judged : undefined;
  const opened = judged instanceof ProblemError ? null : judged;
  const payload = body.payload ?? {};
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
    const answer = await replay<Static<typeof TransitionAnswer>>(trx, { id, requestHash });
    if (answer) return { answer };
    if (refusal) throw refusal;
  }
  if (opened) return opened;
  const { number, serviceTypeId } = standing;
  const looked = await policyFacts(trx, { transition, payload, serviceTypeId });
  const command = commandOf(given, id, standing);
  return { praticaId, number, command: { ...command, facts: { ...command.facts, ...looked } } };
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
  const by = onBehalfOf ? { role: onBehalfOf.role, inPlaceBy: actor.role } : { role: actor.role };
  const at = { state: standing.state as State, closed: standing.closed };
  const refusal = refusedByTable(body.transition, at, by);
  if (refusal) throw problem(refusal);
  if (isStale(body.expectedVersion, standing)) throw problem('stale-version');
  const transition = body.transition as TransitionName;
  if (needsReason(transition, onBehalfOf) && !body.reason?.trim()) throw reasonRequired();
  const enteId = onBehalfOf?.role === 'ente' ? onBehalfOf.enteId : actor.enteId;
  const context = { praticaId: standing.id, type: standing, ...(enteId ? { enteId } : {}) };
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

function representedBy({ onBehalfOf }: Given['body']): Represented | null {
  if (!onBehalfOf || onBehalfOf.role !== 'ente') return (onBehalfOf ?? null) as Represented | null;
  return { role: 'ente', enteId: onBehalfOf.enteId.toLowerCase() };
}

function reasonRequired() {
  const { errors } = invalid('/reason', {
    it: 'Scrivi il motivo.',
    en: 'Please give a reason.',
  }).details;
  return problem('reason-required', { errors });
}
