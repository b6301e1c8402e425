import { Temporal } from 'temporal-polyfill';
import { readRules } from '../../db/comune-rules.ts';
import type { Trx } from '../../db/connect.ts';
import { findAct } from '../../db/contests.ts';
import { dayOf } from '../../workflows/pratica/terms.ts';
import type { Actor } from '../actor.ts';
import { today } from '../days.ts';
import { invalid, problem } from '../problem.ts';

/** A contest that holds, not written yet. */
export interface JudgedContest {
  eventId: string;
  /** Of the act: its place in the timeline and what it was. */
  seq: number;
  kind: string;
  actedBy: string;
  enteId: string | null;
}

type Act = NonNullable<Awaited<ReturnType<typeof findAct>>>;

/**
 * Whether the caller may contest an act: one done in their place by another, seen by them, within
 * the days that the comune has laid down, and not contested before.
 * @throws invalid for an act that is not in the caller's timeline; act-not-contestable,
 * already-contested, contest-too-late
 */
export async function judgeContest(
  trx: Trx,
  actor: Actor,
  { praticaId, eventId }: { praticaId: string; eventId: string },
): Promise<JudgedContest> {
  const act = await findAct(trx, { eventId, praticaId });
  if (!act) throw invalid('/payload/eventId', UNKNOWN_ACT);
  const { actorId } = act;
  if (actorId === null || !isDoneFor(actor, act)) throw problem('act-not-contestable');
  if (act.contestId) throw problem('already-contested');
  const { contestWithinDays } = await readRules(trx, actor);
  if (lastDay(act.at, contestWithinDays) < today()) throw problem('contest-too-late');
  const enteId = actor.role === 'ente' ? (actor.enteId ?? null) : null;
  return { eventId, seq: act.seq, kind: act.kind, actedBy: actorId, enteId };
}

/** In the caller's place, by somebody else; nobody contests what they did themselves. */
export function isDoneFor(
  { id, role, enteId }: Actor,
  { actorId, onBehalfOf }: Pick<Act, 'actorId' | 'onBehalfOf'>,
): boolean {
  if (!onBehalfOf || actorId === id || onBehalfOf['role'] !== role) return false;
  return role !== 'ente' || onBehalfOf['enteId'] === enteId;
}

/** The last day on which an act can be contested. */
export function lastDay(actedAt: string, withinDays: number): string {
  return Temporal.PlainDate.from(dayOf(actedAt)).add({ days: withinDays }).toString();
}

const UNKNOWN_ACT = {
  it: 'Questo atto non è nella cronologia della pratica.',
  en: 'There is no such act in the timeline.',
};
