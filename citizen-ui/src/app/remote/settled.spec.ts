import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { settled } from './settled';

describe('what has stood still', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  it('follows once nothing changes any more, and tells only the last', () => {
    const typed = signal('a');
    const still = TestBed.runInInjectionContext(() => settled(typed, 300));
    TestBed.tick();
    jest.advanceTimersByTime(300);
    expect(still()).toBe('a');
    for (const text of ['b', 'bc']) {
      typed.set(text);
      TestBed.tick();
      jest.advanceTimersByTime(200);
      expect(still()).toBe('a');
    }
    jest.advanceTimersByTime(100);
    expect(still()).toBe('bc');
  });
});
