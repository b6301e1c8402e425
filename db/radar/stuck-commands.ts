import { sql } from 'kysely';
import { A_MINUTE_AGO, type FaultQuery } from './fault.ts';

/** What somebody asked of a pratica and was neither done nor refused; also a request that never began one. */
export const STUCK_COMMANDS: FaultQuery = sql`
  select command.id::text as id, command.created_at as since, command.transition as about,
    command.pratica_id, pratica.number, pratica.state, pratica.version
  from command
  left join pratica on pratica.id = command.pratica_id
  where command.result is null and command.created_at < ${A_MINUTE_AGO}`;
