import { describe, expect, test } from '@jest/globals';
import { compare, type Kept, type Recorded } from './engine-differences.ts';

const at = (n: number) => `2026-10-0${n}T08:00:00.000Z`;
const event = (n: number, change: Partial<Recorded> = {}): Recorded => ({
  commandId: `c${n}`,
  seq: n,
  version: n,
  kind: 'reviseOffer',
  channel: 'web',
  toState: 'offer',
  at: at(n),
  ...change,
});
const command = (n: number, change: Partial<Kept> = {}): Kept => ({
  id: `c${n}`,
  kind: 'command',
  transition: 'reviseOffer',
  at: at(n),
  answer: { state: 'offer', version: n },
  isRefused: false,
  ...change,
});
const hour = (n: number): Kept => ({
  ...command(n),
  id: null,
  kind: 'timer',
  transition: null,
  answer: null,
});
const rung = (n: number) => event(n, { channel: 'timer', kind: 'offersReminder' });
const found = (recorded: Recorded[], kept: Kept[], isWhole = true) =>
  compare(recorded, kept, { isWhole }).map(({ difference, commandId }) => [difference, commandId]);

describe('Audit trail and engine', () => {
  test('agree when each tells what the other tells', () => {
    const recorded = [event(1), rung(2), event(3)];
    expect(found(recorded, [command(1), hour(2), command(3)])).toEqual([]);
    const refused = command(9, { isRefused: true, answer: null });
    expect(found(recorded, [command(1), refused, hour(2), command(3)])).toEqual([]);
  });

  test.each<[string, Recorded[], Kept[], [string, string][]]>([
    ['an act that was never recorded', [event(1)], [command(1), command(2)], [['missing here', 'c2']]],
    ['an act that the engine never took', [event(1), event(2)], [command(1)], [['missing there', 'c2']]],
    ['acts in another order', [event(1), event(2)], [command(2), command(1)], [['other order', 'c2']]],
    ['another state', [event(1)], [command(1, { answer: { state: 'order', version: 1 } })], [['other outcome', 'c1']]],
    ['another version', [event(1)], [command(1, { answer: { state: 'offer', version: 7 } })], [['other outcome', 'c1']]],
    ['an hour that never came', [event(1), rung(2)], [command(1)], [['missing there', 'c2']]],
    ['an hour that came later', [event(1), rung(2)], [command(1), hour(3)], [['missing there', 'c2']]],
    ['two hours where one came', [rung(2), rung(3)], [hour(2)], [['missing there', 'c3']]],
  ])('differ by %s', (_, recorded, kept, expected) => {
    expect(found(recorded, kept)).toEqual(expected);
  }); // prettier-ignore

  test('are compared from the first act that retention has left', () => {
    expect(found([event(1), rung(2), event(3)], [command(3)], false)).toEqual([]);
    expect(found([event(1), event(2), event(3)], [command(2)], false)).toEqual([
      ['missing there', 'c3'],
    ]);
    expect(found([event(1)], [], false)).toEqual([]);
  });

  test('do not differ by what is not answered yet', () => {
    expect(found([event(1)], [command(1), command(2, { answer: null })])).toEqual([]);
  });
});
