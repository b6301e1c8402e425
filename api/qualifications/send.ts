import type { FastifyInstance } from 'fastify';
import { asActor, asSystem, type Trx } from '../../db/connect.ts';
import {
  addQualificationCommand,
  findQualificationCommand,
  refuseQualificationCommand,
} from '../../db/qualification-commands.ts';
import { findQualification } from '../../db/qualifications.ts';
import { EngineUnavailable, Refused, UnknownPratica } from '../../temporal/client.ts';
import type { Answer, Command } from '../../workflows/qualification/messages.ts';
import type { QualificationStart } from '../../workflows/qualification/qualification.ts';
import { type Actor, askingAs } from '../actor.ts';
import { hashRequest } from '../idempotency.ts';
import type { ProblemCode } from '../problem-schema.ts';
import { problem } from '../problem.ts';

export interface Said {
  /** All that was asked: the same key with another is refused. */
  request: object;
  /** What does not travel through the workflow. */
  payload: object;
  reason: string | null;
}

export interface Sending {
  qualificationId: string;
  command: Command;
  said: Said;
  /** Of an application, what the qualification starts from. */
  start?: QualificationStart;
}

/**
 * How the command was answered when it was given before, once the engine is sure to have it, too.
 * @throws idempotency-key-reused, the refusal that was given then
 */
export async function answeredBefore(
  app: FastifyInstance,
  actor: Actor,
  { id, request }: { id: string; request: object },
) {
  const known = await asActor(app.db, askingAs(actor), (trx) =>
    findQualificationCommand(trx, { id }),
  );
  if (!known) return undefined;
  if (known.requestHash !== hashRequest(request)) throw problem('idempotency-key-reused');
  const refused = known.result?.['refused'];
  if (refused) throw problem(refused as ProblemCode);
  const answer = known.result as (Answer & { id: string }) | null;
  if (!answer) return undefined;
  const { comuneId } = actor;
  await app.qualifications.confirm({ id: answer.id, comuneId, version: answer.version });
  return answer;
}

/** Writes a command down before it travels. */
export function noteCommand(
  trx: Trx,
  { comuneId, id: actorId }: Actor,
  { qualificationId, command, said }: Sending,
): Promise<void> {
  const { id, transition } = command;
  const { request, payload, reason } = said;
  const about = { id, comuneId, qualificationId, actorId, transition, payload, reason };
  return addQualificationCommand(trx, { ...about, requestHash: hashRequest(request) });
}

/**
 * Sends a command that is written down, and keeps a refusal as its answer.
 * @throws Refused, EngineUnavailable
 */
export async function sendQualification(
  app: FastifyInstance,
  { comuneId }: Actor,
  { qualificationId: id, command, start }: Sending,
) {
  try {
    const act = { id, comuneId, command };
    const answer = await app.inTurn(() =>
      start ? app.qualifications.apply({ ...act, start }) : app.qualifications.transition(act),
    );
    return { id, ...answer };
  } catch (error) {
    const isUnknown = error instanceof UnknownPratica;
    const outcome = isUnknown ? await judgeUnknown(app, comuneId, id) : error;
    if (outcome instanceof Refused) {
      const refused = { id: command.id, code: outcome.code };
      await asSystem(app.db, comuneId, (trx) => refuseQualificationCommand(trx, refused));
    }
    throw outcome;
  }
}

/** No workflow runs: it ended meanwhile, or, if its row is open, the engine has lost it. */
async function judgeUnknown(app: FastifyInstance, comuneId: string, id: string): Promise<Error> {
  const row = await asSystem(app.db, comuneId, (trx) => findQualification(trx, { id }));
  return row && !row.closed ? new EngineUnavailable() : new Refused('not-allowed-in-state');
}
