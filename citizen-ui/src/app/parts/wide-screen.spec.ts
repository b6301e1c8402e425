import { afterEach, expect, test } from '@jest/globals';
import {
  EnvironmentInjector,
  createEnvironmentInjector,
  runInInjectionContext,
} from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { wideScreen } from './wide-screen';

const before = globalThis.matchMedia;
afterEach(() => void (globalThis.matchMedia = before));

test('The width of the window is followed until nobody asks any more', () => {
  const listeners = new Set<() => void>();
  const query = {
    matches: false,
    addEventListener: (_: string, listener: () => void) => listeners.add(listener),
    removeEventListener: (_: string, listener: () => void) => listeners.delete(listener),
  };
  globalThis.matchMedia = (() => query) as never;
  const injector = createEnvironmentInjector([], TestBed.inject(EnvironmentInjector));
  const isWide = runInInjectionContext(injector, wideScreen);
  expect(isWide()).toBe(false);
  query.matches = true;
  for (const listener of listeners) listener();
  expect(isWide()).toBe(true);
  injector.destroy();
  expect(listeners.size).toBe(0);
});
