import { sql } from 'kysely';
import { type FaultQuery, PRATICA, TOO_LONG, TOO_LONG_AGO } from './fault.ts';

/**
 * Attempts of which nobody knows what became: the page has run out without an answer (payments/
 * page-life.ts; a position at pagoPA and a bank transfer have none), the opening got none, or money was seen and the pratica has not taken it.
 */
export const UNKNOWN_PAYMENTS: FaultQuery = sql`
  select attempt.id::text as id, attempt.created_at as since, attempt.status as about,
    attempt.amount_cents, ${PRATICA}
  from payment_attempt attempt
  join pratica on pratica.id = attempt.pratica_id
  where attempt.id in (
    select id from payment_attempt
    where status in ('opening', 'open', 'unknown') and not (status = 'open' and provider in ('pagopa', 'transfer'))
      and created_at < now() -
      case status when 'open' then
        case provider when 'paypal' then interval '181 minutes' else interval '61 minutes' end else ${TOO_LONG} end
    union
    select attempt_id from capture where status = 'seen' and created_at < ${TOO_LONG_AGO})`;
