import { expect, test } from '@jest/globals';
import { fewAtOnce } from './few-at-once.ts';

test('Of one key so many run at once and in their order; other keys do not wait for them', async () => {
  const inTurn = fewAtOnce(2);
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const start = (key: string, name: string) =>
    inTurn(key, () => {
      begun.push(name);
      return new Promise<string>((end) => ends.set(name, () => end(name)));
    });
  const all = [start('a', 'a1'), start('a', 'a2'), start('a', 'a3'), start('a', 'a4'), start('b', 'b1')]; // prettier-ignore
  expect(begun).toEqual(['a1', 'a2', 'b1']);
  ends.get('a2')!();
  await all[1];
  expect(begun).toEqual(['a1', 'a2', 'b1', 'a3']);
  ends.get('a1')!();
  await all[0];
  for (const name of ['a3', 'a4', 'b1']) ends.get(name)!();
  expect(await Promise.all(all)).toEqual(['a1', 'a2', 'a3', 'a4', 'b1']);
});

test('A work that fails makes room like any other', async () => {
  const inTurn = fewAtOnce(1);
  const failing = inTurn('a', () => Promise.reject(new Error('no')));
  const next = inTurn('a', () => Promise.resolve('yes'));
  await expect(failing).rejects.toThrow('no');
  expect(await next).toBe('yes');
});
