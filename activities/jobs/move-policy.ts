import { addCommand, findCommand, refuseCommand } from '../../db/commands.ts';
import { asSystem, type Db } from '../../db/connect.ts';
import { nameUuid } from '../../db/name-uuid.ts';
import { findMove, finishMove } from '../../db/policy-moves.ts';
import { findStanding } from '../../db/pratiche.ts';
import { type Refusal, Refused, type Pratiche, UnknownPratica } from '../../temporal/client.ts';
import type { Command } from '../../workflows/pratica/messages.ts';
import { isOpen, type State } from '../../workflows/pratica/transitions.ts';

export interface Moving {
  db: Db;
  pratiche: Pick<Pratiche, 'transition'>;
}

interface MoveJob {
  moveId: string;
  comuneId: string;
}

type Move = NonNullable<Awaited<ReturnType<typeof findMove>>>;

/**
 * Moves one pratica of a batch to its version, in the name of who ordered it. The command's id is
 * made of batch and pratica: killed anywhere and run again, it moves once and finds its answer.
 * @throws EngineUnavailable: the queue tries again
 */
export async function movePolicy({ db, pratiche }: Moving, { moveId, comuneId }: MoveJob) {
  const within = <T>(work: Parameters<typeof asSystem<T>>[2]) => asSystem(db, comuneId, work);
  const move = await within((trx) => findMove(trx, { id: moveId }));
  if (move?.status !== 'waiting') return;
  const command = commandOf(move);
  const isAnswered = await within((trx) => writeDown({ trx, move, command }));
  const refusal = isAnswered ?? (await give({ db, pratiche }, move, command));
  await within(async (trx) => {
    const code = refusal === 'moved' ? null : refusal;
    if (code) await refuseCommand(trx, { id: command.id, code });
    await finishMove(trx, { id: moveId, refusal: code });
  });
}

function commandOf(move: Move): Command {
  const { batchId, praticaId, actorId, policyId, policyVersion, terms, approvedBy } = move;
  return {
    id: nameUuid('policy-move', batchId, praticaId),
    transition: 'movePolicy',
    actor: { id: actorId, role: 'admin' },
    facts: { policyId, policyVersion, terms, ...(approvedBy ? { approvedBy } : {}) },
  };
}

/** @returns what the command came to when it was given before and its answer was not heard of */
async function writeDown({
  trx,
  move,
  command,
}: {
  trx: Parameters<typeof findMove>[0];
  move: Move;
  command: Command;
}): Promise<Refusal | 'moved' | undefined> {
  const { id, transition } = command;
  const { comuneId, praticaId, actorId, reason, policyId } = move;
  const row = { id, comuneId, praticaId, actorId, transition, reason };
  const isNew = await addCommand(trx, { ...row, requestHash: id, payload: { policyId } });
  const result = isNew ? null : (await findCommand(trx, { id }))?.result;
  if (!result) return undefined;
  return (result['refused'] as Refusal | undefined) ?? 'moved';
}

async function give(
  { db, pratiche }: Moving,
  { praticaId, comuneId }: Move,
  command: Command,
): Promise<Refusal | 'moved'> {
  try {
    await pratiche.transition({ praticaId, comuneId, command });
    return 'moved';
  } catch (error) {
    if (error instanceof Refused) return error.code;
    const isOver = error instanceof UnknownPratica && !(await isStillOpen(db, comuneId, praticaId));
    if (isOver) return 'not-allowed-in-state';
    throw error;
  }
}

async function isStillOpen(db: Db, comuneId: string, id: string): Promise<boolean> {
  const pratica = await asSystem(db, comuneId, (trx) => findStanding(trx, { id }));
  return pratica !== undefined && isOpen(pratica.state as State, pratica.closed);
}
