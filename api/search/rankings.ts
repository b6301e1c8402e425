import type { Static } from 'typebox';
import type { Trx } from '../../db/connect.ts';
import { addRanking, findWeights, listRankings, lockRankings } from '../../db/search-ranking.ts';
import type { Actor } from '../actor.ts';
import { invalid, problem } from '../problem.ts';
import type { NewRanking } from './schemas.ts';

/** The order in force and all that was before. */
export async function readRankings(trx: Trx, { comuneId }: { comuneId: string }) {
  const { at: since, ...ranking } = await findWeights(trx, { comuneId });
  return { inForce: { ...ranking, since }, versions: await listRankings(trx, { comuneId }) };
}

/**
 * Writes how much each reason counts from now on. Writing it again under the same key changes nothing.
 * @throws invalid when nothing would count; rules-changed when somebody was faster; idempotency-key-reused
 */
export async function writeRanking(
  trx: Trx,
  { comuneId, id: writtenBy }: Actor,
  { id, weights, reason, expectedVersion }: Static<typeof NewRanking> & { id: string },
): Promise<void> {
  if (Object.values(weights).every((weight) => weight === 0)) throw invalid('/weights', NOTHING_COUNTS); // prettier-ignore
  await lockRankings(trx, { comuneId });
  const versions = await listRankings(trx, { comuneId });
  const same = versions.find((version) => version.id === id);
  if (same && same.reason !== reason.trim()) throw problem('idempotency-key-reused');
  if (same) return;
  const version = (versions[0]?.version ?? 0) + 1;
  if (expectedVersion !== version - 1) throw problem('rules-changed');
  await addRanking(trx, { id, comuneId, version, weights, reason: reason.trim(), writtenBy });
}

const NOTHING_COUNTS = {
  it: 'Almeno un criterio deve contare.',
  en: 'One criterion at least must count.',
};
