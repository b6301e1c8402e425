import { sql } from 'kysely';
import { type FaultQuery, PRATICA } from './fault.ts';

/** Services that run, of an ente that the comune has suspended: the office decides what becomes of them. */
export const SERVED_BY_SUSPENDED: FaultQuery = sql`
  select case_of.suspension_id || '.' || case_of.pratica_id as id,
    case_of.updated_at as since, pratica.state as about, ente.id as ente_id,
    ente.name as ente_name, ${PRATICA}
  from ente_suspension_case case_of
  join ente_suspension suspension on suspension.id = case_of.suspension_id
  join pratica on pratica.id = case_of.pratica_id and not pratica.closed
    and pratica.chosen_ente_id = suspension.ente_id
    and pratica.state in ('active', 'suspended', 'renewed')
  join ente on ente.id = suspension.ente_id
  where case_of.outcome = 'toDecide' and suspension.lifted_at is null`;
