import type { FastifyInstance } from 'fastify';
import type { Static } from 'typebox';
import { addCommand, answerCommand } from '../../db/commands.ts';
import { asActor, asSystem, type Trx } from '../../db/connect.ts';
import { answerContest, closeAnswerTask, findContest } from '../../db/contests.ts';
import { appendEventBeside } from '../../db/events-beside.ts';
import { type Actor, askingAs } from '../actor.ts';
import { hashRequest, replay } from '../idempotency.ts';
import { invalid, problem } from '../problem.ts';
import { contestView } from './contest-view.ts';
import type { AnswerContest } from './schemas.ts';

interface Given extends Static<typeof AnswerContest> {
  id: string;
  commandId: string;
}
type Found = NonNullable<Awaited<ReturnType<typeof findContest>>>;

/**
 * Answers a contest, once: whoever contested and whoever acted are told. Never by whoever did the
 * act (the database would refuse it too).
 * @throws not-found, own-act, contest-answered; invalid without words
 */
export async function answer(app: FastifyInstance, actor: Actor, given: Given) {
  const { commandId, ...body } = given;
  const { comuneId } = actor;
  const requestHash = hashRequest(body);
  const known = await asActor(app.db, askingAs(actor), async (trx) => {
    const contest = await findContest(trx, { id: body.id });
    if (!contest) throw problem('not-found');
    const before = await replay<object>(trx, { id: commandId, requestHash });
    return before ? contest : judge(actor, contest, body);
  });
  await asSystem(app.db, comuneId, (trx) => write(trx, { actor, known, given, requestHash }));
  return asActor(app.db, askingAs(actor), (trx) => contestView(trx, actor, body.id));
}

function judge(actor: Actor, contest: Found, { answer }: Static<typeof AnswerContest>): Found {
  if (contest.actedBy === actor.id) throw problem('own-act');
  if (contest.answeredAt) throw problem('contest-answered');
  if (!answer.trim()) throw invalid('/answer', NO_WORDS);
  return contest;
}

interface Written {
  actor: Actor;
  known: Found;
  given: Given;
  requestHash: string;
}

async function write(trx: Trx, { actor, known, given, requestHash }: Written): Promise<void> {
  const { id, praticaId, enteId } = known;
  const { commandId, upheld, followUp = null } = given;
  const { comuneId, id: actorId } = actor;
  const text = given.answer.trim();
  const payload = { contestId: id, upheld, ...(followUp ? { followUp } : {}) };
  const command = { id: commandId, comuneId, praticaId, actorId, requestHash, payload };
  const isNew = await addCommand(trx, { ...command, transition: 'answerContest', reason: text });
  if (!isNew) return;
  const at = new Date().toISOString();
  const said = { upheld, answer: text, followUp, answeredBy: actorId, answeredAt: at };
  if (!(await answerContest(trx, { id, ...said }))) throw problem('contest-answered');
  await closeAnswerTask(trx, { contestId: id, at });
  await appendEventBeside(trx, {
    ...{ comuneId, praticaId, at, commandId },
    kind: 'contestAnswered',
    actor: { id: actorId, role: actor.role },
    channel: 'web',
    audience: ['office', enteId ? `ente:${enteId}` : 'citizen'],
    tells: [enteId ? 'ente' : 'citizen', 'office'],
    reason: text,
    data: {
      ...payload,
      contested: { kind: known.kind, seq: known.seq },
      ...(enteId ? { enteId } : {}),
    },
  });
  await answerCommand(trx, { id: commandId, answer: payload });
}

const NO_WORDS = { it: 'Scrivi la risposta.', en: 'Please write the answer.' };
