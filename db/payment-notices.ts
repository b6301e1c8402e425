import type { Trx } from './connect.ts';

/**
 * A payment that is due and has a number under which it can be paid anywhere; of several the first to
 * be due. Amounts in cents; who owes it as far as the asking may know.
 */
export function findNotice(
  trx: Trx,
  { praticaId, paymentId }: { praticaId: string; paymentId?: string },
) {
  return trx
    .selectFrom('paymentAttempt')
    .innerJoin('payment', 'payment.id', 'paymentAttempt.paymentId')
    .innerJoin('pratica', 'pratica.id', 'payment.praticaId')
    .leftJoin('person as debtor', 'debtor.id', 'pratica.applicantId')
    .leftJoin('registeredCitizen', 'registeredCitizen.personId', 'pratica.applicantId')
    .select(['paymentAttempt.reference as nav', 'paymentAttempt.amountCents'])
    .select(['payment.dueAt', 'pratica.number', 'pratica.applicantId'])
    .select(['debtor.name as debtorName', 'registeredCitizen.fiscalCode as debtorCode'])
    .where('payment.praticaId', '=', praticaId)
    .where('payment.status', '=', 'due')
    .where('provider', '=', 'pagopa')
    .where('paymentAttempt.status', '=', 'open')
    .where('reference', 'is not', null)
    .$if(paymentId !== undefined, (some) => some.where('payment.id', '=', paymentId!))
    .orderBy('payment.dueAt')
    .$narrowType<{ nav: string }>()
    .executeTakeFirst();
}
