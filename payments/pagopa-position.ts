import { Type, type Static } from 'typebox';
import type { Creditor } from '../db/payees.ts';
import type { NewGatewayOrder, Owed } from './gateway.ts';
import { iuvOf, navOf } from './pagopa-iuv.ts';

/** What GPD answers of a debt position, as far as we ask. */
export const Position = Type.Object({
  iupd: Type.String(),
  status: Type.String(),
  paymentOption: Type.Array(
    Type.Object({
      installments: Type.Array(
        Type.Object({
          nav: Type.String({ pattern: '^\\d{18}$' }),
          iuv: Type.String({ minLength: 1 }),
          amount: Type.Integer({ minimum: 1 }),
          status: Type.String(),
        }),
        { minItems: 1, maxItems: 1 },
      ),
    }),
    { minItems: 1, maxItems: 1 },
  ),
});
export type Position = Static<typeof Position>;

/** Ours have one payment option of one instalment: a payment is paid whole. */
export function instalmentOf<Instalment>({
  paymentOption,
}: {
  paymentOption: { installments: Instalment[] }[];
}) {
  return paymentOption[0]!.installments[0]!;
}

/** Whom the comune has not registered owes under this name: pagoPA's own word for it. */
export const UNKNOWN_DEBTOR = 'ANONIMO';

/**
 * A debt position for GPD: one instalment, one transfer to the comune. It can still be paid after its
 * day: what comes late is given back, and one that nobody wants is shut.
 */
export function newPosition(order: NewGatewayOrder & Owed, creditor: Creditor) {
  const { orderId, amountCents: amount, description, debtor, dueAt } = order;
  const { fiscalCode, name, iban, segregationCode, category } = creditor;
  const iuv = iuvOf(orderId, segregationCode);
  const transfer = {
    idTransfer: '1',
    amount,
    organizationFiscalCode: fiscalCode,
    remittanceInformation: description,
    category,
    iban,
  };
  const installment = {
    nav: navOf(iuv),
    iuv,
    amount,
    description,
    dueDate: dueAt,
    transfer: [transfer],
  };
  return {
    iupd: orderId,
    companyName: name,
    paymentOption: [
      {
        description,
        switchToExpired: false,
        debtor: {
          type: 'F',
          fiscalCode: debtor.fiscalCode ?? UNKNOWN_DEBTOR,
          fullName: debtor.name || UNKNOWN_DEBTOR,
        },
        installments: [installment],
      },
    ],
  };
}
