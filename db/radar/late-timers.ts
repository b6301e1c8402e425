import { sql } from 'kysely';
import { TOO_LONG_AGO, type FaultQuery, PRATICA } from './fault.ts';
import { FAILED_TRIES } from './failing-step.ts';

/** As the deadlines are written, so that text compares as instants do. */
const LATE = sql`to_char(${TOO_LONG_AGO} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/**
 * Open pratiche whose next hour has come and gone, and nothing was recorded: the engine did not act,
 * or what it did cannot be written down.
 */
export const LATE_TIMERS: FaultQuery = sql`
  select pratica.id::text as id, pratica.next_at::timestamptz as since,
    (select key from jsonb_each_text(deadlines) order by value limit 1) as about,
    ${FAILED_TRIES}, ${PRATICA}
  from pratica
  left join failing_step failing on failing.pratica_id = pratica.id
    and failing.version > pratica.version
  where not pratica.closed and pratica.next_at < ${LATE}`;
