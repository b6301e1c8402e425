import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { untilWanted } from './until-wanted';

let isWide: boolean;
let screenChanges: EventTarget;
beforeEach(() => {
  jest.useFakeTimers();
  isWide = false;
  screenChanges = new EventTarget();
  globalThis.matchMedia = (() => Object.assign(screenChanges, { matches: isWide })) as never;
  localStorage.clear();
  document.head.innerHTML =
    '<link rel="modulepreload" media="(min-width: 60rem)" href="/start.js">';
  document.body.innerHTML = '<app-root ng-server-context="other"></app-root>';
});
afterEach(() => {
  // Nobody listens for this page any more.
  dispatchEvent(new Event('load'));
  jest.useRealTimers();
});

async function isWanted(): Promise<() => boolean> {
  let isThere = false;
  void untilWanted().then(() => (isThere = true));
  await Promise.resolve();
  return () => isThere;
}

test.each<[string, () => unknown]>([
  ['a hand moves', () => dispatchEvent(new Event('pointerdown'))],
  ['somebody reads on', () => dispatchEvent(new Event('scroll'))],
  ['it is turned and is wide', () => screenChanges.dispatchEvent(new Event('change'))],
])('A phone that reads a drawn page rests until %s', async (_, move) => {
  const wanted = await isWanted();
  await jest.advanceTimersByTimeAsync(5_000);
  expect(wanted()).toBe(false);
  move();
  await jest.advanceTimersByTimeAsync(0);
  expect(wanted()).toBe(true);
});

test('The scripts are at hand by then, and start by themselves in the end', async () => {
  const wanted = await isWanted();
  dispatchEvent(new Event('load'));
  await jest.advanceTimersByTimeAsync(1_000);
  expect(document.querySelectorAll('link[rel=modulepreload]:not([media])')).toHaveLength(1);
  expect(wanted()).toBe(false);
  await jest.advanceTimersByTimeAsync(19_000);
  expect(wanted()).toBe(true);
});

test.each<[string, () => unknown]>([
  ['a page that is empty so far', () => (document.body.innerHTML = '<app-root></app-root>')],
  ['a wide screen', () => (isWide = true)],
  ['who is signed in', () => localStorage.setItem('wemi.signed-in', '1')],
  ['who reads English', () => localStorage.setItem('wemi.language', 'en')],
])('For %s the scripts start at once', async (_, given) => {
  given();
  const wanted = await isWanted();
  await jest.advanceTimersByTimeAsync(0);
  expect(wanted()).toBe(true);
});
