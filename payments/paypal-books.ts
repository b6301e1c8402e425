import { Type, type Static } from 'typebox';
import type { Booked, GatewayBooks } from './books.ts';
import { callPayPal, check, type PayPalAccess } from './paypal-call.ts';
import { Money, toCents } from './paypal-money.ts';

const Line = Type.Object({ id: Type.String(), status: Type.String(), amount: Money });
const Order = Type.Object({
  purchase_units: Type.Array(
    Type.Object({
      payments: Type.Optional(
        Type.Object({
          captures: Type.Optional(Type.Array(Line)),
          refunds: Type.Optional(Type.Array(Line)),
        }),
      ),
    }),
    { minItems: 1 },
  ),
});
const TAKEN = ['COMPLETED', 'PARTIALLY_REFUNDED', 'REFUNDED'];
const GIVEN_BACK = ['COMPLETED', 'PENDING'];

/** The books of PayPal, order by order: the Orders API tells of none that it is not asked about. */
export function openPayPalBooks(access: PayPalAccess): GatewayBooks {
  const call = callPayPal(access);
  return {
    async readOrder({ reference }) {
      if (reference === null) return undefined;
      const path = `/v2/checkout/orders/${encodeURIComponent(reference)}`;
      const { status, body } = await call('GET', path);
      if (status === 404) return undefined;
      const payments = check(Order, body).purchase_units.map((unit) => unit.payments ?? {});
      return {
        taken: payments.flatMap(({ captures = [] }) => booked(captures, TAKEN)),
        givenBack: payments.flatMap(({ refunds = [] }) => booked(refunds, GIVEN_BACK)),
      };
    },
  };
}

function booked(lines: Static<typeof Line>[], counting: readonly string[]): Booked[] {
  return lines
    .filter(({ status }) => counting.includes(status))
    .map(({ id, amount }) => ({ operationId: id, cents: toCents(amount) }));
}
