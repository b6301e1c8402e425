import type { Trx } from '../connect.ts';

/** An act as the engine keeps it (temporal/read-history.ts). */
export interface Kept {
  id: string | null;
  kind: 'command' | 'timer';
  transition: string | null;
  at: string;
  answer: { state: string; version: number } | null;
  isRefused: boolean;
}

/** An act as the audit trail keeps it. */
export interface Recorded {
  commandId: string;
  seq: number;
  version: number;
  kind: string;
  channel: string;
  toState: string;
  at: string;
}

export type DifferenceKind = 'missing here' | 'missing there' | 'other order' | 'other outcome';

export interface Difference {
  difference: DifferenceKind;
  /** The transition or timer, where it is known. */
  act: string | null;
  commandId: string | null;
  /** Place in the audit trail; null where it has none. */
  seq: number | null;
  at: string;
}

/** The moves of a pratica as its audit trail tells them, oldest first: the first event of each version. */
export function listMoves(trx: Trx, { praticaId }: { praticaId: string }): Promise<Recorded[]> {
  return trx
    .selectFrom('event')
    .distinctOn('version')
    .select(['commandId', 'seq', 'version', 'kind', 'channel', 'toState', 'at'])
    .where('praticaId', '=', praticaId)
    .orderBy('version')
    .orderBy('seq')
    .execute();
}

/**
 * What the audit trail and the engine's history tell differently. Where the engine's first runs
 * are past its retention, what was recorded before the first act that it keeps is not compared.
 * Hours have no id in the engine: each that was recorded must have come there at or before its
 * instant, and after the one before.
 */
export function compare(
  recorded: readonly Recorded[],
  kept: readonly Kept[],
  { isWhole }: { isWhole: boolean },
): Difference[] {
  const accepted = kept.filter(({ kind, isRefused }) => kind === 'command' && !isRefused);
  const ids = new Set(accepted.map(({ id }) => id));
  const first = isWhole ? 0 : recorded.findIndex(({ commandId }) => ids.has(commandId));
  const compared = first < 0 ? [] : recorded.slice(first);
  const commands = compared.filter(({ channel }) => channel !== 'timer');
  return [
    ...notRecorded(recorded, accepted),
    ...notKept(commands, ids),
    ...inOtherOrder(commands, accepted),
    ...withOtherOutcome(commands, accepted),
    ...hoursNotKept(compared, kept),
  ].sort((a, b) => a.at.localeCompare(b.at));
}

function notRecorded(recorded: readonly Recorded[], accepted: readonly Kept[]): Difference[] {
  const known = new Set(recorded.map(({ commandId }) => commandId));
  return accepted
    .filter(({ id, answer }) => !known.has(id!) && answer !== null)
    .map(({ id, transition, at }) => ({
      difference: 'missing here',
      act: transition,
      commandId: id,
      seq: null,
      at,
    }));
}

function notKept(commands: readonly Recorded[], ids: ReadonlySet<string | null>): Difference[] {
  return commands
    .filter(({ commandId }) => !ids.has(commandId))
    .map((event) => differs('missing there', event));
}

/** Of what both know, whatever comes earlier there than something that comes before it here. */
function inOtherOrder(commands: readonly Recorded[], accepted: readonly Kept[]): Difference[] {
  const places = new Map(accepted.map(({ id }, place) => [id, place]));
  let latest = -1;
  return commands.flatMap((event) => {
    const place = places.get(event.commandId);
    if (place === undefined) return [];
    if (place < latest) return [differs('other order', event)];
    latest = place;
    return [];
  });
}

function withOtherOutcome(commands: readonly Recorded[], accepted: readonly Kept[]): Difference[] {
  const answers = new Map(accepted.map(({ id, answer }) => [id, answer]));
  return commands.flatMap((event) => {
    const answer = answers.get(event.commandId);
    const isSame = !answer || (answer.state === event.toState && answer.version === event.version);
    return isSame ? [] : [differs('other outcome', event)];
  });
}

function hoursNotKept(compared: readonly Recorded[], kept: readonly Kept[]): Difference[] {
  const came = kept.filter(({ kind }) => kind === 'timer').map(({ at }) => at);
  let next = 0;
  return compared
    .filter(({ channel }) => channel === 'timer')
    .flatMap((event) => {
      if (came[next] === undefined || came[next]! > event.at)
        return [differs('missing there', event)];
      // Hours that came and no longer counted lie between: the last at or before it is its own.
      while (came[next + 1] !== undefined && came[next + 1]! <= event.at) next += 1;
      next += 1;
      return [];
    });
}

function differs(difference: DifferenceKind, { kind, commandId, seq, at }: Recorded): Difference {
  return { difference, act: kind, commandId, seq, at };
}
