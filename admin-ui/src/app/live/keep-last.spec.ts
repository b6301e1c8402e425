import { HttpErrorResponse, type HttpResourceRef } from '@angular/common/http';
import { signal } from '@angular/core';
import { describe, expect, it } from '@jest/globals';
import { keepLast } from './keep-last';

function aResource() {
  const now = signal<{ value?: string; error?: unknown }>({});
  // The three things that are asked of a resource; a real one would need a server.
  const resource = {
    hasValue: () => now().value !== undefined,
    value: () => now().value,
    error: () => now().error,
  } as unknown as HttpResourceRef<string | undefined>;
  return { now, resource };
}
const refusal = (status: number) => new HttpErrorResponse({ status });

describe('what a page goes on showing', () => {
  it('is the last value while it loads again or nobody answers', () => {
    const { now, resource } = aResource();
    const kept = keepLast(resource);
    now.set({ value: 'first' });
    expect(kept()).toBe('first');
    now.set({});
    expect(kept()).toBe('first');
    now.set({ error: refusal(503) });
    expect(kept()).toBe('first');
  });

  it.each([403, 404])('is nothing once the answer is %i', (status) => {
    const { now, resource } = aResource();
    const kept = keepLast(resource);
    now.set({ value: 'first' });
    expect(kept()).toBe('first');
    now.set({ error: refusal(status) });
    expect(kept()).toBeUndefined();
  });

  it('is never what belongs to another thing', () => {
    const { now, resource } = aResource();
    const id = signal('p1');
    const kept = keepLast(resource, id);
    now.set({ value: 'of p1' });
    expect(kept()).toBe('of p1');
    id.set('p2');
    now.set({});
    expect(kept()).toBeUndefined();
  });
});
