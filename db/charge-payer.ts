import { sql } from 'kysely';
import type { Trx } from './connect.ts';
import { payerAccount, transactionIdOf, UNPAID_ACCOUNT, writeMovement } from './ledger-entries.ts';

interface Charge {
  paymentId: string;
  comuneId: string;
  applicantId: string;
  /** What is missing on the payer's account; below zero what is too much there. */
  cents: number;
}

/**
 * Makes what the payer of a pratica is charged what is due: of each payment, all that vouchers leave;
 * nothing of one that fell away. What was paid stays charged. Safe to run again; once for a command,
 * after all it did to payments and vouchers (docs/adr/0035).
 */
export async function chargePayer(
  trx: Trx,
  { praticaId, commandId, at }: { praticaId: string; commandId: string; at: string },
): Promise<void> {
  for (const charge of await listToCharge(trx, { praticaId })) {
    const { paymentId, comuneId, applicantId, cents } = charge;
    const payer = payerAccount(applicantId);
    await writeMovement(trx, {
      ...{ comuneId, praticaId, paymentId, commandId, at },
      transactionId: transactionIdOf('charged', `${commandId}:${paymentId}`),
      kind: 'charged',
      cents: Math.abs(cents),
      debit: cents > 0 ? payer : UNPAID_ACCOUNT,
      credit: cents > 0 ? UNPAID_ACCOUNT : payer,
    });
  }
}

/** Payments whose charge in the ledger is not what is due of them. */
async function listToCharge(trx: Trx, { praticaId }: { praticaId: string }): Promise<Charge[]> {
  const { rows } = await sql<Charge>`
    select payment.id as payment_id, payment.comune_id, applicant_id, (due.cents - charged.cents)::int as cents
    from payment join pratica on pratica.id = payment.pratica_id
    cross join lateral (
      select case payment.status when 'due' then amount_cents - coalesce((
        select sum(case kind when 'reserved' then cents when 'returned' then -cents else 0 end)
        from voucher_movement where payment_id = payment.id), 0) else 0 end as cents
    ) due
    cross join lateral (
      select coalesce(-sum(amount_cents), 0) as cents from ledger_entry
      where ledger_entry.pratica_id = ${praticaId} and payment_id = payment.id
        and kind = 'charged' and account = ${UNPAID_ACCOUNT}
    ) charged
    where payment.pratica_id = ${praticaId} and payment.status in ('due', 'closed')
      and due.cents <> charged.cents
    order by payment.instalment, payment.id`.execute(trx);
  return rows;
}
