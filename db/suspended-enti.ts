import { sql } from 'kysely';
import type { Trx } from './connect.ts';
import type { PlannedForCase } from './tables/enti.ts';

/** One open pratica that an ente is in, and what the suspension of the ente does to it. */
export interface CasePlan {
  praticaId: string;
  number: string;
  state: string;
  planned: PlannedForCase;
}

/** Whose pratiche: of all service types, or of some that the ente may serve no more. */
interface Hands {
  enteId: string;
  serviceTypeIds?: string[] | null | undefined;
}

/**
 * What the suspension of an ente would do now, pratica by pratica, in the order of their numbers:
 * what it may still answer or stands in reserve of, what was ordered of it, what it is serving.
 */
export async function planCases(
  trx: Trx,
  args: Hands & { praticaId?: string; after?: string; limit: number },
): Promise<CasePlan[]> {
  const { enteId, praticaId, after, limit } = args;
  const { rows } = await sql<CasePlan>`
    select pratica.id as pratica_id, number, state, ${plannedFor(enteId)} as planned
    ${inTheHandsOf(args)}
    ${praticaId ? sql`and pratica.id = ${praticaId}` : sql``}
    ${after === undefined ? sql`` : sql`and number > ${after}`}
    order by number limit ${limit}`.execute(trx);
  return rows;
}

/** How many pratiche there are of each kind of consequence. */
export async function countPlanned(
  trx: Trx,
  hands: Hands,
): Promise<Record<PlannedForCase, number>> {
  const { rows } = await sql<{ planned: PlannedForCase; count: number }>`
    select ${plannedFor(hands.enteId)} as planned, count(*)::int as count
    ${inTheHandsOf(hands)} group by 1`.execute(trx);
  const found = rows.map(({ planned, count }) => [planned, count]);
  return { exclude: 0, returnToOffer: 0, decide: 0, ...Object.fromEntries(found) };
}

/** Writes down what is to be done for each pratica that has no such row yet; also those since. */
export async function enlistCases(
  trx: Trx,
  of: Hands & { suspensionId: string; comuneId: string; at: string },
): Promise<void> {
  const { suspensionId, enteId, comuneId, at } = of;
  await sql`
    insert into ente_suspension_case (suspension_id, pratica_id, comune_id, planned, updated_at)
    select ${suspensionId}, pratica.id, ${comuneId}, ${plannedFor(enteId)}, ${at}
    ${inTheHandsOf(of)}
    on conflict do nothing`.execute(trx);
}

const plannedFor = (enteId: string) => sql`case
    when state in ('active', 'suspended', 'renewed') then 'decide'
    when state <> 'offer' and chosen_ente_id = ${enteId} then 'returnToOffer'
    else 'exclude' end`;

const inTheHandsOf = ({ enteId, serviceTypeIds }: Hands) => sql`
    from pratica
    join pratica_ente asked on asked.pratica_id = pratica.id and asked.ente_id = ${enteId}
    where not pratica.closed
    ${serviceTypeIds ? sql`and service_type_id = any(${serviceTypeIds}::text[])` : sql``}
    and (
      (state in ('offer', 'order', 'payment') and answer not in ('declined', 'excluded'))
      or (state in ('active', 'suspended', 'renewed') and chosen_ente_id = ${enteId}))`;
