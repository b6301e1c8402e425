import type { Trx } from '../../db/connect.ts';
import {
  countOutcomes,
  findLatestSuspension,
  findOfficeEnte,
  listCases,
} from '../../db/ente-suspensions.ts';
import { countPlanned, planCases } from '../../db/suspended-enti.ts';
import { readCursor, writeCursor } from '../cursor.ts';
import { problem } from '../problem.ts';

interface Asked {
  enteId: string;
  cursor?: string;
  limit: number;
}

/**
 * What the suspension of an ente would do, while it is not suspended; else what it has come to.
 * @throws not-found
 */
export async function viewSuspension(trx: Trx, { enteId, cursor, limit }: Asked) {
  const ente = await findOfficeEnte(trx, { id: enteId });
  if (!ente) throw problem('not-found');
  const latest = await findLatestSuspension(trx, { enteId });
  const suspension = latest && latest.liftedAt === null ? latest : null;
  const [after] = readCursor(cursor, ['text']) ?? [];
  const page = { after, limit: limit + 1 };
  const rows = suspension
    ? await listCases(trx, { suspensionId: suspension.id, ...page })
    : (await planCases(trx, { enteId, ...page })).map(asPlanned);
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return {
    ente,
    suspension,
    planned: await countPlanned(trx, { enteId }),
    outcomes: suspension ? await countOutcomes(trx, { suspensionId: suspension.id }) : null,
    items: rows.slice(0, limit),
    next: last ? writeCursor([last.number]) : null,
  };
}

function asPlanned<Plan extends object>(plan: Plan) {
  return { ...plan, outcome: null, tries: 0 };
}
