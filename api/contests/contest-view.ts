import { readRules } from '../../db/comune-rules.ts';
import type { Trx } from '../../db/connect.ts';
import { type ContestRow, findContest, listContestable, listContests } from '../../db/contests.ts';
import { listNames } from '../../db/persons.ts';
import { findStanding } from '../../db/pratiche.ts';
import type { Actor } from '../actor.ts';
import { today } from '../days.ts';
import { problem } from '../problem.ts';
import { isDoneFor, lastDay } from './judge-contest.ts';

/**
 * The contests of a pratica as the caller may see them, and what they may still contest.
 * @throws not-found when the pratica is not the caller's
 */
export async function readContests(trx: Trx, actor: Actor, praticaId: string) {
  const standing = await findStanding(trx, { id: praticaId });
  if (!standing) throw problem('not-found');
  const rows = await listContests(trx, { praticaId });
  const names = await listNames(trx, rows.map(({ answeredBy }) => answeredBy ?? []).flat());
  return {
    items: rows.map((row) => viewOf(row, actor, names)),
    contestable: await readContestable(trx, actor, standing),
  };
}

/** The acts done in the caller's place that they may contest, each with the last day for it. */
export async function readContestable(
  trx: Trx,
  actor: Actor,
  { id: praticaId, applicantId }: { id: string; applicantId: string },
) {
  // Whoever holds a mandate reads the pratica, but contesting is its owner's alone.
  if (actor.role !== 'ente' && applicantId !== actor.id) return [];
  const acts = await listContestable(trx, { praticaId });
  const theirs = acts.filter((act) => act.actorId !== null && isDoneFor(actor, act));
  if (theirs.length === 0) return [];
  const { contestWithinDays } = await readRules(trx, actor);
  return theirs
    .map(({ id, at }) => ({ eventId: id, until: lastDay(at, contestWithinDays) }))
    .filter(({ until }) => until >= today());
}

export async function contestView(trx: Trx, actor: Actor, id: string) {
  const { praticaId } = (await findContest(trx, { id }))!;
  const { items } = await readContests(trx, actor, praticaId);
  return items.find((contest) => contest.id === id)!;
}

function viewOf(row: ContestRow, { id: callerId }: Actor, names: Map<string, string>) {
  const { id, praticaId, eventId, seq, kind, enteId, reason, at, dueAt, actedBy } = row;
  const { upheld, answer, followUp, answeredBy, answeredAt } = row;
  const isAnswered = upheld !== null && answer !== null && answeredBy !== null;
  return {
    ...{ id, praticaId, eventId, seq, kind, reason, at, dueAt },
    by: enteId ? ('ente' as const) : ('citizen' as const),
    ownAct: actedBy === callerId,
    answer: isAnswered
      ? {
          ...{ upheld, text: answer, followUp, at: answeredAt! },
          by: { id: answeredBy, name: names.get(answeredBy) ?? null },
        }
      : null,
  };
}
