import { describe, expect, test } from '@jest/globals';
import { movementsOf } from './payment-movements.ts';

const entry = (kind: string, account: string, cents: number, at: string) =>
  ({ paymentId: 'p', kind, account, cents, at }); // prettier-ignore

const PAID = [
  entry('settled', 'gateway:nexi', 20_000, '2026-03-01'),
  entry('settled', 'fund:wish', 5_000, '2026-03-01'),
  entry('settled', 'ente:e', -25_000, '2026-03-01'),
];
const REFUND = [
  entry('refundDue', 'ente:e', 3_000, '2026-04-01'),
  entry('refundDue', 'refunds-due', -3_000, '2026-04-01'),
];

describe('The movements of a payment', () => {
  test('tell what was paid, what a voucher paid, and what is on its way back', () => {
    expect(movementsOf([...PAID, ...REFUND], ['paypal'])).toEqual({
      paid: [{ cents: 20_000, at: '2026-03-01' }],
      takenBy: ['paypal'],
      vouchers: [{ cents: 5_000, at: '2026-03-01' }],
      borne: [],
      givenBack: [],
      onItsWayCents: 3_000,
    });
  });

  test('keep what the comune bears by a tariff apart from vouchers, and what of it came back', () => {
    const borne = [
      entry('settled', 'fund:tariff:t', 4_000, '2026-03-01'),
      entry('refunded', 'fund:tariff:t', -1_000, '2026-04-01'),
    ];
    expect(movementsOf([...PAID, ...borne])).toMatchObject({
      vouchers: [{ cents: 5_000, at: '2026-03-01' }],
      borne: [
        { cents: 4_000, at: '2026-03-01' },
        { cents: -1_000, at: '2026-04-01' },
      ],
    });
  });

  test('tell what came back once it did', () => {
    const back = [
      entry('refunded', 'refunds-due', 3_000, '2026-04-03'),
      entry('refunded', 'gateway:nexi', -3_000, '2026-04-03'),
    ];
    expect(movementsOf([...PAID, ...REFUND, ...back])).toMatchObject({
      givenBack: [{ cents: 3_000, at: '2026-04-03' }],
      onItsWayCents: 0,
    });
  });

  test('leave out money that came for nothing due, and its way back only', () => {
    const twice = [
      entry('late', 'gateway:nexi', 20_000, '2026-03-02'),
      entry('late', 'held:x', -20_000, '2026-03-02'),
      entry('refundDue', 'held:x', 20_000, '2026-03-02'),
      entry('refundDue', 'refunds-due', -20_000, '2026-03-02'),
      entry('refunded', 'refunds-due', 20_000, '2026-03-03'),
      entry('refunded', 'gateway:nexi', -20_000, '2026-03-03'),
    ];
    const all = [...REFUND, entry('refundDue', 'ente:e', 17_000, '2026-05-01'), entry('refunded', 'counter', -20_000, '2026-05-02')]; // prettier-ignore
    const told = movementsOf([...PAID, ...twice, ...all]);
    expect(told.paid.map(({ cents }) => cents)).toEqual([20_000]);
    expect(told.givenBack).toEqual([{ cents: 20_000, at: '2026-05-02' }]);
  });
});
