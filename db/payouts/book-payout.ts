import { sql } from 'kysely';
import type { Trx } from '../connect.ts';
import { BANK_ACCOUNT, enteAccount } from '../ledger-entries.ts';
import { nameUuid } from '../name-uuid.ts';

interface Booked {
  payoutId: string;
  comuneId: string;
  enteId: string;
  /** Whose act it is. */
  commandId: string;
  /** ISO date of the bank. */
  day: string;
}

/**
 * The bank has paid: of each payment what the payout holds of it goes from the ente's account to the
 * bank's, so that every pratica says what was paid out for it. Safe to run again.
 */
export async function bookPayout(trx: Trx, booked: Booked): Promise<void> {
  await writeLines(trx, booked, {
    kind: 'payout',
    nets: await listNets(trx, sql`join payout_entry claimed on claimed.ledger_entry_id = entry.id
      where claimed.payout_id = ${booked.payoutId}`),
  }); // prettier-ignore
}

/** The money came back: all lines once more, the other way round. It is owed again. */
export async function bookReturn(trx: Trx, booked: Booked): Promise<void> {
  await writeLines(trx, booked, {
    kind: 'payoutReturned',
    nets: await listNets(trx, sql`where entry.payout_id = ${booked.payoutId}
      and entry.kind = 'payout' and entry.account = ${enteAccount(booked.enteId)}`),
  }); // prettier-ignore
}

interface Net {
  praticaId: string;
  paymentId: string;
  /** What the ente's account is to be moved by: above zero it has been paid. */
  cents: number;
}

async function listNets(trx: Trx, which: ReturnType<typeof sql>): Promise<Net[]> {
  const { rows } = await sql<Net>`
    select entry.pratica_id, entry.payment_id, -sum(entry.amount_cents)::int as cents
    from ledger_entry entry ${which}
    group by entry.pratica_id, entry.payment_id having sum(entry.amount_cents) <> 0
    order by entry.payment_id`.execute(trx);
  return rows;
}

const LINES_AT_ONCE = 500;

async function writeLines(
  trx: Trx,
  { payoutId, comuneId, enteId, commandId, day }: Booked,
  { kind, nets }: { kind: 'payout' | 'payoutReturned'; nets: readonly Net[] },
): Promise<void> {
  const at = sql<string>`(${day}::date + time '12:00') at time zone 'Europe/Rome'`;
  for (let n = 0; n < nets.length; n += LINES_AT_ONCE) {
    const lines = nets.slice(n, n + LINES_AT_ONCE).flatMap(({ praticaId, paymentId, cents }) => {
      const transactionId = nameUuid('ledger', kind, payoutId, paymentId);
      const common = {
        transactionId,
        comuneId,
        praticaId,
        paymentId,
        kind,
        at,
        commandId,
        payoutId,
      };
      const line = { ...common, gatewayReference: null };
      return [
        { ...line, account: enteAccount(enteId), amountCents: cents },
        { ...line, account: BANK_ACCOUNT, amountCents: -cents },
      ];
    });
    await trx
      .insertInto('ledgerEntry')
      .values(lines)
      .onConflict((conflict) => conflict.columns(['transactionId', 'account']).doNothing())
      .execute();
  }
}
