import type { FastifyInstance } from 'fastify';
import { answerCommand, refuseCommand } from '../../db/commands.ts';
import { asSystem, type Trx } from '../../db/connect.ts';
import { addContest, openAnswerTask } from '../../db/contests.ts';
import { appendEventBeside } from '../../db/events-beside.ts';
import { lockPratica } from '../../db/pratica-lock.ts';
import { type State, TRANSITIONS } from '../../workflows/pratica/transitions.ts';
import type { Actor } from '../actor.ts';
import { problem } from '../problem.ts';
import { answerDueAt } from './answer-due.ts';
import type { JudgedContest } from './judge-contest.ts';

/** A contest whose command is written down. */
export interface PreparedContest {
  contest: JudgedContest;
  id: string;
  praticaId: string;
  number: string;
  reason: string;
}

/**
 * Writes a contest beside the pratica's moves, so that one can contest also when its workflow is
 * over: the contest, the task of whoever is to answer, the event and the command's answer.
 * @throws already-contested when somebody was faster
 */
export async function writeContest(app: FastifyInstance, actor: Actor, prepared: PreparedContest) {
  const { comuneId } = actor;
  const { id, praticaId, number } = prepared;
  const answer = await asSystem(app.db, comuneId, async (trx) => {
    const { state, version } = await lockPratica(trx, { praticaId });
    if (!(await addAll(trx, actor, prepared))) return undefined;
    const written = { id: praticaId, number, state: state as State, version };
    await answerCommand(trx, { id, answer: written });
    return written;
  });
  if (answer) return answer;
  await asSystem(app.db, comuneId, (trx) => refuseCommand(trx, { id, code: 'already-contested' }));
  throw problem('already-contested');
}

async function addAll(trx: Trx, actor: Actor, prepared: PreparedContest): Promise<boolean> {
  const { contest, id, praticaId, reason } = prepared;
  const { eventId, enteId, actedBy, kind, seq } = contest;
  const { comuneId } = actor;
  const at = new Date().toISOString();
  const row = { id, comuneId, praticaId, eventId, enteId, actedBy, reason, at };
  const added = { ...row, contestedBy: actor.id };
  if (!(await addContest(trx, added))) return false;
  const dueAt = await answerDueAt(trx, { comuneId, at });
  await openAnswerTask(trx, { ...added, dueAt });
  await appendEventBeside(trx, {
    ...{ comuneId, praticaId, reason, at, commandId: id },
    kind: 'contest',
    actor: { id: actor.id, role: actor.role },
    channel: 'web',
    audience: ['office', enteId ? `ente:${enteId}` : 'citizen'],
    tells: TRANSITIONS.contest.tells,
    data: { contestId: id, contested: { kind, seq }, dueAt, ...(enteId ? { enteId } : {}) },
  });
  return true;
}
