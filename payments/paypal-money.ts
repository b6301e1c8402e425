import { Type, type Static } from 'typebox';

/** How PayPal writes an amount. */
export const Money = Type.Object({
  currency_code: Type.String(),
  value: Type.String({ pattern: '^\\d{1,9}(\\.\\d{1,2})?$' }),
});

export function toMoney(cents: number): Static<typeof Money> {
  return { currency_code: 'EUR', value: (cents / 100).toFixed(2) };
}

export function toCents({ value }: Static<typeof Money>): number {
  const [euros, rest = ''] = value.split('.');
  return Number(euros) * 100 + Number(rest.padEnd(2, '0'));
}
