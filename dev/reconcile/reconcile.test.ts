import { describe, expect, it } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { readReconcileOptions } from './options.ts';
import { reportOnBooks } from './report.ts';

const now = Temporal.Instant.from('2026-03-30T10:00:00Z');

describe('The day that is reconciled', () => {
  it('is one of Rome, also when the clocks change in it', () => {
    expect(readReconcileOptions(['--date', '2026-03-29', '--comune', 'milano'], now)).toEqual({
      day: { from: '2026-03-28T23:00:00.000Z', before: '2026-03-29T22:00:00.000Z' },
      comune: 'milano',
    });
  });

  it.each([
    ['missing', []],
    ['no day', ['--date', '2026-02-30']],
    ['not over', ['--date', '2026-03-30']],
    ['another word', ['--day', '2026-03-29']],
  ])('is refused when it is %s, with how to say it', (_what, args) => {
    expect(() => readReconcileOptions(args, now)).toThrow('npm run reconcile -- --date');
  });
});

describe('What is said of the books', () => {
  const of = { provider: 'nexi', orderId: 'o', pratica: 'MI-2026-000001' } as const;

  it('is one line when they agree', () => {
    expect(reportOnBooks({ comuneId: 'milano', orders: 1, differences: [] })).toEqual([
      'milano: 1 order held against the gateways: all books agree',
    ]);
  });

  it('names each difference with pratica and amounts', () => {
    const lines = reportOnBooks({
      comuneId: 'milano',
      orders: 2,
      differences: [
        { kind: 'other-amount', ...of, operationId: '7', ourCents: 123_456, theirCents: 100 },
        { kind: 'kept-wrongly', pratica: of.pratica, cents: 50 },
      ],
    });
    expect(lines).toEqual([
      'milano: nexi took 1.00 € for pratica MI-2026-000001 (7), we have 1,234.56 €',
      'milano: 0.50 € of pratica MI-2026-000001 are kept and not owed',
      'milano: 2 orders held against the gateways: 2 DIFFERENCES',
    ]);
  });
});
