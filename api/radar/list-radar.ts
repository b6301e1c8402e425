import type { FastifyInstance } from 'fastify';
import { asActor } from '../../db/connect.ts';
import { ASK_QUEUES } from '../../db/radar/failing-jobs.ts';
import type { FaultRow } from '../../db/radar/fault.ts';
import { countFaults, FAULT_KINDS, type FaultKind, listFaults } from '../../db/radar/faults.ts';
import type { Condition } from '../../temporal/describe.ts';
import type { State } from '../../workflows/pratica/transitions.ts';
import { type Actor, askingAs } from '../actor.ts';
import { answers } from '../answers.ts';
import { readCursor, writeCursor } from '../cursor.ts';
import { actsOf } from './acts.ts';
import { plainError } from './plain-error.ts';

const COUNTED_AT_MOST = 1000;
/** Where the cause may be the engine itself. */
const OF_THE_ENGINE: readonly FaultKind[] = ['timerLate', 'commandStuck'];

interface Asked {
  kind?: FaultKind;
  cursor?: string;
  limit: number;
}

/** The parts that the radar stands on, how many faults there are of each kind, and a page of them. */
export async function listRadar(app: FastifyInstance, actor: Actor, asked: Asked) {
  const after = keyOf(asked.cursor);
  const [worker, temporal, hasQueues] = await Promise.all([
    answers(() => app.pratiche.hasWorker()),
    answers(() => app.pratiche.isReachable()),
    answers(() => ASK_QUEUES.execute(app.db)),
  ]);
  const { rows, kinds } = await asActor(app.db, askingAs(actor), async (trx) => {
    const found: { kind: FaultKind; row: FaultRow }[] = [];
    const counts = [];
    for (const kind of FAULT_KINDS) {
      const count = await countFaults(trx, { kind, hasQueues, limit: COUNTED_AT_MOST + 1 });
      const countCapped = count > COUNTED_AT_MOST;
      counts.push({ kind, count: Math.min(count, COUNTED_AT_MOST), countCapped });
      if (count === 0 || (asked.kind ?? kind) !== kind) continue;
      const page = { kind, hasQueues, after, limit: asked.limit + 1 };
      for (const row of await listFaults(trx, page)) found.push({ kind, row });
    }
    return { rows: found.sort(byAge), kinds: counts };
  });
  const page = rows.slice(0, asked.limit);
  const last = rows.length > asked.limit ? page.at(-1)! : undefined;
  const look = temporal ? (row: FaultRow) => lookAt(app, actor, row) : async () => undefined;
  return {
    parts: { worker: upOrDown(worker), temporal: upOrDown(temporal), queues: upOrDown(hasQueues) },
    kinds,
    items: await Promise.all(
      page.map(async ({ kind, row }) =>
        viewOf(kind, row, OF_THE_ENGINE.includes(kind) ? await look(row) : undefined),
      ),
    ),
    next: last ? writeCursor([last.row.exactSince, last.kind, last.row.id]) : null,
  };
}

type Found = { kind: FaultKind; row: FaultRow };

/** Rows of one kind are in order already, and stay so. */
function byAge(a: Found, b: Found): number {
  if (a.row.exactSince !== b.row.exactSince) return a.row.exactSince < b.row.exactSince ? -1 : 1;
  return FAULT_KINDS.indexOf(a.kind) - FAULT_KINDS.indexOf(b.kind);
}

function keyOf(cursor: string | undefined) {
  const [exactSince, kind, id] = readCursor(cursor, ['instant', 'text', 'text']) ?? [];
  if (exactSince === undefined) return undefined;
  return { exactSince, kind: kind as FaultKind, id: id! };
}

/** The list is worth more than what Temporal would add to it: no answer is none. */
function lookAt(app: FastifyInstance, { comuneId }: Actor, { praticaId }: FaultRow) {
  return app.engineRoom.describe({ praticaId, comuneId }).catch(() => undefined);
}

function viewOf(kind: FaultKind, row: FaultRow, condition: Condition | undefined) {
  const { id, since, praticaId, number, state, about } = row;
  return {
    id,
    kind,
    since,
    pratica: number === null ? null : { id: praticaId, number, state: state as State },
    about,
    whom: row.whom ?? null,
    enteName: row.enteName ?? null,
    toldName: row.toldName ?? null,
    channel: row.channel ?? null,
    assigneeName: row.assigneeName ?? null,
    escalated: row.isEscalated ?? false,
    remindedAt: row.remindedAt ?? null,
    attempts: row.attempts ?? condition?.attempts ?? null,
    lastError: plainError(row.lastError ?? condition?.lastError),
    nextTryAt: row.nextTryAt ?? condition?.nextTryAt ?? null,
    nextTryReckoned: !row.nextTryAt && (condition?.isNextTryReckoned ?? false),
    amountCents: row.amountCents ?? null,
    engine: condition?.run ?? null,
    acts: actsOf(kind, row),
  };
}

function upOrDown(isUp: boolean): 'up' | 'down' {
  return isUp ? 'up' : 'down';
}
