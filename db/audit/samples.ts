import { sql } from 'kysely';
import type { Trx } from '../connect.ts';
import type { SampleFilters } from '../tables/audit.ts';

/** How a sample is drawn: the same gives the same pratiche, in the same order. */
export interface Draw extends Omit<SampleFilters, 'from' | 'until'> {
  seed: string;
  size: number;
  /** ISO instants: pratiche opened from the first on, before the second. */
  from: string;
  until: string;
}

export interface NewSample {
  id: string;
  comuneId: string;
  drawnBy: string;
  /** ISO instant. */
  drawnAt: string;
  seed: string;
  size: number;
  filters: SampleFilters;
}

/**
 * Draws by the order of SHA-256 over seed and pratica: anybody with the seed can work it out again,
 * nobody can steer it but by trying seeds, and every draw stays written down.
 */
export async function draw(trx: Trx, { seed, size, from, until, type, enteId }: Draw) {
  let eligible = trx
    .selectFrom('pratica')
    .select('id')
    .where('openedAt', '>=', from)
    .where('openedAt', '<', until);
  if (type) eligible = eligible.where('serviceTypeId', '=', type);
  if (enteId) {
    const asked = trx.selectFrom('praticaEnte').select('praticaId').where('enteId', '=', enteId);
    eligible = eligible.where('id', 'in', asked);
  }
  const drawn = await trx
    .with('eligible', () => eligible)
    .selectFrom('eligible')
    .select('id')
    .select(sql<number>`(select count(*)::int from eligible)`.as('population'))
    .orderBy(sql`sha256(convert_to(${seed} || ':' || id::text, 'UTF8'))`)
    .limit(size)
    .execute();
  return { ids: drawn.map(({ id }) => id), population: drawn[0]?.population ?? 0 };
}

/** Writes a draw down; one that is written already stays as it is. */
export async function addSample(
  trx: Trx,
  { filters, ...sample }: NewSample & { population: number; praticaIds: string[] },
): Promise<void> {
  await trx
    .insertInto('auditSample')
    .values({ ...sample, filters: JSON.stringify(filters) })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
}

/** The draws, newest first. */
export function listSamples(
  trx: Trx,
  { after, limit }: { after?: readonly [at: string, id: string]; limit: number },
) {
  let samples = selectSamples(trx);
  if (after) {
    const [at, id] = after;
    samples = samples.where(sql<boolean>`(drawn_at, audit_sample.id) < (${at}::timestamptz, ${id}::uuid)`); // prettier-ignore
  }
  return samples
    .orderBy('drawnAt', 'desc')
    .orderBy('auditSample.id', 'desc')
    .limit(limit)
    .execute();
}

export function findSample(trx: Trx, { id }: { id: string }) {
  return selectSamples(trx).where('auditSample.id', '=', id).executeTakeFirst();
}

/** The pratiche of a sample in the order of the draw. */
export function listDrawn(trx: Trx, ids: readonly string[]) {
  return trx
    .selectFrom('pratica')
    .innerJoin('serviceType', (join) =>
      join
        .onRef('serviceType.comuneId', '=', 'pratica.comuneId')
        .onRef('serviceType.id', '=', 'pratica.serviceTypeId'),
    )
    .leftJoin('ente', 'ente.id', 'pratica.chosenEnteId')
    .select(['pratica.id', 'number', 'state', 'closed', 'openedAt', 'updatedAt', 'pratica.version'])
    .select(['serviceType.nameIt as serviceTypeNameIt', 'serviceType.nameEn as serviceTypeNameEn'])
    .select('ente.name as enteName')
    .where('pratica.id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .orderBy(sql`array_position(${[...ids]}::uuid[], pratica.id)`)
    .execute();
}

function selectSamples(trx: Trx) {
  return trx
    .selectFrom('auditSample')
    .leftJoin('person', 'person.id', 'auditSample.drawnBy')
    .select(['auditSample.id', 'drawnBy', 'person.name as drawnByName', 'drawnAt', 'seed', 'size'])
    .select(['filters', 'population', 'praticaIds']);
}
