import { sql } from 'kysely';
import type { Trx } from './connect.ts';

/**
 * What the comune's fee of a payment still has to move, in cents: above zero from the ente to the
 * comune, below zero back. The fee is a share of what the ente has earned of the payment, vouchers
 * included, so that what is given back takes its part of the fee with it; rounded once, over all of it.
 * The rate is dated data of the comune, that of the service type before that of all, and stays what it
 * was on the day (in Rome) on which the payment was settled.
 */
export async function weighFee(
  trx: Trx,
  moved: { praticaId: string; paymentId: string; at: string },
): Promise<number> {
  const { praticaId, paymentId, at } = moved;
  const { rows } = await sql<{ rate: number; earned: number; fee: number }>`
    select coalesce((select rate_basis_points from comune_fee
        where comune_fee.comune_id = pratica.comune_id
          and (service_type_id is null or service_type_id = pratica.service_type_id)
          and valid_from <= (coalesce(settled_at, ${at}::timestamptz) at time zone 'Europe/Rome')::date
        order by service_type_id nulls last, valid_from desc limit 1), 0) as rate,
      booked.earned, booked.fee
    from payment join pratica on pratica.id = payment.pratica_id
    cross join lateral (
      select coalesce(-sum(amount_cents), 0)::int as earned,
        coalesce(-sum(amount_cents) filter (where account = 'comune-fee'), 0)::int as fee
      from ledger_entry where ledger_entry.pratica_id = ${praticaId} and payment_id = payment.id
        and (account = 'comune-fee' or account like 'ente:%' and kind not like 'payout%' and kind <> 'direct')
    ) booked
    where payment.id = ${paymentId}`.execute(trx);
  const { rate, earned, fee } = rows[0]!;
  return Math.round((earned * rate) / 10_000) - fee;
}
