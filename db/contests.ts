import type { Trx } from './connect.ts';

/** An act as whoever it was done for may see it. */
export function findAct(trx: Trx, { eventId, praticaId }: { eventId: string; praticaId: string }) {
  return trx
    .selectFrom('event')
    .leftJoin('contest', 'contest.eventId', 'event.id')
    .select(['event.id', 'event.seq', 'event.kind', 'event.at', 'event.actorId'])
    .select(['event.onBehalfOf', 'contest.id as contestId'])
    .where('event.id', '=', eventId)
    .where('event.praticaId', '=', praticaId)
    .executeTakeFirst();
}

/** The acts of a pratica that were done in another's place and are not contested yet. */
export function listContestable(trx: Trx, { praticaId }: { praticaId: string }) {
  return trx
    .selectFrom('event')
    .leftJoin('contest', 'contest.eventId', 'event.id')
    .select(['event.id', 'event.at', 'event.actorId', 'event.onBehalfOf'])
    .where('event.praticaId', '=', praticaId)
    .where('event.onBehalfOf', 'is not', null)
    .where('contest.id', 'is', null)
    .execute();
}

export interface NewContest {
  id: string;
  comuneId: string;
  praticaId: string;
  eventId: string;
  enteId: string | null;
  contestedBy: string;
  actedBy: string;
  reason: string;
  at: string;
}

/** @returns false when the act is contested already */
export async function addContest(trx: Trx, contest: NewContest): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('contest')
    .values(contest)
    .onConflict((conflict) => conflict.column('eventId').doNothing())
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/**
 * What the office has to answer. It lives beside the state: no step of the pratica opens, moves or
 * closes it, and whoever did the act can never have it in hand.
 */
export async function openAnswerTask(
  trx: Trx,
  { id, comuneId, praticaId, actedBy, at, dueAt }: NewContest & { dueAt: string },
): Promise<void> {
  await trx
    .insertInto('task')
    .values({
      ...{ comuneId, praticaId, dueAt, contestId: id, barredId: actedBy, openedAt: at },
      kind: 'answerContest',
      owner: 'office',
      enteId: null,
      assigneeId: null,
      escalated: false,
      closedAt: null,
    })
    .execute();
}

export async function closeAnswerTask(
  trx: Trx,
  { contestId, at }: { contestId: string; at: string },
): Promise<void> {
  await trx
    .updateTable('task')
    .set({ closedAt: at })
    .where('contestId', '=', contestId)
    .where('closedAt', 'is', null)
    .execute();
}

const COLUMNS = [
  'contest.id', 'contest.praticaId', 'contest.eventId', 'contest.enteId', 'contest.contestedBy',
  'contest.actedBy', 'contest.reason', 'contest.at', 'contest.upheld', 'contest.answer',
  'contest.followUp', 'contest.answeredBy', 'contest.answeredAt',
] as const; // prettier-ignore

/** As far as the asking may see them; the latest first. */
export function listContests(trx: Trx, { praticaId }: { praticaId: string }) {
  return trx
    .selectFrom('contest')
    .innerJoin('event', 'event.id', 'contest.eventId')
    .leftJoin('task', 'task.contestId', 'contest.id')
    .select(COLUMNS)
    .select(['event.kind', 'event.seq', 'event.at as actedAt', 'task.dueAt'])
    .where('contest.praticaId', '=', praticaId)
    .orderBy('contest.at', 'desc')
    .execute();
}
export type ContestRow = Awaited<ReturnType<typeof listContests>>[number];

export function findContest(trx: Trx, { id }: { id: string }) {
  return trx
    .selectFrom('contest')
    .innerJoin('event', 'event.id', 'contest.eventId')
    .select(COLUMNS)
    .select(['event.kind', 'event.seq'])
    .where('contest.id', '=', id)
    .executeTakeFirst();
}

/** @returns false when somebody was faster */
export async function answerContest(
  trx: Trx,
  {
    id,
    ...answer
  }: {
    id: string;
    upheld: boolean;
    answer: string;
    followUp: string | null;
    answeredBy: string;
    answeredAt: string;
  },
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('contest')
    .set(answer)
    .where('id', '=', id)
    .where('answeredAt', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
