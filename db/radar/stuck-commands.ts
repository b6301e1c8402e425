import { sql } from 'kysely';
import { TOO_LONG_AGO, type FaultQuery } from './fault.ts';
import { FAILED_TRIES } from './failing-step.ts';

/**
 * What somebody asked of a pratica and was neither done nor refused; also a request that never began
 * one. Where its step is known to fail nobody waits any longer.
 */
export const STUCK_COMMANDS: FaultQuery = sql`
  select command.id::text as id, command.created_at as since, command.transition as about,
    ${FAILED_TRIES}, command.pratica_id, pratica.number, pratica.state, pratica.version
  from command
  left join pratica on pratica.id = command.pratica_id
  left join failing_step failing on failing.pratica_id = command.pratica_id
    and failing.version > coalesce(pratica.version, 0)
  where command.result is null
    and (command.created_at < ${TOO_LONG_AGO} or failing.step_id = command.id)`;
