import { sql } from 'kysely';

/**
 * Of the step of a pratica that the worker cannot record, joined as `failing`. Later commands of
 * the same pratica wait for it too.
 */
export const FAILED_TRIES = sql`
  failing.attempts, failing.last_error, failing.next_try_at`;
