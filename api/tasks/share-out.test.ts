import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { loadOf, shareOut } from './share-out.ts';

const person = (id: string, open = 0, overdue = 0) => ({ id, open, overdue });
const task = (id: string, overdue = false, barredId: string | null = null) => ({ id, overdue, barredId }); // prettier-ignore
const given = (tasks: ReturnType<typeof task>[], people: ReturnType<typeof person>[]) =>
  Object.fromEntries(shareOut(tasks, people));

describe('Sharing out', () => {
  test('counts an overdue task twice', () => {
    expect(loadOf({ open: 3, overdue: 2 })).toBe(5);
    expect(loadOf({ open: 4, overdue: 0 })).toBe(4);
  });

  test('gives the next task to whoever has the least in hand, the first among equals', () => {
    const people = [person('anna', 2), person('bruno', 0), person('carla', 1)];
    const tasks = ['1', '2', '3', '4'].map((id) => task(id));
    expect(given(tasks, people)).toEqual({ 1: 'bruno', 2: 'bruno', 3: 'carla', 4: 'anna' });
  });

  test('spares who is late, and lets a late task weigh for what comes after it', () => {
    expect(given([task('1')], [person('anna', 2, 2), person('bruno', 3)])).toEqual({ 1: 'bruno' });
    const two = [person('anna'), person('bruno')];
    expect(given([task('1', true), task('2'), task('3')], two)).toEqual({ 1: 'anna', 2: 'bruno', 3: 'bruno' }); // prettier-ignore
  });

  test('gives nobody a task about an act of their own', () => {
    expect(given([task('1', false, 'anna')], [person('anna'), person('bruno', 9)])).toEqual({ 1: 'bruno' }); // prettier-ignore
    expect(given([task('1', false, 'anna')], [person('anna')])).toEqual({});
    expect(given([task('1')], [])).toEqual({});
  });

  test('never leaves two people further apart than the heaviest task, when they began equal', () => {
    const flags = fc.array(fc.boolean(), { maxLength: 60 });
    fc.assert(
      fc.property(flags, fc.integer({ min: 1, max: 9 }), (overdue, count) => {
        const people = Array.from({ length: count }, (_, n) => person(String(n)));
        const tasks = overdue.map((late, n) => task(String(n), late));
        const shares = shareOut(tasks, people);
        expect(shares.size).toBe(tasks.length);
        const loads = people.map(({ id }) =>
          tasks.filter((one) => shares.get(one.id) === id).reduce((sum, one) => sum + (one.overdue ? 2 : 1), 0),
        ); // prettier-ignore
        expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(2);
      }),
    );
  });
});
